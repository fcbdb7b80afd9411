import type { PolicyRecord, TierOrder } from '../../data/model/policy.ts'
import type { Name } from '../../data/model/values.ts'
import { normalTier } from '../../geo/policy.ts'
import { usePolicies, useTierOrders } from '../api/records.ts'
import { useViewState } from './viewState.ts'

export interface TierNow {
  tier: string
  name: Name
  baseLimitMin: number | undefined
  /** Absent before anybody ordered a tier. */
  order: TierOrder | undefined
  policy: PolicyRecord
}

/** The last of dated records at or before an instant; of two from one instant the later in the list. */
export function inForce<Item>(items: readonly Item[], fromMs: (item: Item) => number, atMs: number) {
  return items.reduce<Item | undefined>(
    (best, item) =>
      fromMs(item) <= atMs && (best === undefined || fromMs(item) >= fromMs(best)) ? item : best,
    undefined,
  )
}

/** Warning tier and policy in force at the instant shown; undefined while they are on the way. */
export const useTierNow = (): TierNow | undefined => useTierAt(useViewState().atMs)

/** Warning tier and policy in force at an instant; undefined while they are on the way. */
export function useTierAt(atMs: number): TierNow | undefined {
  const policies = usePolicies().data
  const orders = useTierOrders().data
  if (policies === undefined || orders === undefined) return undefined
  const policy = inForce(policies, ({ validFrom }) => Date.parse(validFrom), atMs)
  if (policy === undefined) return undefined
  const order = inForce(orders, ({ from }) => Date.parse(from), atMs)
  const tier = order?.tier ?? normalTier
  const known = policy.tiers.find(({ id }) => id === tier)
  return {
    tier,
    name: known?.name ?? { en: tier, zh: tier },
    baseLimitMin: known?.baseLimitMin,
    order,
    policy,
  }
}
