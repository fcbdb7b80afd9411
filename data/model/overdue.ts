import { z } from 'zod'
import { lineId, trailId, unitId } from './ids.ts'
import { chainageM, instant } from './values.ts'

/** A seal that somebody should have been at by now. */
const overdueSeal = z.object({
  trailId,
  number: z.number().int(),
  lineId,
  /** Where its trail meets the line first. */
  atM: chainageM,
  unitId: unitId.nullable(),
  /** When somebody who confirmed it was there last; of a verification, when it was sealed. */
  since: instant,
  due: instant,
})
export type OverdueSeal = z.infer<typeof overdueSeal>

/** So many seals wait for it in all, so many of them too long, and the ones that wait longest, first. */
const waiting = {
  waiting: z.number().int(),
  overdue: z.number().int(),
  longest: z.array(overdueSeal),
}

/** What `GET /api/overdue` answers: what the policy in force asks for by now and nobody did. */
export const overdue = z.object({
  policyVersion: z.number().int(),
  /** The warning tier in force, which says how often a seal is looked at. */
  tier: z.string(),
  verifications: z.object({ withinHours: z.number(), ...waiting }),
  /** Of every seal that stands, verified or not. */
  reinspections: z.object({ withinDays: z.number(), ...waiting }),
})
export type Overdue = z.infer<typeof overdue>
