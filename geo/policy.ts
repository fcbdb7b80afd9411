/**
 * The rules of coverage as data. Every number here is policy: a county changes it by adding a
 * version with the instant from which it holds, and a result names the versions it used.
 */
export interface Policy {
  /** Counts up; named by every result. */
  readonly version: number
  /** In force from this instant until the next version's. */
  readonly validFromMs: number
  /** Base revisit limit in minutes by warning tier; tiers' number and names are the county's. */
  readonly baseLimitMin: Readonly<Record<string, number>>
  /** A barred place may wait this many times longer, however many barriers bar it. */
  readonly barredFactor: number
  /** Revisit limit in minutes near where an unsealed trail meets the line. */
  readonly trailLimitMin: number
  /** How near, in metres of chainage to either side. */
  readonly trailReachM: number
  /** D: a barrier bars only from this far inside home ground or nearer, in metres. */
  readonly barrierMaxOffsetM: number
  /** h: hulls whose ends lie less than this apart on the ground join, in metres. */
  readonly barrierJoinM: number
  readonly footKmh: number
  readonly vehicleKmh: number
  readonly droneKmh: number
  /** Claims of equal mode, speed and stretch add their rates instead of counting as the best. */
  readonly addEqualRates: boolean
}

/** A warning tier ordered from an instant on. */
export interface TierOrder {
  readonly tier: string
  readonly fromMs: number
}

/** The tier that holds before anybody ordered one. */
export const normalTier = 'normal'

/** The defaults of `product.md`; the base limits of raised tiers are this product's proposal. */
export const defaultPolicy: Policy = {
  version: 1,
  validFromMs: 0,
  baseLimitMin: { normal: 120, blue: 120, yellow: 90, orange: 60, red: 30 },
  barredFactor: 4,
  trailLimitMin: 60,
  trailReachM: 100,
  barrierMaxOffsetM: 500,
  barrierJoinM: 1,
  footKmh: 2.5,
  vehicleKmh: 20,
  droneKmh: 30,
  addEqualRates: false,
}
