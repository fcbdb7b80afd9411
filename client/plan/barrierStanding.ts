import { pathLengthM } from '../../geo/chainage.ts'
import { leastFinishedFirst, type BarrierPart, type BarrierStatus } from '../../data/model/barrier.ts'
import { tryInForce } from '../../data/model/dated.ts'

export interface BarrierStanding {
  readonly status: BarrierStatus
  readonly lengthM: number
  readonly completeM: number
}

/** The status of a part at an instant: its last dated one at or before; a draft before the first. */
export function partStatusAt(part: Pick<BarrierPart, 'statuses'>, atMs: number): BarrierStatus {
  return tryInForce(part.statuses, atMs)?.status ?? 'draft'
}

export function barrierStandingAt(
  parts: readonly Pick<BarrierPart, 'path' | 'statuses'>[],
  atMs: number,
): BarrierStanding {
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
