import type { BarrierPart, BarrierStatus } from '../model/barrier.ts'
import { dayMs, hourMs, localInstant } from './demonstrationDay.ts'
import type { SeededRandom } from './seededRandom.ts'

/** What a barrier has come to by today; the rest are complete. */
export type BarrierFate =
  | 'complete'
  | 'last-part-missing'
  | 'under-construction'
  | 'approved'
  | 'proposed'
  | 'draft'
  | 'damaged'
  | 'removed'

const fates: readonly { fate: BarrierFate; share: number }[] = [
  { fate: 'last-part-missing', share: 0.08 },
  { fate: 'under-construction', share: 0.13 },
  { fate: 'approved', share: 0.07 },
  { fate: 'proposed', share: 0.05 },
  { fate: 'draft', share: 0.03 },
  { fate: 'damaged', share: 0.1 },
  { fate: 'removed', share: 0.02 },
]

export function barrierFates(count: number, random: SeededRandom): BarrierFate[] {
  const drawn = fates.flatMap(({ fate, share }) =>
    Array.from({ length: Math.round(share * count) }, () => fate),
  )
  const rest = Array.from({ length: count - drawn.length }, (): BarrierFate => 'complete')
  return random.shuffled([...drawn, ...rest])
}

/** The dated statuses of one part; nothing of it lies later than yesterday. */
export function barrierHistory(
  fate: BarrierFate,
  isLastPart: boolean,
  todayMs: number,
  random: SeededRandom,
): BarrierPart['statuses'] {
  const reached = stepsTo(fate, isLastPart)
  // Going backwards from the last step, each one began so many days before the next.
  let clockMs = todayMs - lastStepDays(reached, random) * dayMs
  const statuses: BarrierPart['statuses'] = []
  for (const status of reached.toReversed()) {
    statuses.unshift({ status, from: localInstant(workingHour(clockMs, random)) })
    clockMs -= random.between(10, 60) * dayMs
  }
  return statuses
}

function stepsTo(fate: BarrierFate, isLastPart: boolean): BarrierStatus[] {
  switch (fate) {
    case 'draft':
      return ['draft']
    case 'proposed':
      return ['draft', 'proposed']
    case 'approved':
      return ['proposed', 'approved']
    case 'under-construction':
      return ['approved', 'under-construction']
    case 'complete':
      return ['approved', 'under-construction', 'complete']
    case 'last-part-missing':
      return isLastPart ? ['approved', 'under-construction'] : ['approved', 'under-construction', 'complete']
    case 'damaged':
      return isLastPart ? ['under-construction', 'complete', 'damaged'] : ['under-construction', 'complete']
    case 'removed':
      return ['under-construction', 'complete', 'removed']
  }
}

/** How long ago the last step was: damage is recent, a finished fence has stood for a while. */
function lastStepDays(reached: readonly BarrierStatus[], random: SeededRandom): number {
  const last = reached.at(-1)
  if (last === 'damaged') return random.whole(1, 9)
  return last === 'complete' ? random.whole(20, 380) : random.whole(3, 40)
}

/** To the hour, between 08:00 and 17:00 of the local day before. */
function workingHour(instantMs: number, random: SeededRandom): number {
  const utcOffsetMs = 8 * hourMs
  const midnightMs = Math.floor((instantMs + utcOffsetMs) / dayMs) * dayMs - utcOffsetMs
  return midnightMs - dayMs + random.whole(8, 17) * hourMs
}
