import type { Claim } from './claims.ts'
import type { Policy, TierOrder } from './policy.ts'
import type { Region, TimeWindow } from './units.ts'

/** Where a trail meets the line, and when it is unsealed. */
export interface OpenTrail {
  readonly trailId: string
  readonly atM: number
  readonly unsealed: readonly TimeWindow[]
}

/** All that planned coverage depends on. */
export interface CoverageFacts {
  readonly policies: readonly Policy[]
  readonly tierOrders: readonly TierOrder[]
  readonly claims: readonly Claim[]
  /** May overlap: a place behind two barriers is barred once. */
  readonly barred: readonly Region[]
  readonly openTrails: readonly OpenTrail[]
}
