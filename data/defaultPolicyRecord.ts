import { defaultPolicy } from '../geo/policy.ts'
import { policy, type PolicyRecord } from './model/policy.ts'
import type { Name } from './model/values.ts'

/** Mildest first; a raised tier wants seals looked at more often than every fortnight. */
const tiers: readonly {
  readonly id: string
  readonly name: Name
  readonly reinspectionDays: number | null
}[] = [
  { id: 'normal', name: { en: 'Normal', zh: '常态' }, reinspectionDays: null },
  { id: 'blue', name: { en: 'Blue', zh: '蓝' }, reinspectionDays: null },
  { id: 'yellow', name: { en: 'Yellow', zh: '黄' }, reinspectionDays: 7 },
  { id: 'orange', name: { en: 'Orange', zh: '橙' }, reinspectionDays: 5 },
  { id: 'red', name: { en: 'Red', zh: '红' }, reinspectionDays: 3 },
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
    tiers: tiers.map((tier) => ({ ...tier, baseLimitMin: baseLimitMin[tier.id] })),
    reinspectionDays: 14,
  })
}
