import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { useMe } from '../account/me.ts'
import { localOperator } from './acts/actKind.ts'
import type { SentAct, WaitingAct } from './acts/actKinds.ts'
import { BackHeader } from './BackHeader.tsx'
import { CarryOutbox } from './CarryOutbox.tsx'
import type { FieldView } from './fieldView.ts'
import { byStanding } from './delivery/outbox.ts'
import { LostAct } from './LostAct.tsx'
import { TracksHere } from './patrol/TracksHere.tsx'
import { RefusedAct } from './RefusedAct.tsx'
import { ChangedByTwo, SetAside } from './trails/ChangedByTwo.tsx'
import { EnteredForYou } from './trails/EnteredForYou.tsx'
import { useActWords } from './useActWords.ts'
import { useOthersWaiting, useOutbox } from './useDelivery.ts'
import { useStanding } from './useStanding.ts'

interface OutboxPageProps {
  onBack: () => void
  show: (view: FieldView) => void
}

/** Everything this phone has pressed: refused, waiting, sent. */
export function OutboxPage({ onBack, show }: OutboxPageProps) {
  const { t } = useTranslation('field')
  const { t: words } = useTranslation('fieldTrails')
  const { outbox, isRead, sendWaiting } = useOutbox()
  const [isSending, setIsSending] = useState(false)
  const { disputed, setAside, refused, waiting } = byStanding(outbox)
  const lost = outbox.sent.filter((act) => act.lost)
  const sent = outbox.sent.filter((act) => !act.lost)
  const sendNow = async () => {
    setIsSending(true)
    await sendWaiting()
    setIsSending(false)
  }
  return (
    <div className="field">
      <BackHeader title={t('outbox')} onBack={onBack} />
      <main className="field-main">
        {disputed.length > 0 && <h2 className="field-heading">{words('changedByTwo')}</h2>}
        {disputed.map((act) => (
          <ChangedByTwo key={act.actId} act={act} />
        ))}
        {refused.length > 0 && <h2 className="field-heading">{t('refusedTitle')}</h2>}
        {refused.map((act) => (
          <RefusedAct key={act.actId} act={act} show={show} />
        ))}
        {lost.length > 0 && (
          <>
            <h2 className="field-heading">{t('lostTitle')}</h2>
            <p className="field-quiet">{t('lostLong')}</p>
          </>
        )}
        {lost.map((act) => (
          <LostAct key={act.actId} act={act} />
        ))}
        {isRead && (
          <h2 className="field-heading">{waiting.length === 0 ? t('nothingWaiting') : t('waitingTitle')}</h2>
        )}
        {waiting.length > 0 && (
          <>
            <p className="field-quiet">{t('waitingLong')}</p>
            <ul className="field-list">
              {waiting.map((act) =>
                act.enteredBy === null ? (
                  <li key={act.actId} className="field-card">
                    <WaitingLine act={act} />
                  </li>
                ) : (
                  <li key={act.actId}>
                    <EnteredForYou act={act} />
                  </li>
                ),
              )}
            </ul>
            <button
              type="button"
              className="field-button field-button-main field-wide"
              disabled={isSending}
              onClick={() => void sendNow()}
            >
              {isSending ? t('sending') : t('tryNow')}
            </button>
          </>
        )}
        <TracksHere />
        <OthersWaiting show={show} />
        <CarryOutbox />
        {setAside.length > 0 && <h2 className="field-heading">{words('setAsideTitle')}</h2>}
        {setAside.map((act) => (
          <SetAside key={act.actId} act={act} />
        ))}
        {sent.length > 0 && <h2 className="field-heading">{t('sentTitle')}</h2>}
        <ul className="field-list">
          {sent.map((act) => (
            <li key={act.actId}>
              <SentLine act={act} onOpen={() => show({ page: 'receipt', actId: act.actId })} />
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}

/** What others have entered on this phone, and what was kept before there were accounts. */
function OthersWaiting({ show }: { show: OutboxPageProps['show'] }) {
  const { t } = useTranslation('field')
  const { t: shell } = useTranslation('shell')
  const say = useActWords()
  const { actor } = useMe()
  const { waiting, takeOver } = useOthersWaiting()
  const { t: words } = useTranslation('fieldTrails')
  if (waiting.length === 0) return null
  return (
    <>
      <h2 className="field-heading">{t('othersTitle')}</h2>
      <p className="field-quiet">{t('othersLong')}</p>
      <ul className="field-list">
        {waiting.map((act) => (
          <li key={act.actId} className="field-card">
            <b>{say.title(act)}</b>
            <span>{say.seen(act)}</span>
            <span>
              {t('madeBy', {
                who: act.userName === localOperator ? shell('localOperator') : act.userName,
              })}
            </span>
            {act.enteredBy !== null && (
              <button
                type="button"
                className="field-button"
                onClick={() => show({ page: 'receipt', actId: act.actId })}
              >
                {words('signInAsOther', { who: act.userName })}
              </button>
            )}
            {act.userName === localOperator && actor.kind === 'account' && (
              <button type="button" className="field-button" onClick={() => void takeOver(act.actId)}>
                {t('takeOver')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function WaitingLine({ act }: { act: WaitingAct }) {
  const { t } = useTranslation('field')
  const say = useActWords()
  const standing = useStanding()
  return (
    <>
      <b>{say.title(act)}</b>
      <span>{say.seen(act)}</span>
      {act.broughtFrom !== null && <span>{t('madeBy', { who: act.broughtFrom })}</span>}
      <span>{standing(act)}</span>
    </>
  )
}

function SentLine({ act, onOpen }: { act: SentAct; onOpen: () => void }) {
  const { t } = useTranslation('field')
  const say = useActWords()
  const { moment } = useQuantities()
  return (
    <button type="button" className="field-button field-wide field-choice" onClick={onOpen}>
      <span>{say.title(act)}</span>
      <small>{moment(Date.parse(act.receivedAt))}</small>
      {act.missingPhotos > 0 && <small>{t('photosMissing', { count: act.missingPhotos })}</small>}
    </button>
  )
}
