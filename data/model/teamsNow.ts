import { z } from 'zod'
import { lineId, patrolId, trackerId, unitId } from './ids.ts'
import { chainageM, instant, name, position } from './values.ts'

/**
 * What `GET /api/teams-now` answers: where each tracker was when it was last heard of, and each patrol that
 * records itself by the phone's page.
 */
export const teamsNow = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      /** Of its tracker, or of the patrol where it has none. */
      id: z.union([trackerId, patrolId]),
      geometry: z.object({ type: z.literal('Point'), coordinates: position }),
      properties: z.object({
        trackerId: trackerId.nullable(),
        name,
        unitId,
        /** The patrol under way that carries it. */
        patrolId: patrolId.nullable(),
        fixAt: instant,
        /** Seconds from the fix to the clock of the server; less than 0 where the phone's clock runs ahead. */
        ageS: z.number(),
        accuracyM: z.number().nullable(),
        /** The nearest line, where one lies within 20 km. */
        lineId: lineId.nullable(),
        chainageM: chainageM.nullable(),
        /** Metres from the line, home side positive. */
        offsetM: z.number().nullable(),
      }),
    }),
  ),
})
export type TeamsNow = z.infer<typeof teamsNow>
