import { z } from 'zod'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { lineId } from './ids.ts'
import { instant } from './values.ts'

const stretch = { fromM: z.number(), toM: z.number() }
const during = { fromMs: z.number(), toMs: z.number() }

/** All that planned coverage of a line over a window follows from, as `geo/coverageFacts.ts` says. */
export const plannedFacts = z.object({
  lineId,
  from: instant,
  to: instant,
  /** Journal sequence of the records that these are of. */
  sequence: z.number().int(),
  policyVersions: z.array(z.number().int()),
  policies: z.array(
    z.object({
      version: z.number().int(),
      validFromMs: z.number(),
      baseLimitMin: z.record(z.string(), z.number()),
      barredFactor: z.number(),
      trailLimitMin: z.number(),
      trailReachM: z.number(),
      barrierMaxOffsetM: z.number(),
      barrierJoinM: z.number(),
      footKmh: z.number(),
      vehicleKmh: z.number(),
      droneKmh: z.number(),
      addEqualRates: z.boolean(),
    }),
  ),
  tierOrders: z.array(z.object({ tier: z.string(), fromMs: z.number() })),
  claims: z.array(
    z.object({
      kind: z.enum(['patrol', 'checkpoint', 'device']),
      id: z.string(),
      ...stretch,
      ...during,
      /** Null keeps no limit. */
      revisitMin: z.number().nullable(),
      rateKey: z.string().nullable(),
    }),
  ),
  barred: z.array(z.object({ ...stretch, ...during })),
  openTrails: z.array(
    z.object({ trailId: z.string(), atM: z.number(), unsealed: z.array(z.object(during)) }),
  ),
})
export type PlannedFacts = z.infer<typeof plannedFacts>

/** The same as `geo/` takes them. */
export function coverageFactsOf(answer: PlannedFacts): CoverageFacts {
  const { policies, tierOrders, barred, openTrails } = answer
  return {
    policies,
    tierOrders,
    barred,
    openTrails,
    claims: answer.claims.map((claim) => ({ ...claim, revisitMin: claim.revisitMin ?? Infinity })),
  }
}
