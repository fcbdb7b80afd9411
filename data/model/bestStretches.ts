import { z } from 'zod'
import { lineId, trailId } from './ids.ts'
import { chainageM, instant } from './values.ts'

/** What barring some chainage does over the window; see `geo/gainOfStretches.ts`. */
const gainFigures = {
  /** Thin turned held. */
  gainKmH: z.number(),
  /** A gap with a barrier too: nobody walks or watches there. */
  gapKmH: z.number(),
  freedTeamH: z.number(),
  /** Metres of barrier at the offset asked for. */
  barrierM: z.number(),
  /** Unsealed trails that meet the line there and that nothing bars yet. */
  trailsCut: z.array(trailId),
  worth: z.number(),
}

export const proposedStretch = z.object({ fromM: chainageM, toM: chainageM, ...gainFigures })
export type ProposedStretch = z.infer<typeof proposedStretch>

/** Where a length of barrier would do most, with how far from the best any other choice could lie. */
export const bestStretches = z.object({
  lineId,
  from: instant,
  to: instant,
  /** Journal sequence this was computed from. */
  sequence: z.number().int(),
  policyVersions: z.array(z.number().int()),
  formula: z.string(),
  trailWeightKmH: z.number(),
  /** No stretch comes nearer to a lawful crossing, metres of chainage. */
  clearOfCrossingsM: z.number(),
  /** So much of the line the barrier that was asked for follows: the parallel is shorter or longer than it. */
  alongLineM: z.number(),
  /** Stretches begin and end at multiples of this; of those that do none are worth more together. */
  cellM: z.number(),
  /** No choice of so much of the line is worth more, wherever it begins and ends. */
  boundWorth: z.number(),
  /** Kilometre-hours of the line, and of them held as it is and with all stretches. */
  totalKmH: z.number(),
  heldKmH: z.number(),
  heldAfterKmH: z.number(),
  sum: z.object(gainFigures),
  /** In order along the line. */
  stretches: z.array(proposedStretch),
  /** What the best choice is worth by length of line. */
  byLength: z.array(z.object({ lengthM: z.number(), worth: z.number() })),
})
export type BestStretchesAnswer = z.infer<typeof bestStretches>
