import { pathLengthM } from '../../geo/chainage.ts'
import type { BarrierPart, BarrierStatus } from '../../data/model/barrier.ts'

/** From the least finished on; of parts that differ a barrier stands where its least finished part does. */
const leastFinishedFirst = [
  'draft',
  'proposed',
  'approved',
  'under-construction',
  'damaged',
  'complete',
  'removed',
] as const satisfies readonly BarrierStatus[]

export interface BarrierStanding {
  readonly status: BarrierStatus
  readonly lengthM: number
  readonly completeM: number
}

/** The status of a part at an instant: its last dated one at or before, the first one before that. */
export function partStatusAt(part: BarrierPart, atMs: number): BarrierStatus {
  let found = part.statuses[0]!
  for (const entry of part.statuses)
    if (
      Date.parse(entry.from) <= atMs &&
      (Date.parse(found.from) > atMs || Date.parse(entry.from) >= Date.parse(found.from))
    )
      found = entry
  return found.status
}

export function barrierStandingAt(parts: readonly BarrierPart[], atMs: number): BarrierStanding {
  let [lengthM, completeM] = [0, 0]
  const statuses = new Set<BarrierStatus>()
  for (const part of parts) {
    const partM = pathLengthM(part.path)
    const status = partStatusAt(part, atMs)
    statuses.add(status)
    lengthM += partM
    if (status === 'complete') completeM += partM
  }
  return {
    status: leastFinishedFirst.find((status) => statuses.has(status)) ?? 'removed',
    lengthM,
    completeM,
  }
}

/** What may follow a status; a planner goes one step on, or back to the drawing board. */
export function nextStatuses(status: BarrierStatus): readonly BarrierStatus[] {
  switch (status) {
    case 'draft':
      return ['proposed']
    case 'proposed':
      return ['approved', 'draft']
    case 'approved':
      return ['under-construction', 'draft']
    case 'under-construction':
      return ['complete']
    case 'complete':
      return ['damaged', 'removed']
    case 'damaged':
      return ['complete', 'removed']
    case 'removed':
      return ['draft']
  }
}
