import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { FieldView } from '../fieldView.ts'
import type { GroundChoice } from '../myGround.ts'
import { useEndedElsewhere } from './useRecording.ts'
import { usePatrolsToday, type PatrolToday } from './usePatrols.ts'

interface MyPatrolsProps {
  choice: GroundChoice | undefined
  show: (view: FieldView) => void
}

const shownAtFirst = 1

/** My patrol: the one under way, or the next to start. */
export function MyPatrols({ choice, show }: MyPatrolsProps) {
  const { t } = useTranslation('fieldPatrol')
  const patrols = usePatrolsToday(choice)
  useEndedElsewhere(patrols)
  const [showsAll, setShowsAll] = useState(false)
  if (patrols === undefined || patrols.length === 0) return null
  const shown = showsAll ? patrols : patrols.slice(0, shownAtFirst)
  return (
    <section className="field-card" aria-label={t('myPatrol')}>
      <h2 className="field-heading">{t('myPatrol')}</h2>
      <ul className="field-patrols">
        {shown.map((today) => (
          <li key={today.patrol.id}>
            <PatrolRow today={today} onOpen={() => show({ page: 'patrol', patrolId: today.patrol.id })} />
          </li>
        ))}
      </ul>
      {shown.length < patrols.length && (
        <button type="button" className="field-button field-wide" onClick={() => setShowsAll(true)}>
          {t('allPatrols', { count: patrols.length })}
        </button>
      )}
    </section>
  )
}

function PatrolRow({
  today: { patrol, state, sinceMs },
  onOpen,
}: {
  today: PatrolToday
  onOpen: () => void
}) {
  const { t } = useTranslation('fieldPatrol')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  return (
    <button type="button" className="field-trail" data-state={state} onClick={onOpen}>
      <span className="field-trail-text">
        <span className="field-trail-name field-name-whole">
          <b>{nameOf(patrol.team)}</b>
        </span>
        <span className="field-trail-status">
          {domain(`patrolState.${state}`)}
          {sinceMs !== null && ` · ${t('since', { clock: clock(sinceMs) })}`}
        </span>
      </span>
      <span className="field-trail-place">
        <b>
          {clock(Date.parse(patrol.from))}–{clock(Date.parse(patrol.to))}
        </b>
        <span>
          {formatChainage(patrol.fromM)} – {formatChainage(patrol.toM)}
        </span>
      </span>
    </button>
  )
}
