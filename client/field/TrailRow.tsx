import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { firstMeetingM, type NearbyTrail } from './nearbyTrails.ts'
import { StatusSymbol } from './StatusSymbol.tsx'
import { useTrailTitle } from './trails/useTrailTitle.ts'
import { useOutbox } from './useDelivery.ts'

/** One trail as a button: symbol, number, name, chainage, distance and its status in words. */
export function TrailRow({ trail, distanceM, onOpen }: NearbyTrail & { onOpen: () => void }) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const title = useTrailTitle()
  const isWaiting = useOutbox().outbox.waiting.some(
    (act) => (act.about === 'trail' || act.about === 'found') && act.trailId === trail.id,
  )
  const { number, name, status, unsealed } = trail
  const statusWords = status === null ? t('noEvents') : domain(`trailStatus.${status}`)
  return (
    <button
      type="button"
      className="field-trail"
      aria-label={`${title({ number })}, ${statusWords}`}
      onClick={onOpen}
    >
      <StatusSymbol status={status} />
      <span className="field-trail-text">
        <span className="field-trail-name">
          <b>{number ?? title({ number })}</b> {nameOf(name)}
        </span>
        <span className={unsealed ? 'field-trail-status field-strong' : 'field-trail-status'}>
          {statusWords}
          {isWaiting && <em> · {t('waitingHere')}</em>}
        </span>
      </span>
      <span className="field-trail-place">
        {distanceM !== null && <b>{length(distanceM)}</b>}
        <span>{formatChainage(firstMeetingM(trail))}</span>
      </span>
    </button>
  )
}
