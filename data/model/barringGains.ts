import { z } from 'zod'
import { lineId } from './ids.ts'
import { chainageM, instant } from './values.ts'
import { coverageFigures } from './coverageAnswer.ts'

/** What a barrier would do along a stretch, the same at each of its places; see `geo/gainIfBarred.ts`. */
export const gainSlice = z.object({
  fromM: chainageM,
  toM: chainageM,
  /** [fromMs, toMs] each: when it is thin and would be held. */
  times: z.array(z.tuple([z.number(), z.number()])),
  heldMs: z.number(),
  /** Thin with a barrier too. */
  thinMs: z.number(),
  gapMs: z.number(),
  freedTeamMsPerM: z.number(),
})

export const barringGains = z.object({
  lineId,
  from: instant,
  to: instant,
  /** Journal sequence this was computed from. */
  sequence: z.number().int(),
  policyVersions: z.array(z.number().int()),
  lengthM: z.number(),
  /** Planned coverage of the line as it is. */
  figures: coverageFigures,
  freedFormula: z.string(),
  /** They fill the line in order. */
  slices: z.array(gainSlice),
})
export type BarringGainsAnswer = z.infer<typeof barringGains>
