import { defaultPolicy } from '../../geo/policy.ts'
import type { Stretch, TimeWindow } from '../../geo/units.ts'
import type { Patrol, PatrolMode } from '../model/patrol.ts'
import { minuteMs } from './demonstrationDay.ts'
import { type SeededRandom, seededRandom, seedOf, tryByShare } from './seededRandom.ts'

/** How a patrol was really gone, which is not always how it was assigned. */
export interface Walk {
  readonly seed: number
  readonly mode: PatrolMode
  readonly assigned: TimeWindow
  /** When the team was on its way; before and after it waits at its post, away from the line. */
  readonly underWay: TimeWindow
  /** Where it went there and back. */
  readonly stretch: Stretch
  readonly beginsAtEnd: boolean
  /** From one end to the other, with the rest there. */
  readonly legMs: number
  readonly restMs: number
  /** After each way there and back a drone stands on the ground so long. */
  readonly groundMs: number
  /** Beside the line, on home ground. */
  readonly offsetM: number
  /** When its phone was off. */
  readonly silent: TimeWindow
}

/** What can become of a patrol; all others go as they are assigned. */
type Mishap = 'late' | 'leaves-early' | 'turns-early' | 'silent-for-a-while' | 'silent' | 'astray'

const mishaps: readonly { mishap: Mishap; share: number }[] = [
  { mishap: 'late', share: 0.035 },
  { mishap: 'leaves-early', share: 0.035 },
  { mishap: 'turns-early', share: 0.03 },
  { mishap: 'silent-for-a-while', share: 0.04 },
  { mishap: 'silent', share: 0.02 },
  { mishap: 'astray', share: 0.015 },
]

const usualKmh: Readonly<Record<PatrolMode, number>> = {
  foot: defaultPolicy.footKmh,
  vehicle: defaultPolicy.vehicleKmh,
  drone: defaultPolicy.droneKmh,
}
/** Teams go up to their neighbours' and a little beyond. */
const overshootM = 15
/** It rests at each end. */
const restMs: Readonly<Record<PatrolMode, number>> = { foot: 2 * minuteMs, vehicle: minuteMs, drone: 0 }

/**
 * The walk of a patrol follows from the patrol alone, so that it is the same whenever it is asked for.
 * A team begins at one end and goes there and back as many whole times as its window holds at the
 * speed it claims, so it keeps its claim and hands over at an end.
 */
export function walkOf(patrol: Patrol, lineLengthM: number): Walk {
  const random = seededRandom(`walk/${patrol.id}`)
  const mishap = tryByShare(mishaps, random.next())?.mishap
  const assigned = { fromMs: Date.parse(patrol.from), toMs: Date.parse(patrol.to) }
  const lengthM = patrol.toM - patrol.fromM
  const claimedLegMs = (lengthM / 1000 / (patrol.speedKmh ?? usualKmh[patrol.mode])) * 60 * minuteMs
  const groundMs = patrol.longestOnGroundMin * 0.8 * minuteMs
  const rounds = (assigned.toMs - assigned.fromMs) / (2 * claimedLegMs + groundMs)
  // A drone comes back before it is put away; walkers may end at either end.
  const legs = groundMs > 0 ? 2 * Math.ceil(rounds) : Math.ceil(2 * rounds)
  const legMs = (assigned.toMs - assigned.fromMs - (legs / 2) * groundMs) / legs
  const beginsAtEnd = random.chance(0.5)
  const stretch = wentTo(patrol, mishap, beginsAtEnd, lineLengthM)
  return {
    seed: seedOf(patrol.id),
    mode: patrol.mode,
    assigned,
    underWay: underWayOf(assigned, mishap, random),
    stretch,
    beginsAtEnd,
    legMs: legMs * Math.min(1, (stretch.toM - stretch.fromM) / lengthM),
    restMs: Math.min(restMs[patrol.mode], legMs / 10),
    groundMs,
    offsetM: random.between(14, 32),
    silent: silenceOf(assigned, mishap, random),
  }
}

/** Where the team was, or undefined while it waited at its post. */
export function tryChainageAt(walk: Walk, atMs: number): number | undefined {
  const { underWay, stretch, beginsAtEnd, legMs, groundMs } = walk
  if (atMs < underWay.fromMs || atMs >= underWay.toMs) return undefined
  const sinceMs = (atMs - underWay.fromMs) % (2 * legMs + groundMs)
  const leg = Math.floor(sinceMs / legMs)
  if (leg >= 2) return beginsAtEnd ? stretch.toM : stretch.fromM
  const share = Math.min(1, (sinceMs - leg * legMs) / (legMs - walk.restMs))
  const isForward = (leg === 0) !== beginsAtEnd
  return isForward
    ? stretch.fromM + share * (stretch.toM - stretch.fromM)
    : stretch.toM - share * (stretch.toM - stretch.fromM)
}

function underWayOf({ fromMs, toMs }: TimeWindow, mishap: Mishap | undefined, random: SeededRandom) {
  const lostMs = Math.min(random.whole(35, 150) * minuteMs, (toMs - fromMs) / 2)
  return {
    fromMs: mishap === 'late' ? fromMs + lostMs : fromMs,
    toMs: mishap === 'leaves-early' ? toMs - lostMs : toMs,
  }
}

function wentTo(
  patrol: Patrol,
  mishap: Mishap | undefined,
  beginsAtEnd: boolean,
  lineLengthM: number,
): Stretch {
  let { fromM, toM } = patrol
  const lengthM = toM - fromM
  if (mishap === 'turns-early') {
    if (beginsAtEnd) fromM += lengthM / 3
    else toM -= lengthM / 3
  } else if (mishap === 'astray') {
    // Along the neighbours' ground, on the side on which there is some.
    const asideM = lengthM + 200
    const isRoomBehind = fromM - asideM >= 0
    fromM += isRoomBehind ? -asideM : asideM
    toM += isRoomBehind ? -asideM : asideM
  }
  return { fromM: Math.max(0, fromM - overshootM), toM: Math.min(lineLengthM, toM + overshootM) }
}

function silenceOf({ fromMs, toMs }: TimeWindow, mishap: Mishap | undefined, random: SeededRandom) {
  if (mishap === 'silent') return { fromMs, toMs }
  if (mishap !== 'silent-for-a-while') return { fromMs: toMs, toMs }
  const beginMs = random.between(fromMs, (fromMs + toMs) / 2)
  return { fromMs: beginMs, toMs: beginMs + random.whole(30, 100) * minuteMs }
}
