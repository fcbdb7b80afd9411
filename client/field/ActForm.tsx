import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealMethod } from '../../data/model/trail.ts'
import { distanceM } from '../../geo/chainage.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import type { WaitingAct } from './acts/actKinds.ts'
import { AbsentPage } from './AbsentPage.tsx'
import { BackHeader } from './BackHeader.tsx'
import type { DevicePosition } from './devicePosition.ts'
import { EnteredBy } from './EnteredBy.tsx'
import type { FieldView } from './fieldView.ts'
import { MethodChoice } from './MethodChoice.tsx'
import { trailPath } from './nearbyTrails.ts'
import { NoteField } from './NoteField.tsx'
import { ObservedTime } from './ObservedTime.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import { SendFooter } from './SendFooter.tsx'
import { trailHead } from './trailHead.ts'
import { useFormAct } from './useFormAct.ts'
import { useObserved } from './useObserved.ts'

type TrailEvent = Extract<WaitingAct, { about: 'trail' }>['event']
type Place = 'gps' | 'trail-head' | 'none'

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
  const { compiledLines } = useCounty()
  const { refused, send } = useFormAct(view.corrects, show)
  const trails = useCollection('trails').data
  const trail = trails?.find((each) => each.id === view.trailId)
  const corrected = refused?.about === 'trail' ? refused.event : undefined
  const [method, setMethod] = useState<SealMethod | null>(corrected?.method ?? null)
  const [note, setNote] = useState(corrected?.note ?? '')
  const [order, setOrder] = useState(corrected?.order ?? '')
  const [chosenPlace, setPlace] = useState<Place | undefined>(undefined)
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(refused?.observedAt)
  const back = () => show({ page: 'trail', trailId: view.trailId })
  if (trail === undefined)
    return <AbsentPage sentence={trails === undefined ? undefined : 'trailUnknown'} onBack={back} />

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
  const missing =
    view.kind === 'sealed' && method === null
      ? t('chooseMethod')
      : view.kind === 'reopened' && order.trim() === ''
        ? t('orderFirst')
        : missingTime && t(missingTime)

  const sendEvent = () => {
    if (missing !== undefined || seenAt === undefined) return
    const line = compiledLines.find((each) => each.id === trail.properties.lineId)
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
    const event: TrailEvent = {
      kind: view.kind,
      ...at,
      position: at.position === null ? null : [at.position[0], at.position[1]],
      method: view.kind === 'sealed' ? method : null,
      note: note.trim(),
      order: view.kind === 'reopened' ? order.trim() : null,
      withdraws: (view.withdraws ?? null) as TrailEvent['withdraws'],
    }
    send((pressedMs) => ({
      about: 'trail',
      trailId: trail.id,
      trailNumber: trail.properties.number,
      event,
      observedAt: seenAt(pressedMs),
    }))
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
            options={[
              { place: 'gps', name: t('positionGps') },
              { place: 'trail-head', name: t('positionTrailHead') },
              { place: 'none', name: t('positionNone') },
            ]}
            place={place}
            device={device}
            onAskForPosition={onAskForPosition}
            onChoose={setPlace}
          />
        )}
        {view.kind !== 'withdrawn' && (
          <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
        )}
        <NoteField note={note} onChange={setNote} />
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendEvent}>
        {missing ?? t('send', { act: domain(`trailEvent.${view.kind}`) })}
      </SendFooter>
    </div>
  )
}
