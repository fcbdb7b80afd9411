import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { byTimeSaid, patrolStateAt } from '../../../data/model/patrolProgress.ts'
import type { Patrol } from '../../../data/model/patrol.ts'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { usePatrolEvents } from '../../api/dutyReports.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useViewState } from '../../shell/viewState.ts'
import { InspectorPart } from '../inspect/InspectorPart.tsx'

const dayMs = 24 * 3_600_000

/** What the team said of its patrol, and what it was promised to be when it started. */
export function PatrolSaid({ patrol }: { patrol: Patrol }) {
  const { t } = useTranslation('reports')
  const { t: domain } = useTranslation('domain')
  const { t: patrolWord } = useTranslation('fieldPatrol')
  const { clock, moment } = useQuantities()
  const window = { fromMs: Date.parse(patrol.from) - dayMs, toMs: Date.parse(patrol.to) + dayMs }
  const { atMs, isNow } = useViewState()
  const untilMs = isNow ? Infinity : atMs
  const events = byTimeSaid(
    (usePatrolEvents(window).data ?? []).filter(
      ({ patrolId, at }) => patrolId === patrol.id && Date.parse(at) <= untilMs,
    ),
  )
  const [first] = events
  if (first === undefined) return null
  const { plan } = first
  const isOther =
    plan.fromM !== patrol.fromM ||
    plan.toM !== patrol.toM ||
    Date.parse(plan.from) !== Date.parse(patrol.from) ||
    Date.parse(plan.to) !== Date.parse(patrol.to)
  return (
    <InspectorPart title={t('teamSaid')}>
      <Text size="sm" fw={600}>
        {domain(`patrolState.${patrolStateAt(events, Infinity).state}`)}
      </Text>
      {events.map(({ id, kind, at, note }) => (
        <div key={id} className="event-row">
          <time dateTime={at}>{moment(Date.parse(at))}</time>
          <span>{[patrolWord(`word.${kind}`), note].filter((text) => text !== '').join(' · ')}</span>
        </div>
      ))}
      {isOther && (
        <Text size="sm" mt={4}>
          {t('promisedThen', {
            stretch: formatStretch(plan),
            hours: `${clock(Date.parse(plan.from))}–${clock(Date.parse(plan.to))}`,
          })}
        </Text>
      )}
    </InspectorPart>
  )
}
