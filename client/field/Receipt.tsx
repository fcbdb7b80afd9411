import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTakeBack } from '../history/useTakeBack.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useMe } from '../account/me.ts'
import type { WaitingAct } from './acts/actKinds.ts'
import { BackHeader } from './BackHeader.tsx'
import { idNow, standingOf } from './delivery/outbox.ts'
import type { FieldView } from './fieldView.ts'
import { LentPhone } from './LentPhone.tsx'
import { LostAct } from './LostAct.tsx'
import { RefusedAct } from './RefusedAct.tsx'
import { StatusSymbol } from './StatusSymbol.tsx'
import { useActWords } from './useActWords.ts'
import { ChangedByTwo, SetAside } from './trails/ChangedByTwo.tsx'
import { EnteredForYou } from './trails/EnteredForYou.tsx'
import { KeptForOther } from './trails/KeptForOther.tsx'
import { useDeviceOutbox, useOutbox } from './useDelivery.ts'
import { useStanding } from './useStanding.ts'

interface ReceiptProps {
  actId: string
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** How an act stands: received with its receipt, still waiting, or refused. */
export function Receipt({ actId: pressedAs, show }: ReceiptProps) {
  const { t } = useTranslation('field')
  const { t: words } = useTranslation('fieldTrails')
  const { outbox, isRead } = useOutbox()
  const { userName } = useMe().actor
  const device = useDeviceOutbox()
  const actId = idNow(device, pressedAs)
  const waiting = device.waiting.find((act) => act.actId === actId)
  const sent = outbox.sent.find((act) => act.actId === actId)
  const toFirst = () => show({ page: 'first' }, { replace: true })

  const titleOf = {
    waiting: t('receiptWaiting'),
    refused: t('receiptRefused'),
    disputed: words('changedByTwo'),
    'set-aside': words('setAsideTitle'),
  }
  const title =
    sent !== undefined
      ? t(sent.lost ? 'receiptLost' : 'receiptTitle')
      : waiting === undefined
        ? t('outbox')
        : titleOf[standingOf(waiting).kind]
  return (
    <div className="field">
      <BackHeader title={title} onBack={toFirst} />
      <main className="field-main">
        {sent !== undefined && (sent.lost ? <LostAct act={sent} /> : <Received actId={actId} />)}
        {waiting !== undefined && <WaitingAny act={waiting} userName={userName} show={show} />}
        {isRead && sent === undefined && waiting === undefined && <p>{t('receiptUnknown')}</p>}
        <LentPhone />
      </main>
      <footer className="field-actions">
        <button type="button" className="field-button field-button-main field-wide" onClick={toFirst}>
          {t('done')}
        </button>
      </footer>
    </div>
  )
}

/** Whosever it is: another's is handed to them, one that another entered is taken up, the rest goes by itself. */
function WaitingAny({
  act,
  userName,
  show,
}: {
  act: WaitingAct
  userName: string
  show: ReceiptProps['show']
}) {
  if (act.userName !== userName) return <KeptForOther act={act} />
  if (act.enteredBy !== null) return <EnteredForYou act={act} />
  const standing = standingOf(act)
  switch (standing.kind) {
    case 'set-aside':
      return <SetAside act={standing.act} />
    case 'disputed':
      return <ChangedByTwo act={standing.act} />
    case 'waiting':
      return <Waiting actId={act.actId} />
    case 'refused':
      return <RefusedAct act={act} show={show} />
  }
}

function Received({ actId }: { actId: string }) {
  const { t } = useTranslation('field')
  const { clock } = useQuantities()
  const act = useOutbox().outbox.sent.find((sent) => sent.actId === actId)
  const say = useActWords()
  const [isTakenBack, setIsTakenBack] = useState(false)
  if (act === undefined) return null
  const outcome = say.outcome(act)
  return (
    <section className="field-card field-receipt" role="status">
      {!isTakenBack && (
        <svg viewBox="0 0 64 64" className="field-tick" aria-hidden="true">
          <path d="M12 34l14 14 26-32" />
        </svg>
      )}
      <h2 className="field-name">{say.title(act)}</h2>
      <p className="field-receipt-time">
        {t('receiptAt', { time: clock(Date.parse(act.receivedAt), { seconds: true }) })}
      </p>
      <p>{say.seen(act)}</p>
      <p>{t('receiptId', { id: shortActId(act.actId) })}</p>
      {act.missingPhotos > 0 && (
        <p className="field-warning">{t('photosMissing', { count: act.missingPhotos })}</p>
      )}
      {outcome !== undefined && !isTakenBack && (
        <p className="field-row field-receipt-status">
          <StatusSymbol status={outcome.status} />
          <b>{outcome.sentence}</b>
        </p>
      )}
      {act.sequence !== null && (
        <TakeBack sequence={act.sequence} isTakenBack={isTakenBack} onTakenBack={setIsTakenBack} />
      )}
    </section>
  )
}

/** What was entered by mistake is taken back from its receipt; the list of entries tells of both. */
function TakeBack({
  sequence,
  isTakenBack,
  onTakenBack,
}: {
  sequence: number
  isTakenBack: boolean
  onTakenBack: (isTakenBack: boolean) => void
}) {
  const { t } = useTranslation('field')
  const { takeBack, isSending } = useTakeBack()
  if (isTakenBack) return <p>{t('takenBack')}</p>
  return (
    <button
      type="button"
      className="field-button field-wide"
      disabled={isSending}
      onClick={() => void takeBack({ sequence, again: false }).then(onTakenBack)}
    >
      {t('takeBack')}
    </button>
  )
}

function Waiting({ actId }: { actId: string }) {
  const { t } = useTranslation('field')
  const say = useActWords()
  const standing = useStanding()
  const { outbox, sendWaiting, isUnkept } = useOutbox()
  const act = outbox.waiting.find((waiting) => waiting.actId === actId)
  if (act === undefined) return null
  return (
    <section className="field-card field-receipt" role="status">
      <h2 className="field-name">{say.title(act)}</h2>
      <p>{isUnkept ? t('unkept') : t('waitingLong')}</p>
      <p>{standing(act)}</p>
      <button type="button" className="field-button field-wide" onClick={() => void sendWaiting()}>
        {t('tryNow')}
      </button>
    </section>
  )
}

/** The last block of a UUIDv7 is its random part: short enough to read out, and distinct. */
export function shortActId(actId: string): string {
  return actId.slice(-8).toUpperCase()
}
