import { z } from 'zod'
import { lineId, patrolTemplateId, teamId, unitId } from './ids.ts'
import { patrol } from './patrol.ts'
import { tierOrder } from './policy.ts'
import { name, synthetic } from './values.ts'

const { fromM, toM, mode, speedKmh, loop, longestOnGroundMin } = patrol.shape
const dayMin = 24 * 60
const mostItems = 3000

/** A patrol of a template, timed by the clocks of the county. */
const patrolTemplateItem = z
  .object({
    teamId,
    fromM,
    toM,
    /** From Monday 00:00, or from midnight where the pattern is a day. */
    startMin: z
      .number()
      .int()
      .min(0)
      .max(7 * dayMin - 1),
    lastsMin: z
      .number()
      .int()
      .min(1)
      .max(31 * dayMin),
    mode,
    speedKmh,
    loop,
    longestOnGroundMin,
  })
  .refine((item) => item.fromM < item.toM, {
    path: ['toM'],
    error: 'toM must be greater than fromM: an empty stretch is refused',
  })

/** How a unit patrols under a warning tier, to be put into the plan of a week. */
export const patrolTemplate = z
  .object({
    id: patrolTemplateId,
    unitId,
    lineId,
    name,
    tier: tierOrder.shape.tier,
    /** A day is put into as many days as wanted. */
    pattern: z.enum(['day', 'week']),
    items: z.array(patrolTemplateItem).min(1).max(mostItems),
    synthetic,
  })
  .refine(({ pattern, items }) => pattern === 'week' || items.every(({ startMin }) => startMin < dayMin), {
    path: ['items'],
    error: 'a day has patrols that begin on it',
  })
export type PatrolTemplate = z.infer<typeof patrolTemplate>
