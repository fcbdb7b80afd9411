import { z } from 'zod'
import { lineId, patrolId, patrolItemId, patrolPlanId, personId, teamId, trackerId, unitId } from './ids.ts'
import { chainageM, forwardWindowError, instant, isForwardWindow, name, synthetic } from './values.ts'

export const patrolMode = z.enum(['foot', 'vehicle', 'drone'])
export type PatrolMode = z.infer<typeof patrolMode>

/** Longer ones are slips of the year. */
const longestPatrolMs = 31 * 24 * 3_600_000

/** A patrol assignment: a team on a stretch in a time window. */
export const patrol = z
  .object({
    id: patrolId,
    lineId,
    fromM: chainageM,
    toM: chainageM,
    from: instant,
    to: instant,
    mode: patrolMode,
    /** Where it differs from the policy's speed for the mode. */
    speedKmh: z.number().positive().max(200).nullable().default(null),
    /** Walks round a loop instead of there and back. */
    loop: z.boolean().default(false),
    /** A drone's longest time on the ground between flights, in minutes. */
    longestOnGroundMin: z.number().min(0).max(1440).default(0),
    team: name,
    /** The team of that name, where it is on record. */
    teamId: teamId.nullable().default(null),
    /** The plan that it was published with, and the item of it. */
    planId: patrolPlanId.nullable().default(null),
    planItemId: patrolItemId.nullable().default(null),
    unitId,
    leadId: personId.nullable().default(null),
    memberIds: z.array(personId).max(100).default([]),
    /** The tracker the team carries; its fixes are what the patrol's walk is judged by. */
    trackerId: trackerId.nullable().default(null),
    synthetic,
  })
  .refine((value) => value.fromM < value.toM, {
    path: ['toM'],
    error: 'toM must be greater than fromM: an empty stretch is refused',
  })
  .refine(isForwardWindow, forwardWindowError)
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestPatrolMs, {
    path: ['to'],
    error: 'to lies more than 31 days after from: an assignment is at most that long',
  })
export type Patrol = z.infer<typeof patrol>
