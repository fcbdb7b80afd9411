import { z } from 'zod'
import { lineId, patrolId, unitId } from './ids.ts'
import { patrolMode } from './patrol.ts'
import { chainageM, instant, name } from './values.ts'

/** A team that could be sent to a gap now; see `geo/strikeTeam.ts`. */
export const strikeTeam = z.object({
  key: z.string(),
  name,
  unitId,
  mode: patrolMode,
  /** The patrol that it is on now; null where it is free. */
  patrolId: patrolId.nullable(),
  /** Where it is reckoned from: a base, the stretch that it patrols, or without either its unit's ground. */
  fromM: chainageM,
  toM: chainageM,
  readinessMin: z.number(),
  soonestMin: z.number(),
  latestMin: z.number(),
  revisitMin: z.number(),
  holdsGap: z.boolean(),
  leaves: z.object({
    until: instant.nullable(),
    heldKmH: z.number(),
    gapKmH: z.number(),
    newGaps: z.array(z.object({ fromM: chainageM, toM: chainageM })),
  }),
})
export type StrikeTeam = z.infer<typeof strikeTeam>

export const strikeTeams = z.object({
  lineId,
  fromM: chainageM,
  toM: chainageM,
  at: instant,
  sequence: z.number().int(),
  /** The soonest first. */
  items: z.array(strikeTeam),
})
export type StrikeTeamsAnswer = z.infer<typeof strikeTeams>
