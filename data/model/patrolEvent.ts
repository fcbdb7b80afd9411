import { z } from 'zod'
import { patrolEventId, patrolId } from './ids.ts'
import { patrol } from './patrol.ts'
import { instant, synthetic } from './values.ts'

/** What a team says of its own patrol. */
export const patrolEventKind = z.enum(['started', 'paused', 'resumed', 'ended'])
export type PatrolEventKind = z.infer<typeof patrolEventKind>

/** Where a team is its track says, to those who may see it. */
export const patrolEventInput = z.strictObject({
  at: instant,
  note: z.string().trim().max(2000).default(''),
})

/** What was promised: the assignment without what names it. */
const patrolPlan = z.object(patrol.shape).omit({ id: true, synthetic: true })

/** One entry of a patrol's own log. */
export const patrolEvent = z.object({
  id: patrolEventId,
  patrolId,
  kind: patrolEventKind,
  ...patrolEventInput.shape,
  /** The assignment as it stood at the start, frozen whatever the desk makes of it later. */
  plan: patrolPlan,
  receivedAt: instant,
  /** The actor of the act. */
  actor: z.string(),
  synthetic,
})
export type PatrolEvent = z.infer<typeof patrolEvent>
