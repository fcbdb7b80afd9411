import { defaultTrailReach, policyFact } from '../../../data/model/policy.ts'
import { policyAt } from '../../../geo/era.ts'
import { defaultPolicy } from '../../../geo/policy.ts'
import { usePolicies } from '../../api/records.ts'

/** How near to a trail and to the line acts about trails are done, by the rules in force as last known here. */
export function useTrailReach(atMs: number): typeof defaultTrailReach {
  const policies = usePolicies().data ?? []
  const { version } = policyAt([{ ...defaultPolicy, version: 0 }, ...policies.map(policyFact)], atMs)
  return policies.find((one) => one.version === version) ?? defaultTrailReach
}
