import { z } from 'zod'
import { lineId, personId, teamId, trackerId, unitId } from './ids.ts'
import { patrolMode } from './patrol.ts'
import { chainageM, name, position, synthetic } from './values.ts'

/** Where a team sets out from: a place on the ground, or only known along a line. */
const teamBase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('position'), position }),
  z.object({ kind: z.literal('chainage'), lineId, chainageM }),
])

/** People who go out together, as plans name them. */
export const team = z
  .object({
    id: teamId,
    name,
    unitId,
    leadId: personId.nullable().default(null),
    /** Everybody in it beside the lead. */
    memberIds: z.array(personId).max(100).default([]),
    mode: patrolMode,
    /** Where it differs from the policy's speed for the mode. */
    speedKmh: z.number().positive().max(200).nullable().default(null),
    /** A drone's longest time on the ground between flights, in minutes. */
    longestOnGroundMin: z.number().min(0).max(1440).default(0),
    /** Null where it has no fixed one. */
    base: teamBase.nullable().default(null),
    /** Kept ready to be sent where a gap opens. */
    isStrike: z.boolean().default(false),
    /** From the order until a strike team has set out, in minutes; null for the others. */
    readinessMin: z.number().min(0).max(1440).nullable().default(null),
    /** The tracker it carries. */
    trackerId: trackerId.nullable().default(null),
    synthetic,
  })
  .refine(({ isStrike, readinessMin }) => isStrike === (readinessMin !== null), {
    path: ['readinessMin'],
    error: 'a strike team, and no other, says how soon it sets out',
  })
  .refine(({ leadId, memberIds }) => leadId === null || !memberIds.includes(leadId), {
    path: ['memberIds'],
    error: 'the lead is not named among the others',
  })
export type Team = z.infer<typeof team>
