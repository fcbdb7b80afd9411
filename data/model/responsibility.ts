import { z } from 'zod'
import {
  answeredAt,
  answeredChanges,
  answeredM,
  answeredPoint,
  stateOf,
  type StretchTerm,
  type Term,
} from '../../geo/responsibility.ts'
import { chargedKind, chiefLevel, pointKinds, type Answering, type Charge, type ChiefLevel } from './chief.ts'
import type { StretchRecord } from './chief.ts'
import { lineId, unitId } from './ids.ts'
import type { Unit } from './unit.ts'
import { instant } from './values.ts'

export const answeredState = z.enum(['one', 'several', 'vacant', 'nobody'])

const ids = z.array(z.string())
const metres = z.number()

/** Who answers for all of a line at an instant, at each level, and what of it changes soon. */
export const responsibility = z.object({
  lineId,
  at: instant,
  lengthM: metres,
  levels: z.array(
    z.object({
      level: chiefLevel,
      /** How much of the line is in each state. */
      metres: z.object({ one: metres, several: metres, vacant: metres, nobody: metres }),
      /** The whole line, in order; neighbours differ in who answers. */
      pieces: z.array(z.object({ fromM: metres, toM: metres, state: answeredState, stretchIds: ids })),
      /** Within the next thirty days, by stretch before and after. */
      changes: z.array(z.object({ at: instant, fromM: metres, toM: metres, before: ids, after: ids })),
    }),
  ),
  /** Each port, checkpoint, trail and trade point of the line. */
  points: z.array(
    z.object({
      kind: chargedKind.extract([...pointKinds]),
      id: z.string(),
      atM: z.array(metres),
      levels: z.array(
        z.object({
          level: chiefLevel,
          state: answeredState,
          /** Somebody was named for it, or whoever has the stretch that it lies on answers. */
          by: z.enum(['itself', 'stretch']),
          /** Of the charges that name it, or of the stretches. */
          chiefIds: ids,
        }),
      ),
    }),
  ),
  /** Units whose ground as a whole somebody of a level above is linked to, or would be as its neighbours are. */
  areas: z.array(z.object({ unitId, level: chiefLevel, state: answeredState, chiefIds: ids })),
})
export type Responsibility = z.infer<typeof responsibility>
export type AnsweredPointOf = Responsibility['points'][number]

export interface PointOnLine {
  readonly kind: AnsweredPointOf['kind']
  readonly id: string
  /** Every place where it meets the line. */
  readonly atM: readonly number[]
}

export interface ResponsibilityRecords {
  readonly stretches: readonly (Omit<StretchRecord, 'id'> & { readonly id: string })[]
  readonly charges: readonly Charge[]
  /** Of this line alone. */
  readonly points: readonly PointOnLine[]
  readonly units: readonly Unit[]
}

export const soonMs = 30 * 86_400_000

const window = ({ from, to }: Pick<Answering, 'from' | 'to'>) => ({
  fromMs: Date.parse(from),
  toMs: to === null ? Infinity : Date.parse(to),
})

const term = (record: Answering & { readonly id: string }): Term => ({
  id: record.id,
  chief: record.personId,
  ...window(record),
})

/** The end of a line is written to the metre: what falls short of it by less is no hole. */
const endOf = (toM: number, lengthM: number): number => (lengthM - toM < 1 ? Math.max(toM, lengthM) : toM)

/** From all that is kept of a line; records that lie elsewhere are left out. */
export function responsibilityOf(
  line: { readonly id: string; readonly lengthM: number },
  { stretches, charges, points, units }: ResponsibilityRecords,
  atMs: number,
): Responsibility {
  const { lengthM } = line
  const byLevel = new Map<ChiefLevel, StretchTerm[]>(chiefLevel.options.map((level) => [level, []]))
  for (const one of stretches)
    if (one.lineId === line.id)
      byLevel.get(one.level)?.push({ ...term(one), fromM: one.fromM, toM: endOf(one.toM, lengthM) })
  const named = new Map<string, Charge[]>()
  for (const one of charges) {
    const known = named.get(one.of.id)
    if (known === undefined) named.set(one.of.id, [one])
    else known.push(one)
  }
  const namedFor = (id: string, level: ChiefLevel) =>
    (named.get(id) ?? []).filter((one) => one.level === level).map(term)
  const cut = [...byLevel].map(([level, terms]) => ({
    level,
    terms,
    pieces: answeredAt(terms, lengthM, atMs),
  }))
  return {
    lineId: line.id as Responsibility['lineId'],
    at: new Date(atMs).toISOString(),
    lengthM,
    levels: cut.map(({ level, terms, pieces }) => {
      return {
        level,
        metres: answeredM(pieces),
        pieces: pieces.map(({ termIds, ...piece }) => ({ ...piece, stretchIds: [...termIds] })),
        changes: answeredChanges(terms, lengthM, { fromMs: atMs, toMs: atMs + soonMs }).map(
          ({ atMs: changesMs, before, after, ...stretch }) => ({
            at: new Date(changesMs).toISOString(),
            ...stretch,
            before: [...before],
            after: [...after],
          }),
        ),
      }
    }),
    points: points.map(({ kind, id, atM }) => ({
      kind,
      id,
      atM: [...atM],
      levels: cut.map(({ level, pieces }) => {
        const { termIds, ...answered } = answeredPoint(atM, namedFor(id, level), pieces, atMs)
        return { level, ...answered, chiefIds: [...termIds] }
      }),
    })),
    areas: areasOf(line.id, units, charges, atMs),
  }
}

/** Who of which level is linked to a unit's ground: a county leader to a township, a township leader to a village. */
const linkedFrom = { township: 'county', village: 'township' } as const satisfies Partial<
  Record<Unit['level'], ChiefLevel>
>

/** A county that links nobody at a level is not told of every unit that nobody is linked to. */
function areasOf(
  id: string,
  units: readonly Unit[],
  charges: readonly Charge[],
  atMs: number,
): Responsibility['areas'] {
  const inForce = charges.filter((one) => {
    const { fromMs, toMs } = window(one)
    return one.of.kind === 'unit' && fromMs <= atMs && atMs < toMs
  })
  const byUnit = new Map<string, Charge[]>()
  for (const one of inForce) byUnit.set(one.of.id, [...(byUnit.get(one.of.id) ?? []), one])
  const levelOf = new Map<string, Unit['level']>(units.map((unit) => [unit.id, unit.level]))
  const used = new Set(inForce.map(({ of, level }) => `${levelOf.get(of.id)} ${level}`))
  return units
    .filter(({ ground }) => ground.some((piece) => piece.lineId === id))
    .flatMap((unit) => {
      const linked = byUnit.get(unit.id) ?? []
      const expected =
        unit.level === 'township' || unit.level === 'village' ? linkedFrom[unit.level] : undefined
      const levels = chiefLevel.options.filter(
        (level) =>
          linked.some((one) => one.level === level) ||
          (level === expected && used.has(`${unit.level} ${level}`)),
      )
      return levels.map((level) => {
        const own = linked.filter((one) => one.level === level)
        // An office beside a leader is no contradiction: areas are answered for together.
        const state = stateOf(own.map(term))
        return {
          unitId: unit.id,
          level,
          state: state === 'several' ? ('one' as const) : state,
          chiefIds: own.map((one) => one.id as string),
        }
      })
    })
}
