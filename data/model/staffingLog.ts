import { z } from 'zod'
import { personId, staffingLogId } from './ids.ts'
import { staffedPlace } from './shift.ts'
import { forwardWindowError, instant, isForwardWindow, synthetic } from './values.ts'

/**
 * Who really was on a checkpoint or a duty desk from when to when, beside the shift that says who
 * should be. One without anybody says that nobody was there, which no log at all does not say.
 */
export const staffingLog = z
  .object({
    id: staffingLogId,
    place: staffedPlace,
    from: instant,
    to: instant,
    leadId: personId.nullable().default(null),
    /** Everybody who was there beside the lead. */
    personIds: z.array(personId).max(100).default([]),
    /** Others who were there and stand on no roster; counted and not named. */
    others: z.number().int().min(0).max(100).default(0),
    synthetic,
  })
  .refine(isForwardWindow, forwardWindowError)
export type StaffingLog = z.infer<typeof staffingLog>
