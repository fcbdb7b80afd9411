import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FilingItem } from '../api/plansOnFile.ts'
import { useActorName } from '../history/useActorName.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** What became of a filing: that it waits, or what the unit above said. */
export function FilingNote({ filing }: { filing: FilingItem }) {
  const { t } = useTranslation('plansOnFile')
  const { moment } = useQuantities()
  const actorName = useActorName()
  const { state, filedAt, filedBy, decidedAt, decidedBy, decisionNote, remarks } = filing
  const isDecided = state === 'returned' || state === 'accepted'
  const [who, when] = isDecided ? [decidedBy ?? '', decidedAt ?? filedAt] : [filedBy, filedAt]
  const said = { who: actorName(who), when: moment(Date.parse(when)) }
  return (
    <section className="plan-note" data-state={state}>
      <Text size="sm" fw={600}>
        {state === 'returned'
          ? t('returnedNote', said)
          : state === 'accepted'
            ? t('acceptedNote', said)
            : t('waitingNote', said)}
      </Text>
      {decisionNote !== '' && <Text size="sm">{decisionNote}</Text>}
      {remarks.length > 0 && (
        <ol>
          {remarks.map(({ section, text }) => (
            <li key={`${section} ${text}`}>
              <b>{section === null ? t('remarkWhole') : t(`section.${section}`)}</b>: {text}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
