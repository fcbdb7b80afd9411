import type { Answering, Charge, ChiefLevel } from '../../data/model/chief.ts'
import { stateOf, type AnsweredState } from '../../geo/responsibility.ts'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import type { Stretch } from '../../geo/units.ts'
import type { Answered } from './useResponsibility.ts'

/** One assignment of a chief as tables list it. */
export interface ChiefRow {
  readonly kind: 'stretch' | 'charge'
  readonly id: string
  readonly version: number
  readonly level: ChiefLevel
  readonly unitId: string
  readonly post: string
  readonly what: string
  /** Of the line, where it is a stretch. */
  readonly stretch: (Stretch & { readonly lineId: string }) | undefined
  readonly of: Charge['of'] | undefined
  readonly record: Answering
}

/** What is not as it should be, or will not be soon. */
export interface MissingRow {
  readonly key: string
  readonly kind: 'stretch' | Charge['of']['kind']
  readonly what: string
  readonly level: ChiefLevel
  readonly state: AnsweredState
  /** When it becomes so; undefined where it is so now. */
  readonly at: string | undefined
  readonly stretch: Stretch | undefined
  readonly of: Charge['of'] | undefined
  readonly chiefIds: readonly string[]
}

/** What of a line is nobody's, vacant or several's now, and what will be within thirty days; the longest first. */
export function missingRows(
  { responsibility, stretchById, pointById }: Answered,
  named: {
    readonly point: (point: NonNullable<ReturnType<Answered['pointById']['get']>>) => string
    readonly unit: (id: string) => string
  },
): MissingRow[] {
  const { levels, points, areas } = responsibility
  const ofStretches = levels.flatMap(({ level, pieces }) =>
    pieces
      .filter(({ state }) => state !== 'one')
      .map(({ fromM, toM, state, stretchIds }): MissingRow => ({
        key: `${level} ${fromM}`,
        kind: 'stretch',
        what: formatStretch({ fromM, toM }),
        level,
        state,
        at: undefined,
        stretch: { fromM, toM },
        of: undefined,
        chiefIds: stretchIds,
      })),
  )
  const soon = levels.flatMap(({ level, changes }) =>
    changes.flatMap(({ at, fromM, toM, after }): MissingRow[] => {
      const state = stateOf(after.map((id) => ({ chief: stretchById.get(id)?.properties.personId ?? null })))
      if (state === 'one') return []
      const what = formatStretch({ fromM, toM })
      const key = `${level} ${fromM} ${at}`
      const stretch = { fromM, toM }
      return [{ key, kind: 'stretch', what, level, state, at, stretch, of: undefined, chiefIds: after }]
    }),
  )
  const ofPoints = points.flatMap(({ kind, id, atM, levels: answeredBy }) => {
    const point = pointById.get(id)
    const [first = 0] = atM
    if (point === undefined) return []
    return answeredBy
      .filter(({ state }) => state !== 'one')
      .map(({ level, state, chiefIds }): MissingRow => ({
        key: `${level} ${id}`,
        kind,
        what: `${named.point(point)} · ${formatChainage(first)}`,
        level,
        state,
        at: undefined,
        stretch: { fromM: Math.max(0, first - 250), toM: Math.min(first + 250, responsibility.lengthM) },
        of: { kind, id },
        chiefIds,
      }))
  })
  const ofAreas = areas
    .filter(({ state }) => state !== 'one')
    .map(({ unitId, level, state, chiefIds }): MissingRow => ({
      key: `${level} ${unitId}`,
      kind: 'unit',
      what: named.unit(unitId),
      level,
      state,
      at: undefined,
      stretch: undefined,
      of: { kind: 'unit', id: unitId },
      chiefIds,
    }))
  return [
    ...ofStretches.toSorted((one, other) => lengthOf(other) - lengthOf(one)),
    ...soon,
    ...ofAreas,
    ...ofPoints,
  ]
}

export const lengthOf = ({ kind, stretch }: MissingRow): number =>
  kind !== 'stretch' || stretch === undefined ? 0 : stretch.toM - stretch.fromM
