import { useTranslation } from 'react-i18next'

/** Who did an act: the name that signs it, but for those that are nobody's. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('history')
  const { t: shell } = useTranslation('shell')
  return (actor) => {
    switch (actor) {
      case 'local operator':
        return shell('localOperator')
      case 'borderkeep':
        return t('system')
      default:
        return actor
    }
  }
}
