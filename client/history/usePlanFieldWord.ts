import { useTranslation } from 'react-i18next'

/** What a plan's field says where the word means another thing in other records; undefined for all else. */
export function usePlanFieldWord(recordKind: string): (field: string, value: string) => string | undefined {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const isOfPlans = ['plan-on-file', 'plan-filing', 'filing-deadline'].includes(recordKind)
  return (field, value) => {
    if (!isOfPlans) return undefined
    switch (field) {
      // Days, not instants.
      case 'from':
      case 'to':
        return value
      case 'kind':
        return t(`kind.${value}` as 'kind.joint')
      case 'level':
        return domain(`unitLevel.${value}` as 'unitLevel.village')
      case 'state':
        return t(`filingState.${value}` as 'filingState.filed')
      case 'role':
        return t(`role.${value}` as 'role.leader')
      case 'section':
        return t(`section.${value}` as 'section.care')
    }
    return undefined
  }
}
