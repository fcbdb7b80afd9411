import { GeoError } from './geoError.ts'
import { normalTier, type Policy, type TierOrder } from './policy.ts'
import type { TimeWindow } from './units.ts'

/** A time within which one policy version and one warning tier hold. */
export interface Era extends TimeWindow {
  readonly policy: Policy
  readonly tier: string
  /** The tier's base revisit limit. */
  readonly baseLimitMin: number
}

/**
 * The policy version in force: the latest `validFromMs` at or before the instant, of equal ones the
 * highest version. @throws GeoError `policy-missing` before the first.
 */
export function policyAt(policies: readonly Policy[], atMs: number): Policy {
  let inForce: Policy | undefined
  for (const policy of policies) {
    if (policy.validFromMs > atMs) continue
    if (
      inForce === undefined ||
      policy.validFromMs > inForce.validFromMs ||
      (policy.validFromMs === inForce.validFromMs && policy.version > inForce.version)
    )
      inForce = policy
  }
  if (inForce === undefined)
    throw new GeoError(
      'policy-missing',
      'policies',
      `No policy is in force at ${atMs} ms; the first begins later.`,
    )
  return inForce
}

/** The warning tier in force: the last order at or before the instant, `normal` before any. */
export function tierAt(orders: readonly TierOrder[], atMs: number): string {
  let inForce: TierOrder | undefined
  for (const order of orders)
    if (order.fromMs <= atMs && (inForce === undefined || order.fromMs >= inForce.fromMs)) inForce = order
  return inForce?.tier ?? normalTier
}

/** The base revisit limit of a tier; @throws GeoError `tier-unknown` where the policy has none. */
export function baseLimitMin(policy: Policy, tier: string): number {
  const limitMin = Object.hasOwn(policy.baseLimitMin, tier) ? policy.baseLimitMin[tier] : undefined
  if (limitMin === undefined)
    throw new GeoError(
      'tier-unknown',
      'tierOrders',
      `Policy version ${policy.version} has no revisit limit for the warning tier "${tier}".`,
    )
  return limitMin
}

/** The one of eras in order of time that holds at an instant; the last one after them. */
export function eraAt(eras: readonly Era[], atMs: number): Era {
  return eras.find((era) => atMs < era.toMs) ?? eras.at(-1)!
}

/** Whether an instant lies in a time: its start does, its end does not. */
export function isDuring(time: TimeWindow, atMs: number): boolean {
  return time.fromMs <= atMs && atMs < time.toMs
}

/** A window cut where the policy version or the tier changes. */
export function erasWithin(
  window: TimeWindow,
  policies: readonly Policy[],
  tierOrders: readonly TierOrder[],
): Era[] {
  return policyEras(window, policies).flatMap(({ policy, ...span }) =>
    cutAt(
      span,
      tierOrders.map((order) => order.fromMs),
    ).map((part) => {
      const tier = tierAt(tierOrders, part.fromMs)
      return { ...part, policy, tier, baseLimitMin: baseLimitMin(policy, tier) }
    }),
  )
}

/** A window cut where the policy version changes. */
export function policyEras(
  window: TimeWindow,
  policies: readonly Policy[],
): (TimeWindow & { policy: Policy })[] {
  return cutAt(
    window,
    policies.map((policy) => policy.validFromMs),
  ).map((part) => ({ ...part, policy: policyAt(policies, part.fromMs) }))
}

function cutAt(window: TimeWindow, instantsMs: readonly number[]): TimeWindow[] {
  const inside = instantsMs.filter((instantMs) => instantMs > window.fromMs && instantMs < window.toMs)
  const cuts = [window.fromMs, ...new Set(inside.sort((a, b) => a - b)), window.toMs]
  return cuts.slice(1).map((toMs, index) => ({ fromMs: cuts[index]!, toMs }))
}
