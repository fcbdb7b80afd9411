import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newActId } from 'uuid'
import type { BarrierPlace } from '../../data/model/barrierEvent.ts'
import { formatChainage, parseChainage } from '../../geo/chainageLabel.ts'
import { useMe } from '../account/me.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { BackHeader } from './BackHeader.tsx'
import { Choice, Option } from './Choice.tsx'
import { DamagePhotos } from './DamagePhotos.tsx'
import type { DevicePosition } from './devicePosition.ts'
import type { FieldView } from './fieldView.ts'
import { nearbyBarriers } from './nearbyBarriers.ts'
import { ObservedTime, observedMs, type ObservedChoice } from './ObservedTime.tsx'
import type { WaitingDamageAct } from './outbox.ts'
import { SendFooter } from './SendFooter.tsx'
import { useOutbox } from './useDelivery.ts'

interface DamageFormProps {
  view: Extract<FieldView, { page: 'damage' }>
  device: DevicePosition
  onAskForPosition: () => void
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

type Where = 'gps' | 'chainage' | 'whole'
const lengthsM = [5, 20, 100]
const usualLengthM = 20
/** Farther from the barrier than this, the phone's position is not what is meant. */
const onTheSpotM = 500

/** One damage to a barrier. Kept on the phone first and sent after that, its photos before it. */
export function DamageForm({ view, device, onAskForPosition, show }: DamageFormProps) {
  const { t } = useTranslation('field')
  const { t: shell } = useTranslation('shell')
  const county = useCounty()
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { userName, kind: actorKind, name } = useMe().actor
  const operator = actorKind === 'local' ? shell('localOperator') : `${nameOf(name)} (${userName})`
  const nowMs = useServerNow(5000)
  const { outbox, press, discard, sendWaiting } = useOutbox()
  const barriers = useCollection('barriers').data
  const barrier = barriers?.find(({ id }) => id === view.barrierId)
  const refused = outbox.waiting.find((act) => act.actId === view.corrects)
  const corrected = refused?.about === 'damage' ? refused : undefined
  const [chosen, setChosen] = useState<Where | undefined>(undefined)
  const [lengthM, setLengthM] = useState(usualLengthM)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [note, setNote] = useState(corrected?.report.note ?? '')
  const [photos, setPhotos] = useState<readonly string[]>(corrected?.photos ?? [])
  const [observed, setObserved] = useState<ObservedChoice>(
    corrected === undefined
      ? { kind: 'ago', minutes: 0 }
      : { kind: 'at', atMs: Date.parse(corrected.report.at) },
  )
  const back = () => show({ page: 'first' })
  if (barrier === undefined)
    return (
      <div className="field">
        <BackHeader title="" onBack={back} />
        <main className="field-main">{barriers === undefined ? '…' : t('barrierUnknown')}</main>
      </div>
    )

  const here = device.state === 'found' ? device.position : undefined
  const line = county.compiledLines.find(({ id }) => id === barrier.properties.lineId)
  const lines = line === undefined ? [] : [line]
  const [near] = nearbyBarriers([barrier], lines, [], here, nowMs)
  const where = chosen ?? ((near?.awayM ?? Infinity) < onTheSpotM ? 'gps' : 'chainage')
  const chainage = typed ?? (near === undefined ? '' : formatChainage(near.atM))
  const place = placeOf(where, { here, atM: parseChainage(chainage), lengthM, endM: line?.lengthM ?? 0 })
  const seenMs = observedMs(observed, nowMs)
  const missing =
    place === undefined
      ? t(where === 'gps' ? 'gpsFirst' : 'chainageInvalid')
      : seenMs === undefined
        ? t('timeInvalid')
        : seenMs > nowMs + 60_000
          ? t('timeAhead')
          : undefined

  const send = () => {
    if (place === undefined || seenMs === undefined || missing !== undefined) return
    const pressedMs = serverNowMs(county.clockOffsetMs)
    const isNow = observed.kind === 'ago' && observed.minutes === 0
    const report: WaitingDamageAct['report'] = {
      where: place,
      at: new Date(isNow ? pressedMs : seenMs).toISOString(),
      note: note.trim(),
    }
    const actId = newActId()
    press({
      about: 'damage',
      actId,
      barrierId: barrier.id,
      barrierName: barrier.properties.name,
      report,
      photos: [...photos],
      pressedAt: new Date(pressedMs).toISOString(),
    })
    // A corrected act is a new act with its own id; the refused one was never written.
    if (view.corrects !== undefined) discard(view.corrects)
    void sendWaiting()
    show({ page: 'receipt', actId }, { replace: true })
  }

  const gpsNote =
    device.state === 'found'
      ? t('accuracy', { accuracy: length(device.accuracyM) })
      : t(device.state === 'looking' ? 'gpsWaiting' : 'gpsNoFix')
  return (
    <div className="field">
      <BackHeader title={nameOf(barrier.properties.name)} onBack={back} />
      <main className="field-main">
        <h2 className="field-name">{t('reportDamage')}</h2>
        <Choice label={t('where')}>
          <div className="field-triple">
            {(['gps', 'chainage', 'whole'] as const).map((option) => (
              <Option
                key={option}
                isChosen={option === where}
                onChoose={() => {
                  if (option === 'gps') onAskForPosition()
                  setChosen(option)
                }}
              >
                {t(wordOf[option])}
                {option === 'gps' && <small>{gpsNote}</small>}
              </Option>
            ))}
          </div>
        </Choice>
        {where === 'chainage' && (
          <label className="field-label">
            {t('chainageAt')}
            <input
              className="field-input"
              value={chainage}
              placeholder="K12+300"
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        )}
        {where !== 'whole' && (
          <Choice label={t('howMuch')}>
            <div className="field-triple">
              {lengthsM.map((metres) => (
                <Option key={metres} isChosen={metres === lengthM} onChoose={() => setLengthM(metres)}>
                  {length(metres)}
                </Option>
              ))}
            </div>
          </Choice>
        )}
        <DamagePhotos photos={photos} onChange={setPhotos} />
        <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
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
        {missing ?? t('sendDamage')}
      </SendFooter>
    </div>
  )
}

const wordOf = { gps: 'positionGps', chainage: 'positionChainage', whole: 'positionWhole' } as const

/** The server's time at this very moment: the form's own clock is a few seconds behind. */
const serverNowMs = (clockOffsetMs: number) => Date.now() + clockOffsetMs

interface Said {
  here: readonly [lon: number, lat: number] | undefined
  atM: number | undefined
  lengthM: number
  endM: number
}

function placeOf(where: Where, { here, atM, lengthM, endM }: Said): BarrierPlace | undefined {
  switch (where) {
    case 'gps':
      return here === undefined ? undefined : { kind: 'near', position: [here[0], here[1]], lengthM }
    case 'chainage':
      return atM === undefined || atM > endM
        ? undefined
        : {
            kind: 'stretch',
            fromM: Math.max(0, atM - lengthM / 2),
            toM: Math.min(endM, atM + lengthM / 2),
          }
    case 'whole':
      return { kind: 'whole' }
  }
}
