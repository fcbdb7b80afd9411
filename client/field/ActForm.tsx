import { useNameOf } from '../i18n/language.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newActId } from 'uuid'
import type { SealMethod } from '../../data/model/trail.ts'
import { distanceM } from '../../geo/chainage.ts'
import { useMe } from '../account/me.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { BackHeader } from './BackHeader.tsx'
import type { DevicePosition } from './devicePosition.ts'
import type { FieldView } from './fieldView.ts'
import { MethodChoice } from './MethodChoice.tsx'
import { trailPath } from './nearbyTrails.ts'
import type { WaitingTrailAct } from './outbox.ts'
import { ObservedTime, observedMs, type ObservedChoice } from './ObservedTime.tsx'
import { PlaceChoice, type Place } from './PlaceChoice.tsx'
import { SendFooter } from './SendFooter.tsx'
import { trailHead } from './trailHead.ts'
import { useOutbox } from './useDelivery.ts'

interface ActFormProps {
  view: Extract<FieldView, { page: 'act' }>
  device: DevicePosition
  onAskForPosition: () => void
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** Farther from the trail than this, the phone's position is not offered first: the entry is made later. */
const onTheSpotM = 500

/** One entry about a trail. Pressing "send" keeps it on the phone first and sends it after that. */
export function ActForm({ view, device, onAskForPosition, show }: ActFormProps) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const county = useCounty()
  const nameOf = useNameOf()
  const { userName, kind: actorKind, name } = useMe().actor
  const operator = actorKind === 'local' ? shell('localOperator') : `${nameOf(name)} (${userName})`
  const nowMs = useServerNow(5000)
  const { outbox, press, discard, sendWaiting } = useOutbox()
  const trails = useCollection('trails').data
  const trail = trails?.find((each) => each.id === view.trailId)
  const refused = outbox.waiting.find((act) => act.actId === view.corrects)
  const corrected = refused?.about === 'trail' ? refused.event : undefined
  const [method, setMethod] = useState<SealMethod | null>(corrected?.method ?? null)
  const [note, setNote] = useState(corrected?.note ?? '')
  const [order, setOrder] = useState(corrected?.order ?? '')
  const [chosenPlace, setPlace] = useState<Place | undefined>(undefined)
  const [observed, setObserved] = useState<ObservedChoice>(
    corrected === undefined
      ? { kind: 'ago', minutes: 0 }
      : { kind: 'at', atMs: Date.parse(corrected.observedAt) },
  )
  const back = () => show({ page: 'trail', trailId: view.trailId })
  if (trail === undefined)
    return (
      <div className="field">
        <BackHeader title="" onBack={back} />
        <main className="field-main">{trails === undefined ? '…' : t('trailUnknown')}</main>
      </div>
    )

  const path = trailPath(trail)
  const isOnTheSpot =
    device.state === 'found' && Math.min(...path.map((at) => distanceM(at, device.position))) < onTheSpotM
  // What is corrected was seen where the phone was then, not where it is corrected.
  const placeThen =
    corrected === undefined
      ? undefined
      : corrected.positionSource === 'map'
        ? 'gps'
        : (corrected.positionSource ?? 'none')
  const place = chosenPlace ?? placeThen ?? (isOnTheSpot ? 'gps' : 'trail-head')
  const seenMs = observedMs(observed, nowMs)
  const missing =
    view.kind === 'sealed' && method === null
      ? t('chooseMethod')
      : view.kind === 'reopened' && order.trim() === ''
        ? t('orderFirst')
        : seenMs === undefined
          ? t('timeInvalid')
          : seenMs > nowMs + 60_000
            ? t('timeAhead')
            : undefined

  const send = () => {
    if (missing !== undefined || seenMs === undefined) return
    const line = county.compiledLines.find((each) => each.id === trail.properties.lineId)
    const head = line === undefined ? undefined : trailHead(line, path)
    const at =
      corrected !== undefined && chosenPlace === undefined
        ? {
            position: corrected.position,
            accuracyM: corrected.accuracyM,
            positionSource: corrected.positionSource,
          }
        : place === 'gps' && device.state === 'found'
          ? { position: device.position, accuracyM: device.accuracyM, positionSource: 'gps' as const }
          : place === 'trail-head' && head !== undefined
            ? { position: head, accuracyM: null, positionSource: 'trail-head' as const }
            : { position: null, accuracyM: null, positionSource: null }
    const isNow = observed.kind === 'ago' && observed.minutes === 0
    const event: WaitingTrailAct['event'] = {
      kind: view.kind,
      observedAt: new Date(isNow ? serverNowMs(county.clockOffsetMs) : seenMs).toISOString(),
      ...at,
      position: at.position === null ? null : [at.position[0], at.position[1]],
      method: view.kind === 'sealed' ? method : null,
      note: note.trim(),
      order: view.kind === 'reopened' ? order.trim() : null,
      withdraws: (view.withdraws ?? null) as WaitingTrailAct['event']['withdraws'],
    }
    const actId = newActId()
    press({
      about: 'trail',
      actId,
      trailId: trail.id,
      trailNumber: trail.properties.number,
      event,
      pressedAt: new Date(serverNowMs(county.clockOffsetMs)).toISOString(),
    })
    // A corrected act is a new act with its own id; the refused one was never written.
    if (view.corrects !== undefined) discard(view.corrects)
    void sendWaiting()
    show({ page: 'receipt', actId }, { replace: true })
  }

  return (
    <div className="field">
      <BackHeader title={t('trailNumber', { number: trail.properties.number })} onBack={back} />
      <main className="field-main">
        <h2 className="field-name">{t(`act.${view.kind}`)}</h2>
        {view.kind === 'verified' && <p className="field-quiet">{t('verifiedHint')}</p>}
        {view.kind === 'withdrawn' && <p className="field-quiet">{t('withdrawSure')}</p>}
        {view.kind === 'sealed' && <MethodChoice method={method} onChoose={setMethod} />}
        {view.kind === 'reopened' && (
          <label className="field-label">
            {t('orderLabel')}
            <input
              className="field-input"
              value={order}
              maxLength={500}
              placeholder={t('orderHint')}
              onChange={(event) => setOrder(event.currentTarget.value)}
            />
          </label>
        )}
        {view.kind !== 'withdrawn' && (
          <PlaceChoice
            place={place}
            device={device}
            onChoose={(chosen) => {
              if (chosen === 'gps') onAskForPosition()
              setPlace(chosen)
            }}
          />
        )}
        {view.kind !== 'withdrawn' && (
          <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
        )}
        <label className="field-label">
          {t('note')}
          <textarea
            className="field-input"
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <p className="field-quiet">{t('localOperator', { operator })}</p>
      </main>
      <SendFooter disabled={missing !== undefined} onSend={send}>
        {missing ?? t('send', { act: domain(`trailEvent.${view.kind}`) })}
      </SendFooter>
    </div>
  )
}

/** The server's time at this very moment: the form's own clock is a few seconds behind. */
const serverNowMs = (clockOffsetMs: number) => Date.now() + clockOffsetMs
