import { defaultPolicy } from '../geo/policy.ts'
import { policy, type PolicyRecord } from './model/policy.ts'
import type { Name } from './model/values.ts'

/** Mildest first. */
const tierNames: readonly { readonly id: string; readonly name: Name }[] = [
  { id: 'normal', name: { en: 'Normal', zh: '常态' } },
  { id: 'blue', name: { en: 'Blue', zh: '蓝' } },
  { id: 'yellow', name: { en: 'Yellow', zh: '黄' } },
  { id: 'orange', name: { en: 'Orange', zh: '橙' } },
  { id: 'red', name: { en: 'Red', zh: '红' } },
]

/** The first version of a county's policy: the defaults of `geo/policy`, with the tiers named. */
export function defaultPolicyRecord(given: {
  id: string
  validFrom: string
  synthetic: boolean
}): PolicyRecord {
  const { baseLimitMin, validFromMs: _, ...numbers } = defaultPolicy
  return policy.parse({
    ...numbers,
    ...given,
    tiers: tierNames.map((tier) => ({ ...tier, baseLimitMin: baseLimitMin[tier.id] })),
    reinspectionDays: 14,
  })
}
