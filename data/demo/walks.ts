import { defaultPolicy } from '../../geo/policy.ts'
import type { Stretch, TimeWindow } from '../../geo/units.ts'
import type { Patrol, PatrolMode } from '../model/patrol.ts'
import { hourMs, minuteMs } from './demonstrationDay.ts'
import { type SeededRandom, seededRandom, seedOf, tryByShare } from './seededRandom.ts'

/** How a patrol was really gone, which is not always how it was assigned. */
export interface Walk {
  readonly seed: number
  readonly mode: PatrolMode
  readonly assigned: TimeWindow
  /** When the team was on its way; before, after and in a pause it is at its post, away from the line. */
  readonly underWay: TimeWindow
  readonly pause: TimeWindow
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
type Mishap =
  | 'late'
  | 'leaves-early'
  | 'stays-at-post'
  | 'turns-early'
  | 'astray'
  | 'silent-for-a-while'
  | 'silent'

const mishaps: readonly { mishap: Mishap; share: number }[] = [
  { mishap: 'late', share: 0.02 },
  { mishap: 'leaves-early', share: 0.02 },
  { mishap: 'stays-at-post', share: 0.055 },
  { mishap: 'turns-early', share: 0.02 },
  { mishap: 'astray', share: 0.02 },
  { mishap: 'silent-for-a-while', share: 0.03 },
  { mishap: 'silent', share: 0.025 },
]
/** So many teams go more slowly than they claim, up to by so much. */
const slow = { share: 0.5, by: 1 }
/** So many walkers on a long watch go in for a meal in the middle of it, which nobody assigned. */
const pauses = { share: 0.5, leastHours: 6, min: [45, 90] } as const

const usualKmh: Readonly<Record<PatrolMode, number>> = {
  foot: defaultPolicy.footKmh,
  vehicle: defaultPolicy.vehicleKmh,
  drone: defaultPolicy.droneKmh,
}
/** Phones are on from so long before the window until so long after it. */
export const marginMs = 1.5 * minuteMs
/** Teams go up to their neighbours' and a little beyond. */
const overshootM = 15
/** It rests at each end. */
const restMs: Readonly<Record<PatrolMode, number>> = { foot: 2 * minuteMs, vehicle: minuteMs, drone: 0 }

/** The way from the line to a post. */
const wayToPostMs: Readonly<Record<PatrolMode, number>> = {
  foot: 10 * minuteMs,
  vehicle: 3 * minuteMs,
  drone: 3 * minuteMs,
}

/**
 * The walk of a patrol follows from the patrol alone, so that it is the same whenever it is asked for.
 * A team begins at one end and goes there and back as many whole times as its window holds at the
 * speed it claims, so it keeps its claim and hands over at an end; a slow one gets less far.
 */
export function walkOf(patrol: Patrol, lineLengthM: number): Walk {
  const random = seededRandom(`gone/${patrol.id}`)
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
  const pace = random.chance(slow.share) ? 1 + random.between(0, slow.by) : 1
  const stretch = wentTo(patrol, mishap, beginsAtEnd, lineLengthM)
  return {
    seed: seedOf(patrol.id),
    mode: patrol.mode,
    assigned,
    underWay: underWayOf(assigned, mishap, random),
    stretch,
    beginsAtEnd,
    legMs: legMs * pace * Math.min(1, (stretch.toM - stretch.fromM) / lengthM),
    restMs: Math.min(restMs[patrol.mode], legMs / 10),
    groundMs,
    offsetM: random.between(14, 32),
    silent: silenceOf(assigned, mishap, random),
    pause: pauseIn(assigned, patrol.mode, random),
  }
}

/** Where a team was: beside a place of the line, or how far on the way from there to its post, 0 to 1. */
export interface Whereabouts {
  readonly chainageM: number
  readonly wayToPost: number
}

export function whereaboutsAt(walk: Walk, atMs: number): Whereabouts {
  const { underWay, pause, mode } = walk
  const wayAfter = (ms: number) => Math.min(1, Math.max(0, ms / wayToPostMs[mode]))
  if (atMs < underWay.fromMs)
    return { chainageM: chainageAfter(walk, 0), wayToPost: wayAfter(underWay.fromMs - atMs) }
  const wentMs = (untilMs: number) => {
    const pausedMs = Math.max(0, Math.min(untilMs, pause.toMs) - pause.fromMs)
    return Math.min(untilMs, underWay.toMs) - underWay.fromMs - pausedMs
  }
  const chainageM = chainageAfter(walk, wentMs(atMs))
  if (atMs >= underWay.toMs) return { chainageM, wayToPost: wayAfter(atMs - underWay.toMs) }
  const intoPauseMs = Math.min(atMs - pause.fromMs, pause.toMs - atMs)
  return { chainageM, wayToPost: wayAfter(intoPauseMs) }
}

/** Where it is after so long on its way there and back. */
function chainageAfter(walk: Walk, wentMs: number): number {
  const { stretch, beginsAtEnd, legMs, groundMs } = walk
  const sinceMs = wentMs % (2 * legMs + groundMs)
  const leg = Math.floor(sinceMs / legMs)
  if (leg >= 2) return beginsAtEnd ? stretch.toM : stretch.fromM
  const share = Math.min(1, (sinceMs - leg * legMs) / (legMs - walk.restMs))
  const isForward = (leg === 0) !== beginsAtEnd
  return isForward
    ? stretch.fromM + share * (stretch.toM - stretch.fromM)
    : stretch.toM - share * (stretch.toM - stretch.fromM)
}

function underWayOf({ fromMs, toMs }: TimeWindow, mishap: Mishap | undefined, random: SeededRandom) {
  const lostMs = Math.min(random.whole(90, 300) * minuteMs, (toMs - fromMs) / 2)
  if (mishap === 'stays-at-post') return { fromMs: Infinity, toMs: Infinity }
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

function pauseIn({ fromMs, toMs }: TimeWindow, mode: PatrolMode, random: SeededRandom): TimeWindow {
  const isLong = toMs - fromMs >= pauses.leastHours * hourMs
  const lengthMs = random.whole(...pauses.min) * minuteMs
  const beginMs = fromMs + (toMs - fromMs) * random.between(0.35, 0.55)
  return mode === 'foot' && isLong && random.chance(pauses.share)
    ? { fromMs: beginMs, toMs: beginMs + lengthMs }
    : { fromMs: Infinity, toMs: Infinity }
}

function silenceOf({ fromMs, toMs }: TimeWindow, mishap: Mishap | undefined, random: SeededRandom) {
  if (mishap === 'silent') return { fromMs: fromMs - marginMs, toMs: toMs + marginMs }
  if (mishap !== 'silent-for-a-while') return { fromMs: Infinity, toMs: Infinity }
  const beginMs = random.between(fromMs, (fromMs + toMs) / 2)
  return { fromMs: beginMs, toMs: beginMs + random.whole(30, 100) * minuteMs }
}
