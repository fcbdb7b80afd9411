import { z } from 'zod'
import { lineId, personId, stretchId, unitId } from './ids.ts'
import { chainageInterval, chainageM, instant, name, position, synthetic } from './values.ts'

export const unitLevel = z.enum(['prefecture', 'county', 'township', 'village', 'group'])
export type UnitLevel = z.infer<typeof unitLevel>

/** What a county holds it says itself, whatever stands above it in the tree. */
export const isTopLevel = (level: UnitLevel): boolean => level === 'prefecture' || level === 'county'

/** A unit of the five-level tree with the ground it holds on each line. */
export const unit = z.object({
  id: unitId,
  name,
  level: unitLevel,
  parentId: unitId.nullable(),
  ground: z.array(z.object({ lineId }).and(chainageInterval)),
  /** Where its village, or its office, stands; null where nobody entered it. */
  seat: position.nullable().default(null),
  synthetic,
})
export type Unit = z.infer<typeof unit>

/** A county has its prefecture above it in the tree, and is at the top all the same. */
export const isTopUnit = ({ parentId, level }: Pick<Unit, 'parentId' | 'level'>): boolean =>
  parentId === null || isTopLevel(level)

/** Somebody on a roster: what the duty needs and nothing else. */
export const person = z.object({
  id: personId,
  unitId,
  name,
  post: name,
  phone: z.string().trim().max(40).nullable().default(null),
  /** May lead a shift: a qualification given by the unit. */
  mayLead: z.boolean(),
  synthetic,
})
export type Person = z.infer<typeof person>

export const chiefLevel = z.enum(['city', 'county', 'township', 'village'])
export type ChiefLevel = z.infer<typeof chiefLevel>

/** A stretch and its segment chief (段长) at one level, from an instant to an instant. */
export const stretch = z
  .object({
    id: stretchId,
    lineId,
    fromM: chainageM,
    toM: chainageM,
    level: chiefLevel,
    unitId,
    personId: personId.nullable(),
    post: name,
    from: instant,
    to: instant.nullable().default(null),
    synthetic,
  })
  .refine((value) => value.fromM < value.toM, { path: ['toM'], error: 'toM must be greater than fromM' })
export type StretchRecord = z.infer<typeof stretch>
