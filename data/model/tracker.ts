import { z } from 'zod'
import { lostTrackId, patrolId, trackerId, unitId } from './ids.ts'
import { forwardWindowError, instant, isForwardWindow, name, synthetic } from './values.ts'

/** A phone or receiver that reports where a team is (终端). */
export const tracker = z.object({
  id: trackerId,
  /** What it calls itself in a report: Traccar Client's device identifier. No two share one. */
  key: z.string().trim().min(1).max(64),
  name,
  unitId,
  synthetic,
})
export type Tracker = z.infer<typeof tracker>

/** The desk's word that fixes of a patrol will never arrive: its silence is no longer waited for. */
export const lostTrack = z
  .object({
    id: lostTrackId,
    patrolId,
    from: instant,
    to: instant,
    reason: z.string().trim().min(1).max(2000),
    synthetic,
  })
  .refine(isForwardWindow, forwardWindowError)
export type LostTrack = z.infer<typeof lostTrack>
