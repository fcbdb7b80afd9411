import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { AbsentPage } from './AbsentPage.tsx'
import { BackHeader } from './BackHeader.tsx'
import { Choice, Option } from './Choice.tsx'
import { damagePlace, saidOf, usualLengthM, type PlaceSaid } from './damagePlace.ts'
import type { DevicePosition } from './devicePosition.ts'
import { EnteredBy } from './EnteredBy.tsx'
import type { FieldView } from './fieldView.ts'
import { nearbyBarriers } from './nearbyBarriers.ts'
import { NoteField } from './NoteField.tsx'
import { ObservedTime } from './ObservedTime.tsx'
import { PhotosField, type EnteredPhotos } from './photos/PhotosField.tsx'
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

const lengthsM = [5, 20, 100]
/** Farther from the barrier than this, the phone's position is not what is meant. */
const onTheSpotM = 500

/** One damage to a barrier. Kept on the phone first and sent after that, its photos before it. */
export function DamageForm({ view, device, onAskForPosition, show }: DamageFormProps) {
  const { t } = useTranslation('field')
  const { t: damage } = useTranslation('fieldDamage')
  const { compiledLines } = useCounty()
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { refused, send } = useFormAct(view.corrects, show)
  const barriers = useCollection('barriers').data
  const barrier = barriers?.find(({ id }) => id === view.barrierId)
  const corrected = refused?.about === 'damage' ? refused : undefined
  // What is corrected was seen where it was then, not where the phone is while it is corrected.
  const [said, setSaid] = useState<Partial<PlaceSaid>>(
    corrected === undefined ? {} : saidOf(corrected.report.where),
  )
  const [note, setNote] = useState(corrected?.report.note ?? '')
  const [entered, setEntered] = useState<EnteredPhotos>({ photos: corrected?.photos ?? [], photoFacts: {} })
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.observedAt)
  const back = () => show({ page: 'first' })
  if (barrier === undefined)
    return <AbsentPage sentence={barriers === undefined ? undefined : 'barrierUnknown'} onBack={back} />

  const here = device.state === 'found' ? device.position : undefined
  const line = compiledLines.find(({ id }) => id === barrier.properties.lineId)
  const lines = line === undefined ? [] : [line]
  const [near] = nearbyBarriers([barrier], lines, [], here, nowMs)
  const meant: PlaceSaid = {
    where: (near?.awayM ?? Infinity) < onTheSpotM ? 'gps' : 'chainage',
    here,
    chainage: near === undefined ? '' : formatChainage(near.atM),
    lengthM: usualLengthM,
    ...said,
  }
  const { where, chainage, lengthM } = meant
  const say = (change: Partial<PlaceSaid>) => setSaid((before) => ({ ...before, ...change }))
  const place = damagePlace(meant, line?.lengthM ?? 0)
  const missing =
    place === undefined
      ? damage(where === 'gps' ? 'gpsFirst' : 'chainageInvalid')
      : missingTime && t(missingTime)

  const sendDamage = () => {
    if (place === undefined || missing !== undefined || seenAt === undefined) return
    send((pressedMs) => ({
      about: 'damage',
      barrierId: barrier.id,
      barrierName: barrier.properties.name,
      report: { where: place, note: note.trim() },
      observedAt: seenAt(pressedMs),
      photos: entered.photos,
    }))
  }

  return (
    <div className="field">
      <BackHeader title={nameOf(barrier.properties.name)} onBack={back} />
      <main className="field-main">
        <h2 className="field-name">{damage('reportDamage')}</h2>
        <PlaceChoice
          options={[
            { place: 'gps', name: t('positionGps') },
            { place: 'chainage', name: damage('positionChainage') },
            { place: 'whole', name: damage('positionWhole') },
          ]}
          place={where}
          device={device}
          onAskForPosition={onAskForPosition}
          onChoose={(where) => setSaid(({ here: _, ...before }) => ({ ...before, where }))}
        />
        {where === 'chainage' && (
          <label className="field-label">
            {damage('chainageAt')}
            <input
              className="field-input"
              value={chainage}
              placeholder="K12+300"
              // Typing is choosing: a position that is found later takes its place no more.
              onChange={(event) => say({ where: 'chainage', chainage: event.currentTarget.value })}
            />
          </label>
        )}
        {where !== 'whole' && (
          <Choice label={damage('howMuch')}>
            <div className="field-triple">
              {lengthsM.map((metres) => (
                <Option key={metres} isChosen={metres === lengthM} onChoose={() => say({ lengthM: metres })}>
                  {length(metres)}
                </Option>
              ))}
            </div>
          </Choice>
        )}
        <PhotosField entered={entered} named={corrected?.photos} device={device} onChange={setEntered} />
        <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
        <NoteField note={note} onChange={setNote} />
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendDamage}>
        {missing ?? damage('sendDamage')}
      </SendFooter>
    </div>
  )
}
