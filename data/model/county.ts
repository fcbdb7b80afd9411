import { z } from 'zod'
import { lineId } from './ids.ts'
import { instant, name, position } from './values.ts'

/** The demonstrations that there are. */
export const demonstrationName = z.enum(['malipo', 'baoshan', 'province'])
export type DemonstrationName = z.infer<typeof demonstrationName>

/** What `GET /api/county` answers: all that a page needs before anything else. */
export const county = z.object({
  name,
  demonstration: z.enum([...demonstrationName.options, 'none']),
  timeZone: z.string(),
  /** The server's clock: pages show age against it, not against their own. */
  now: instant,
  sequence: z.number().int(),
  operator: z.string(),
  version: z.string(),
  basemap: z.string(),
  lines: z.array(
    z.object({
      id: lineId,
      name,
      homeSide: z.enum(['left', 'right']),
      lengthM: z.number(),
      officialLengthM: z.number().nullable(),
      /** Positions of the line with the cumulative chainage of each, computed once by the server. */
      path: z.array(position),
      approximate: z.boolean(),
      source: z.string(),
      licence: z.string(),
      approvalNumber: z.string().nullable(),
      /** The line of which it is a new survey; that one is gone once this one has taken its place. */
      replaces: lineId.nullable().default(null),
    }),
  ),
})
export type County = z.infer<typeof county>
