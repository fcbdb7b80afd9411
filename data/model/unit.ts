import { z } from 'zod'
import { lineId, personId, unitId } from './ids.ts'
import { chainageInterval, name, position, synthetic } from './values.ts'

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
