import type { TrailEventKind } from '../model/trail.ts'
import { dayMs, hourMs, minuteMs } from './demonstrationDay.ts'
import type { SeededRandom } from './seededRandom.ts'

/** Something that happened at a trail, before it is written up as an event. */
export interface TrailHappening {
  readonly kind: TrailEventKind
  readonly observedMs: number
  /** Entered by mistake and taken back so much later. */
  readonly withdrawnAfterMs?: number
}

/** What a trail's history has come to by this morning. */
export type TrailFate = 'verified' | 'sealed' | 'reported' | 'breached' | 'reopened'

/** How many trails have come to what; the rest are verified. */
const fates: readonly { fate: TrailFate; count: number }[] = [
  { fate: 'sealed', count: 8 },
  { fate: 'reported', count: 8 },
  { fate: 'breached', count: 10 },
  { fate: 'reopened', count: 7 },
]

export function trailFates(count: number, random: SeededRandom): TrailFate[] {
  const drawn = fates.flatMap(({ fate, count }) => Array.from({ length: count }, () => fate))
  const rest = Array.from({ length: count - drawn.length }, (): TrailFate => 'verified')
  return random.shuffled([...drawn, ...rest])
}

/** One trail's history over the past months up to two days ago, oldest first. */
export function trailHistory(fate: TrailFate, todayMs: number, random: SeededRandom): TrailHappening[] {
  const happenings: TrailHappening[] = []
  const endMs = todayMs - 2 * dayMs
  let clockMs =
    fate === 'reported' ? endMs - random.between(0, 38) * dayMs : endMs - random.between(85, 190) * dayMs
  const happen = (kind: TrailEventKind, afterDays: readonly [number, number], withdrawnAfterMs?: number) => {
    const dueMs = Math.min(clockMs + random.between(...afterDays) * dayMs, endMs - 12 * hourMs)
    const afterLastMs = (happenings.at(-1)?.observedMs ?? 0) + 30 * minuteMs
    clockMs = Math.max(daylight(dueMs, random), afterLastMs)
    happenings.push({
      kind,
      observedMs: clockMs,
      ...(withdrawnAfterMs === undefined ? {} : { withdrawnAfterMs }),
    })
  }
  happen('reported', [0, 0])
  if (fate === 'reported') return happenings

  const closing = () => {
    happen('sealed', [1, 9])
    happen('verified', [0.6, 4])
  }
  closing()
  if (random.chance(0.2)) {
    happen('breached', [4, 12])
    happen('inspected', [0.4, 1])
    closing()
  }
  if (random.chance(0.04)) happen('breached', [2, 5], random.whole(20, 90) * minuteMs)
  for (let inspections = random.whole(1, 3); inspections > 0; inspections--) happen('inspected', [4, 11])

  const lastMs = happenings.at(-1)?.observedMs ?? clockMs
  const leftDays = (endMs - lastMs) / dayMs
  switch (fate) {
    case 'verified':
      if (leftDays > 3) happen('inspected', [leftDays * 0.5, leftDays * 0.95])
      break
    case 'sealed':
      happen('breached', [leftDays * 0.6, leftDays * 0.8])
      happen('sealed', [0.3, 2])
      break
    case 'breached':
      happen('breached', [leftDays * 0.5, leftDays * 0.95])
      break
    case 'reopened':
      happen('reopened', [leftDays * 0.4, leftDays * 0.9])
      break
  }
  return happenings.sort((a, b) => a.observedMs - b.observedMs)
}

/** What happened on one recent day, to which trail of those that may be visited. */
export interface RoundVisit extends TrailHappening {
  /** Index among the visited trails of that day. */
  readonly trail: number
}

/**
 * One day's round: seals are inspected at least every 50 minutes, day and night, and two ways are
 * broken open, closed and verified again. A wall so has something to show for any hour.
 */
export function dayOfVisits(midnightMs: number, random: SeededRandom): RoundVisit[] {
  const incidents: RoundVisit[] = [
    { trail: 0, kind: 'breached', observedMs: midnightMs + at(2, 10) },
    { trail: 0, kind: 'sealed', observedMs: midnightMs + at(6, 35) },
    { trail: 0, kind: 'verified', observedMs: midnightMs + at(9, 15) },
    { trail: 1, kind: 'breached', observedMs: midnightMs + at(11, 50) },
    { trail: 1, kind: 'sealed', observedMs: midnightMs + at(15, 25) },
    { trail: 1, kind: 'verified', observedMs: midnightMs + at(18, 40) },
  ]
  const inspections: RoundVisit[] = []
  let minute = random.whole(5, 20)
  for (let trail = 2; minute < 24 * 60; trail++) {
    inspections.push({ trail, kind: 'inspected', observedMs: midnightMs + minute * minuteMs })
    const isDay = minute >= 6 * 60 && minute < 20 * 60
    minute += isDay ? random.whole(14, 40) : random.whole(30, 50)
  }
  return [...incidents, ...inspections].sort((a, b) => a.observedMs - b.observedMs)
}

const at = (hour: number, minute: number) => hour * hourMs + minute * minuteMs

/** Moves an instant into 07:00–18:59 of its local day, to a whole minute. */
function daylight(instantMs: number, random: SeededRandom): number {
  const utcOffsetMs = 8 * hourMs
  const midnightMs = Math.floor((instantMs + utcOffsetMs) / dayMs) * dayMs - utcOffsetMs
  return midnightMs + random.whole(7 * 60, 19 * 60 - 1) * minuteMs
}
