import { z } from 'zod'
import { chargeId, lineId, personId, stretchId, unitId } from './ids.ts'
import { chainageM, forwardWindowError, instant, isForwardWindow, name, synthetic } from './values.ts'

export const chiefLevel = z.enum(['city', 'county', 'township', 'village'])
export type ChiefLevel = z.infer<typeof chiefLevel>

/** Whoever answers (段长): a person, or an office with the person who answers for it, at one level and for a time. */
const answering = {
  level: chiefLevel,
  unitId,
  /** Null while the post is named and nobody fills it. */
  personId: personId.nullable(),
  post: name,
  /** The office that answers through the person, where it is not the unit as such. */
  department: name.nullable().default(null),
  /** Who is asked when the chief cannot be reached, the first first. */
  deputyIds: z.array(personId).max(10).default([]),
  /** Formal delegation: who answers in the chief's stead, from an instant to an instant. */
  deputising: z
    .array(z.object({ personId, from: instant, to: instant }).refine(isForwardWindow, forwardWindowError))
    .max(20)
    .default([]),
  from: instant,
  to: instant.nullable().default(null),
}

/** What was kept before chiefs had offices, deputies and delegations has none. */
export const addedToAnswering = { department: null, deputyIds: [], deputising: [] }

/** A stretch and its segment chief at one level. */
export const stretch = z
  .object({ id: stretchId, lineId, fromM: chainageM, toM: chainageM, ...answering, synthetic })
  .refine((value) => value.fromM < value.toM, { path: ['toM'], error: 'toM must be greater than fromM' })
export type StretchRecord = z.infer<typeof stretch>

/** What somebody is named for beside a stretch: a point of the line, or a unit's ground as a whole. */
export const chargedKind = z.enum(['port', 'checkpoint', 'trail', 'trade-point', 'unit'])
export type ChargedKind = z.infer<typeof chargedKind>

/** Points that need their named person at every level. */
export const pointKinds = ['port', 'checkpoint', 'trail', 'trade-point'] as const satisfies ChargedKind[]

/** A point or an area (挂钩联系) and who answers for it at one level. */
export const charge = z.object({
  id: chargeId,
  of: z.object({ kind: chargedKind, id: z.uuid() }),
  ...answering,
  synthetic,
})
export type Charge = z.infer<typeof charge>

export type Answering = Pick<StretchRecord, keyof typeof answering>

/** Everybody that a record of either kind names. */
export const peopleOf = ({ personId, deputyIds, deputising }: Answering): string[] => [
  ...(personId === null ? [] : [personId]),
  ...deputyIds,
  ...deputising.map((one) => one.personId),
]

/** Whoever acts in the chief's stead at an instant; undefined where the chief does. */
export const tryDeputising = (
  { deputising }: Answering,
  atMs: number,
): Answering['deputising'][number]['personId'] | undefined =>
  deputising.find(({ from, to }) => Date.parse(from) <= atMs && atMs < Date.parse(to))?.personId
