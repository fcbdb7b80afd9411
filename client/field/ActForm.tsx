import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nearestAlong } from '../../geo/cutPath.ts'
import { useMe } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { AbsentPage } from './AbsentPage.tsx'
import { BackHeader } from './BackHeader.tsx'
import type { DevicePosition } from './devicePosition.ts'
import { EnteredBy } from './EnteredBy.tsx'
import type { FieldView } from './fieldView.ts'
import { PickOnMap } from './map/PickOnMap.tsx'
import { MethodChoice } from './MethodChoice.tsx'
import { NoteField } from './NoteField.tsx'
import { ObservedTime } from './ObservedTime.tsx'
import { PhotosField } from './photos/PhotosField.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import { SendFooter } from './SendFooter.tsx'
import { trailHead } from './trailHead.ts'
import { BreachFields } from './trails/BreachFields.tsx'
import { useFieldTrails } from './trails/fieldTrails.ts'
import { NotByGps } from './trails/NotByGps.tsx'
import { PersonSelect } from './trails/PersonSelect.tsx'
import { eventEntered, firstEntry, placeSeen, type TrailEntry } from './trails/trailEntry.ts'
import { useTrailTitle } from './trails/useTrailTitle.ts'
import { useVerifying } from './trails/useVerifying.ts'
import { VerifierChoice } from './trails/VerifierChoice.tsx'
import { useFormAct } from './useFormAct.ts'
import { useObserved } from './useObserved.ts'

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
  const { t: words } = useTranslation('fieldTrails')
  const { t: domain } = useTranslation('domain')
  const { compiledLines } = useCounty()
  const titleOf = useTrailTitle()
  const { actor } = useMe()
  const { refused, send } = useFormAct(view.corrects, show)
  const trails = useFieldTrails()
  const trail = trails?.find((each) => each.id === view.trailId)
  const corrected = refused?.about === 'trail' ? refused : undefined
  const [entry, setEntry] = useState(() => firstEntry(corrected))
  const change = (part: Partial<TrailEntry>) => setEntry((before) => ({ ...before, ...part }))
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.observedAt)

  const { kind } = view
  const line = compiledLines.find((each) => each.id === trail?.lineId)
  const head = line && trail && trailHead(line, trail.path)
  const isOnTheSpot =
    device.state === 'found' &&
    trail !== undefined &&
    nearestAlong(trail.path, device.position).awayM < onTheSpotM
  // What is corrected was seen where the phone was then, not where it is corrected.
  const placeThen = corrected && (corrected.event.positionSource ?? 'none')
  const place = entry.place ?? placeThen ?? (isOnTheSpot || kind === 'verified' ? 'gps' : 'trail-head')
  const at =
    corrected !== undefined && entry.place === undefined
      ? corrected.event
      : placeSeen(place, { device, head: head && [head[0], head[1]], picked: entry.picked })
  const verifying = useVerifying(trail, entry, at, nowMs)
  const back = () => show({ page: 'trail', trailId: view.trailId })
  if (trail === undefined)
    return <AbsentPage sentence={trails === undefined ? undefined : 'trailUnknown'} onBack={back} />

  const missing =
    kind === 'sealed' && entry.method === null
      ? t('chooseMethod')
      : kind === 'reopened' && entry.order.trim() === ''
        ? t('orderFirst')
        : place === 'map' && at.position === null
          ? words('pickFirst')
          : ((kind === 'verified' ? verifying.missing : undefined) ?? (missingTime && t(missingTime)))

  const sendEvent = () => {
    if (missing !== undefined || seenAt === undefined) return
    const { position, accuracyM, positionSource } = at
    const event = eventEntered(kind, entry, { position, accuracyM, positionSource }, view.withdraws)
    send(
      (pressedMs) => ({
        about: 'trail',
        trailId: trail.id,
        trailNumber: trail.number,
        event,
        observedAt: seenAt(pressedMs),
        photos: entry.photos,
        photoFacts: entry.photoFacts,
      }),
      { forUser: kind === 'verified' ? verifying.forUser : undefined },
    )
  }

  const personSelect = actor.kind === 'local' && (
    <PersonSelect
      personId={entry.personId}
      without={kind === 'verified' ? verifying.sealedBy : null}
      isNeeded={kind === 'verified'}
      onChange={(personId) => change({ personId })}
    />
  )
  return (
    <div className="field">
      <BackHeader title={titleOf(trail)} onBack={back} />
      <main className="field-main">
        <h2 className="field-name">{t(`act.${kind}`)}</h2>
        {kind === 'verified' && <p className="field-quiet">{t('verifiedHint')}</p>}
        {kind === 'withdrawn' && <p className="field-quiet">{t('withdrawSure')}</p>}
        {kind === 'sealed' && (
          <MethodChoice method={entry.method} onChoose={(method) => change({ method })} />
        )}
        {kind === 'reopened' && (
          <label className="field-label">
            {t('orderLabel')}
            <input
              className="field-input"
              value={entry.order}
              maxLength={500}
              placeholder={t('orderHint')}
              onChange={(event) => change({ order: event.currentTarget.value })}
            />
          </label>
        )}
        {kind === 'verified' && actor.kind === 'account' && (
          <VerifierChoice {...verifying} otherUserName={entry.otherUserName} onChange={change} />
        )}
        {kind === 'verified' && personSelect}
        {kind !== 'withdrawn' && (
          <PhotosField
            entered={entry}
            named={corrected?.photos}
            device={device}
            onChange={(changed) => setEntry((before) => ({ ...before, ...changed(before) }))}
          />
        )}
        {kind === 'breached' && <BreachFields entry={entry} onChange={change} />}
        {kind !== 'withdrawn' && (
          <PlaceChoice
            options={[
              { place: 'gps', name: t('positionGps') },
              { place: 'map', name: t('positionMap') },
              { place: 'trail-head', name: t('positionTrailHead') },
              { place: 'none', name: t('positionNone') },
            ]}
            place={place}
            device={device}
            onAskForPosition={onAskForPosition}
            onChoose={(place) => change({ place })}
          />
        )}
        {kind !== 'withdrawn' && place === 'map' && (
          <PickOnMap
            pick="point"
            picked={entry.picked === undefined ? [] : [entry.picked]}
            onPick={([picked]) => change({ place, picked: picked && [picked[0], picked[1]] })}
            device={device}
            onAskForPosition={onAskForPosition}
          />
        )}
        {kind === 'verified' && at.positionSource !== 'gps' && (
          <NotByGps reason={entry.notByGps} onChange={(notByGps) => change({ notByGps })} />
        )}
        {kind === 'verified' && verifying.tooFar !== undefined && (
          <p className="field-warning">{verifying.tooFar}</p>
        )}
        {kind !== 'withdrawn' && <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />}
        {kind !== 'verified' && kind !== 'withdrawn' && personSelect}
        <NoteField note={entry.note} onChange={(note) => change({ note })} />
        {(kind !== 'verified' || verifying.verifier === 'me') && <EnteredBy />}
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendEvent}>
        {missing ??
          (kind === 'verified' && verifying.forUser !== undefined
            ? words('keepFor', { who: verifying.forUser })
            : t('send', { act: domain(`trailEvent.${kind}`) }))}
      </SendFooter>
    </div>
  )
}
