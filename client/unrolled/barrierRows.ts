import type { BarrierPart } from '../../data/model/barrier.ts'
import type { Name } from '../../data/model/values.ts'
import { barredHulls } from '../../geo/barred.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import { stateAt } from '../map/useDomainRows.ts'
import type { BarrierRow } from './stripRows.ts'

interface BarrierFact {
  id: string
  name: Name
  lineId: string
  parts: readonly BarrierPart[]
}

interface PlacedPart {
  barrier: BarrierFact
  statuses: BarrierPart['statuses']
  hulls: readonly Stretch[]
}

/** Where each part of each barrier of a line runs along it; the costly half, done once a data set. */
export function placeBarriers(
  line: BorderLine,
  barriers: readonly BarrierFact[],
  maxOffsetM: number,
): PlacedPart[] {
  return barriers
    .filter((barrier) => barrier.lineId === line.id)
    .flatMap((barrier) =>
      barrier.parts.map(({ path, statuses }) => ({
        barrier,
        statuses,
        hulls: barredHulls(line, path, maxOffsetM),
      })),
    )
}

/** The rows at an instant; what is removed, or stood not even as a draft yet, has none. */
export function barrierRowsAt(placed: readonly PlacedPart[], atMs: number): BarrierRow[] {
  return placed.flatMap(({ barrier, statuses, hulls }) => {
    const status = stateAt(statuses, atMs)?.status
    if (status === undefined || status === 'removed') return []
    return hulls.map(({ fromM, toM }) => ({ id: barrier.id, name: barrier.name, status, fromM, toM }))
  })
}
