import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BarrierPlace } from '../../data/model/barrierEvent.ts'
import { formatChainage, parseChainage } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { AbsentPage } from './AbsentPage.tsx'
import { BackHeader } from './BackHeader.tsx'
import { Choice, Option } from './Choice.tsx'
import { DamagePhotos } from './DamagePhotos.tsx'
import type { DevicePosition } from './devicePosition.ts'
import { EnteredBy } from './EnteredBy.tsx'
import type { FieldView } from './fieldView.ts'
import { nearbyBarriers } from './nearbyBarriers.ts'
import { NoteField } from './NoteField.tsx'
import { ObservedTime } from './ObservedTime.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import { SendFooter } from './SendFooter.tsx'
import { useFormAct } from './useFormAct.ts'
import { useObserved } from './useObserved.ts'

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
  const { compiledLines } = useCounty()
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { refused, send } = useFormAct(view.corrects, show)
  const barriers = useCollection('barriers').data
  const barrier = barriers?.find(({ id }) => id === view.barrierId)
  const corrected = refused?.about === 'damage' ? refused : undefined
  const [chosen, setChosen] = useState<Where | undefined>(undefined)
  const [lengthM, setLengthM] = useState(usualLengthM)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [note, setNote] = useState(corrected?.report.note ?? '')
  const [photos, setPhotos] = useState<readonly string[]>(corrected?.photos ?? [])
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.report.at)
  const back = () => show({ page: 'first' })
  if (barrier === undefined)
    return <AbsentPage sentence={barriers === undefined ? undefined : 'barrierUnknown'} onBack={back} />

  const here = device.state === 'found' ? device.position : undefined
  const line = compiledLines.find(({ id }) => id === barrier.properties.lineId)
  const lines = line === undefined ? [] : [line]
  const [near] = nearbyBarriers([barrier], lines, [], here, nowMs)
  const where = chosen ?? ((near?.awayM ?? Infinity) < onTheSpotM ? 'gps' : 'chainage')
  const chainage = typed ?? (near === undefined ? '' : formatChainage(near.atM))
  const place = placeOf(where, { here, atM: parseChainage(chainage), lengthM, endM: line?.lengthM ?? 0 })
  const missing =
    place === undefined ? t(where === 'gps' ? 'gpsFirst' : 'chainageInvalid') : missingTime && t(missingTime)

  const sendDamage = () => {
    if (place === undefined || missing !== undefined || seenAt === undefined) return
    send((pressedMs) => ({
      about: 'damage',
      barrierId: barrier.id,
      barrierName: barrier.properties.name,
      report: { where: place, at: seenAt(pressedMs), note: note.trim() },
      photos: [...photos],
    }))
  }

  return (
    <div className="field">
      <BackHeader title={nameOf(barrier.properties.name)} onBack={back} />
      <main className="field-main">
        <h2 className="field-name">{t('reportDamage')}</h2>
        <PlaceChoice
          options={[
            { place: 'gps', name: t('positionGps') },
            { place: 'chainage', name: t('positionChainage') },
            { place: 'whole', name: t('positionWhole') },
          ]}
          place={where}
          device={device}
          onAskForPosition={onAskForPosition}
          onChoose={setChosen}
        />
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
        <NoteField note={note} onChange={setNote} />
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendDamage}>
        {missing ?? t('sendDamage')}
      </SendFooter>
    </div>
  )
}

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
