import type { StretchRecord } from '../../data/model/chief.ts'
import type { Name } from '../../data/model/values.ts'
import type { ChiefRow } from './stripRows.ts'

type ChiefStretch = Pick<
  StretchRecord,
  'lineId' | 'fromM' | 'toM' | 'level' | 'unitId' | 'post' | 'from' | 'to'
> & { id: string }

/** Coarser levels stand in where nobody is entered at township level. */
const levelsShown = ['township', 'county', 'city', 'village'] as const

/** Who answers for each stretch of a line at an instant: one level, the township's where there is one. */
export function chiefRowsAt(
  stretches: readonly ChiefStretch[],
  units: readonly { id: string; name: Name }[],
  lineId: string | undefined,
  atMs: number,
): ChiefRow[] {
  const nameById = new Map(units.map((unit) => [unit.id, unit.name]))
  const inForce = stretches.filter(
    (stretch) =>
      stretch.lineId === lineId &&
      Date.parse(stretch.from) <= atMs &&
      (stretch.to === null || atMs < Date.parse(stretch.to)),
  )
  const level = levelsShown.find((shown) => inForce.some((stretch) => stretch.level === shown))
  return inForce
    .filter((stretch) => stretch.level === level)
    .map(({ id, fromM, toM, level: chiefLevel, post, unitId }) => ({
      id,
      fromM,
      toM,
      level: chiefLevel,
      post,
      unitId,
      unit: nameById.get(unitId),
    }))
    .toSorted((a, b) => a.fromM - b.fromM)
}
