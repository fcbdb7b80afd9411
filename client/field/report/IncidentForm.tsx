import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countOutcomes, incidentDirection, incidentOutcome } from '../../../data/model/incident.ts'
import type { IncidentItem } from '../../api/dutyReports.ts'
import { BackHeader } from '../BackHeader.tsx'
import { Choice, Option } from '../Choice.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import { EnteredBy } from '../EnteredBy.tsx'
import type { FieldView } from '../fieldView.ts'
import { NoteField } from '../NoteField.tsx'
import { ObservedTime } from '../ObservedTime.tsx'
import { PhotosField, type EnteredPhotos } from '../photos/PhotosField.tsx'
import { SendFooter } from '../SendFooter.tsx'
import { useFormAct } from '../useFormAct.ts'
import { useObserved } from '../useObserved.ts'
import { SpotChoice } from './SpotChoice.tsx'
import { Stepper } from './Stepper.tsx'
import { TrailSelect } from './TrailSelect.tsx'
import { useSpot } from './useSpot.ts'

interface IncidentFormProps {
  view: Extract<FieldView, { page: 'incident' }>
  device: DevicePosition
  onAskForPosition: () => void
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

const mostPeople = 999

/** People met at the line: how many, which way, what was done. Kept on the phone first. */
export function IncidentForm({ view, device, onAskForPosition, show }: IncidentFormProps) {
  const { t } = useTranslation('field')
  const { t: report } = useTranslation('fieldReport')
  const { t: domain } = useTranslation('domain')
  const { refused, send } = useFormAct(view.corrects, show)
  const corrected = refused?.about === 'incident' ? refused : undefined
  const before = corrected?.told
  const place = useSpot(before, device)
  const [trailId, setTrailId] = useState<string | undefined>(before?.trailId ?? view.trailId)
  const [people, setPeople] = useState(before?.people ?? 1)
  const [direction, setDirection] = useState(before?.direction)
  const [outcomes, setOutcomes] = useState(before?.outcomes ?? {})
  const [note, setNote] = useState(before?.note ?? '')
  const [entered, setEntered] = useState<EnteredPhotos>({ photos: corrected?.photos ?? [], photoFacts: {} })
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.observedAt)
  const left = people - countOutcomes(outcomes)
  // A trail says where it was where neither GPS nor a chainage does.
  const spot = place.spot ?? (trailId === undefined ? undefined : nowhere)
  const missing =
    left < 0
      ? report('tooManyOutcomes')
      : direction === undefined
        ? report('directionFirst')
        : spot === undefined
          ? report(place.said.where === 'gps' ? 'placeFirst' : 'chainageInvalid')
          : missingTime && t(missingTime)

  const sendIncident = () => {
    if (spot === undefined || direction === undefined || missing !== undefined || seenAt === undefined) return
    send((pressedMs) => ({
      about: 'incident',
      told: {
        ...spot,
        trailId: (trailId ?? null) as IncidentItem['trailId'],
        direction,
        people,
        outcomes,
        note: note.trim(),
      },
      observedAt: seenAt(pressedMs),
      photos: entered.photos,
    }))
  }

  return (
    <div className="field">
      <BackHeader title={domain('incident')} onBack={() => show({ page: 'report' })} />
      <main className="field-main">
        <Stepper label={report('howMany')} value={people} most={mostPeople} onChange={setPeople} />
        {people === 0 && <p className="field-quiet">{report('tracesOnly')}</p>}
        <Choice label={report('whichWay')}>
          <div className="field-pair">
            {incidentDirection.options.map((each) => (
              <Option key={each} isChosen={each === direction} onChoose={() => setDirection(each)}>
                {domain(`incidentDirection.${each}`)}
              </Option>
            ))}
          </div>
        </Choice>
        {people > 0 && (
          <section aria-label={report('whatWasDone')}>
            <p className="field-eyebrow">{report('whatWasDone')}</p>
            {incidentOutcome.options.map((each) => (
              <Stepper
                key={each}
                label={domain(`incidentOutcome.${each}`)}
                value={outcomes[each] ?? 0}
                most={(outcomes[each] ?? 0) + Math.max(0, left)}
                onChange={(count) =>
                  setOutcomes(({ [each]: _, ...others }) =>
                    count === 0 ? others : { ...others, [each]: count },
                  )
                }
              />
            ))}
            {left > 0 && <p className="field-quiet">{report('leftOver', { count: left })}</p>}
          </section>
        )}
        <SpotChoice spot={place} device={device} onAskForPosition={onAskForPosition} />
        <TrailSelect trailId={trailId} device={device} onChange={setTrailId} />
        <PhotosField entered={entered} named={corrected?.photos} device={device} onChange={setEntered} />
        <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
        <NoteField note={note} onChange={setNote} />
        <p className="field-quiet">{report('noNames')}</p>
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendIncident}>
        {missing ?? report('sendIncident')}
      </SendFooter>
    </div>
  )
}

const nowhere = { lineId: null, position: null, accuracyM: null, positionSource: null, chainageM: null }
