import { useTranslation } from 'react-i18next'
import { useMe } from '../account/me.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { byStanding } from './delivery/outbox.ts'
import { useTracksHere } from './patrol/useRecording.ts'
import { useScarceBytes } from './spareRoom.ts'
import { useOutbox } from './useDelivery.ts'

/** Always in reach of the thumb: something to report, and what waits and when something was last sent. */
export function OutboxBar({ onOpen, onReport }: { onOpen: () => void; onReport: () => void }) {
  const { t } = useTranslation('field')
  const { t: words } = useTranslation('fieldTrails')
  const { t: report } = useTranslation('fieldReport')
  const { clock } = useQuantities()
  const { outbox, isRead, isUnkept } = useOutbox()
  const scarce = useScarceBytes()
  const { userName } = useMe().actor
  const tracks = useTracksHere().filter((batch) => batch.userName === userName && batch.refusal !== null)
  const acts = byStanding(outbox)
  const disputed = acts.disputed.length
  const refused = acts.refused.length + tracks.length
  const waiting = acts.waiting.length
  const lost = outbox.sent.filter((act) => act.lost).length
  const last = outbox.sent.find((act) => !act.lost)
  return (
    <footer
      className={
        waiting + disputed + refused + lost > 0 ? 'field-outbox field-outbox-waiting' : 'field-outbox'
      }
    >
      {scarce !== undefined && (
        <p className="field-warning">{t('scarce', { megabytes: Math.floor(scarce / 1_000_000) })}</p>
      )}
      {isUnkept && <p className="field-warning">{t('unkept')}</p>}
      <div className="field-row">
        <button type="button" className="field-outbox-button" onClick={onOpen} aria-label={t('outbox')}>
          {/* Before it is read nobody knows whether something waits. */}
          {isRead ? (
            <span>
              <b>{waiting === 0 ? t('nothingWaiting') : t('waitingCount', { count: waiting })}</b>
              {lost > 0 && <b> · {t('lostCount', { count: lost })}</b>}
              {disputed > 0 && <b> · {words('changedByTwo')}</b>}
              {refused > 0 && <b> · {t('refusedCount', { count: refused })}</b>}
              {' · '}
              {last === undefined
                ? t('neverSent')
                : t('lastSent', { clock: clock(Date.parse(last.receivedAt)) })}
            </span>
          ) : (
            <span>{t('outbox')}</span>
          )}
          <span aria-hidden="true">›</span>
        </button>
        <button type="button" className="field-button field-button-main" onClick={onReport}>
          {report('report')}
        </button>
      </div>
    </footer>
  )
}
