import { z } from 'zod'
import type { Policy } from '../../geo/policy.ts'
import type { SealRules } from '../../geo/sealDue.ts'
import { policyId, tierOrderId } from './ids.ts'
import { instant, name, synthetic } from './values.ts'

/** What holds where a version of the rules does not say. */
export const defaultVerificationHours = 48

/** Metres; what holds where a version of the rules does not say. */
export const defaultTrailReach = { verificationReachM: 150, foundTrailReachM: 200 }

/** A warning tier of the county, with what it asks for. */
export const policyTier = z.object({
  id: z.string().min(1).max(40),
  name,
  baseLimitMin: z.number().positive().max(10_080),
  /** A seal asks for re-inspection after so many days under this tier; null for those of all tiers. */
  reinspectionDays: z.number().int().min(1).max(366).nullable().default(null),
})

/** A version of the rules of coverage; `geo/policy` says what each number means. */
export const policy = z.object({
  id: policyId,
  version: z.number().int().min(1),
  validFrom: instant,
  /** The warning tiers of the county, mildest first, each with its base revisit limit. */
  tiers: z.array(policyTier).min(1).max(12),
  barredFactor: z.number().min(1).max(100),
  trailLimitMin: z.number().positive().max(10_080),
  trailReachM: z.number().min(0).max(5000),
  barrierMaxOffsetM: z.number().min(0).max(20_000),
  barrierJoinM: z.number().min(0).max(1000),
  footKmh: z.number().positive().max(20),
  vehicleKmh: z.number().positive().max(200),
  droneKmh: z.number().positive().max(300),
  addEqualRates: z.boolean(),
  /**
   * A second person stands at a new seal within so many hours. Two days by default: the watch of the next
   * day is another crew, and one day of rain is forgiven; a seal that waits longer was forgotten.
   */
  verificationHours: z.number().int().min(1).max(720).default(defaultVerificationHours),
  /**
   * A verification is made this near to the trail, the receiver's accuracy allowed for. A receiver under
   * trees misses by 30 to 50 m, and who reads a seal from across a stream is still at it.
   */
  verificationReachM: z.number().min(10).max(2000).default(defaultTrailReach.verificationReachM),
  /** A way that is found comes at least this near to the line: nobody walks up to the very line to trace it. */
  foundTrailReachM: z.number().min(10).max(2000).default(defaultTrailReach.foundTrailReachM),
  /** A seal asks for re-inspection after so many days, where its tier does not say otherwise. */
  reinspectionDays: z.number().int().min(1).max(366),
  synthetic,
})
export type PolicyRecord = z.infer<typeof policy>

/** A version of the policy as `geo/` takes it. */
export function policyFact(record: PolicyRecord): Policy {
  return {
    ...record,
    validFromMs: Date.parse(record.validFrom),
    baseLimitMin: Object.fromEntries(record.tiers.map((tier) => [tier.id, tier.baseLimitMin])),
  }
}

/** What a version of the rules asks of seals under a tier; of one that it does not know, as of all. */
export function sealRulesOf(record: PolicyRecord, tier: string): SealRules {
  const own = record.tiers.find(({ id }) => id === tier)?.reinspectionDays ?? null
  return {
    verificationHours: record.verificationHours,
    reinspectionDays: own ?? record.reinspectionDays,
  }
}

/** A warning tier in force from an instant, with who ordered it. */
export const tierOrder = z.object({
  id: tierOrderId,
  tier: z.string().min(1).max(40),
  from: instant,
  orderedBy: name,
  reason: z.string().trim().max(2000).default(''),
  synthetic,
})
export type TierOrder = z.infer<typeof tierOrder>
