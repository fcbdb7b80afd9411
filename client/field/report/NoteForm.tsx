import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldNote } from '../../../data/model/fieldNote.ts'
import { useCollection } from '../../api/collections.ts'
import { useNameOf } from '../../i18n/language.ts'
import { BackHeader } from '../BackHeader.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import { EnteredBy } from '../EnteredBy.tsx'
import type { FieldView } from '../fieldView.ts'
import { ObservedTime } from '../ObservedTime.tsx'
import { PhotosField, type EnteredPhotos } from '../photos/PhotosField.tsx'
import { SendFooter } from '../SendFooter.tsx'
import { useFormAct } from '../useFormAct.ts'
import { useObserved } from '../useObserved.ts'
import { SpotChoice } from './SpotChoice.tsx'
import { useSpot } from './useSpot.ts'

interface NoteFormProps {
  view: Extract<FieldView, { page: 'note' }>
  device: DevicePosition
  onAskForPosition: () => void
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** A word with photos about something on the spot. Kept on the phone first. */
export function NoteForm({ view, device, onAskForPosition, show }: NoteFormProps) {
  const { t } = useTranslation('field')
  const { t: report } = useTranslation('fieldReport')
  const { t: domain } = useTranslation('domain')
  const { refused, send } = useFormAct(view.corrects, show)
  const corrected = refused?.about === 'note' ? refused : undefined
  const place = useSpot(corrected?.told, device)
  const [text, setText] = useState(corrected?.told.text ?? '')
  const [entered, setEntered] = useState<EnteredPhotos>({ photos: corrected?.photos ?? [], photoFacts: {} })
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.observedAt)
  const subject = useSubject(view.about)
  const back = () =>
    show(view.about.kind === 'trail' ? { page: 'trail', trailId: view.about.id } : { page: 'report' })
  // What a note is about says where it was where neither GPS nor a chainage does.
  const spot = place.spot ?? (view.about.kind === 'ground' ? undefined : nowhere)
  const missing =
    text.trim() === ''
      ? report('textFirst')
      : spot === undefined
        ? report(place.said.where === 'gps' ? 'placeFirst' : 'chainageInvalid')
        : missingTime && t(missingTime)

  const sendNote = () => {
    if (spot === undefined || missing !== undefined || seenAt === undefined) return
    send((pressedMs) => ({
      about: 'note',
      told: { ...spot, about: view.about, text: text.trim() },
      observedAt: seenAt(pressedMs),
      photos: entered.photos,
    }))
  }

  return (
    <div className="field">
      <BackHeader title={domain('fieldNote')} onBack={back} />
      <main className="field-main">
        {subject !== undefined && <h2 className="field-name">{subject}</h2>}
        <label className="field-label">
          {report('whatSeen')}
          <textarea
            className="field-input"
            rows={4}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p className="field-quiet">{report('noNames')}</p>
        <PhotosField entered={entered} named={corrected?.photos} device={device} onChange={setEntered} />
        <SpotChoice spot={place} device={device} onAskForPosition={onAskForPosition} />
        <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendNote}>
        {missing ?? report('sendNote')}
      </SendFooter>
    </div>
  )
}

/** What a note is about by its name; undefined for the ground itself. */
function useSubject(about: FieldNote['about']): string | undefined {
  const { t } = useTranslation('field')
  const nameOf = useNameOf()
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const barriers = useCollection('barriers').data
  switch (about.kind) {
    case 'ground':
      return undefined
    case 'trail': {
      const trail = trails?.find(({ id }) => id === about.id)
      return trail && t('trailNumber', { number: trail.properties.number })
    }
    case 'checkpoint':
    case 'barrier': {
      const named = (about.kind === 'barrier' ? barriers : checkpoints)?.find(({ id }) => id === about.id)
      return named && nameOf(named.properties.name)
    }
  }
}

const nowhere = { lineId: null, position: null, accuracyM: null, positionSource: null, chainageM: null }
