import { sealRulesOf } from '../../data/model/policy.ts'
import { useNameOf } from '../i18n/language.ts'
import { useTierNow } from '../shell/useTierNow.ts'

/** What sentences about the rules for seals are filled with; undefined while the rules are on the way. */
export function useSealRuleWords() {
  const nameOf = useNameOf()
  const tierNow = useTierNow()
  if (tierNow === undefined) return undefined
  const { policy, tier, name } = tierNow
  const { verificationHours, reinspectionDays } = sealRulesOf(policy, tier)
  return { hours: verificationHours, days: reinspectionDays, tier: nameOf(name), version: policy.version }
}
