import { useTranslation } from 'react-i18next'
import { incidentOutcome, type Incident } from '../../data/model/incident.ts'

/** How many people were met, which way they went, and what was done for how many of them. */
export function useIncidentWords(): (
  incident: Pick<Incident, 'people' | 'direction' | 'outcomes'>,
) => string[] {
  const { t } = useTranslation('domain')
  return ({ people, direction, outcomes }) => [
    t('peopleCount', { count: people }),
    t(`incidentDirection.${direction}`),
    ...incidentOutcome.options.flatMap((outcome) => {
      const count = outcomes[outcome]
      return count === undefined ? [] : [`${t(`incidentOutcome.${outcome}`)} ${count}`]
    }),
  ]
}
