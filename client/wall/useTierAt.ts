import type { TierOrder } from '../../data/model/policy.ts'
import type { Name } from '../../data/model/values.ts'
import { normalTier } from '../../geo/policy.ts'
import { usePolicies, useTierOrders } from '../api/records.ts'
import { inForce } from '../shell/useTierNow.ts'

export interface TierAt {
  name: Name
  order: TierOrder | undefined
  /** How many of the county's tiers, the mildest included, are reached, of how many. */
  step: number
  steps: number
}

/** The warning tier in force at an instant; undefined while it is on the way. */
export function useTierAt(atMs: number): TierAt | undefined {
  const policies = usePolicies().data
  const orders = useTierOrders().data
  if (policies === undefined || orders === undefined) return undefined
  const policy = inForce(policies, ({ validFrom }) => Date.parse(validFrom), atMs)
  if (policy === undefined) return undefined
  const order = inForce(orders, ({ from }) => Date.parse(from), atMs)
  const tier = order?.tier ?? normalTier
  const index = policy.tiers.findIndex(({ id }) => id === tier)
  return {
    name: policy.tiers[index]?.name ?? { en: tier, zh: tier },
    order,
    step: index + 1,
    steps: policy.tiers.length,
  }
}
