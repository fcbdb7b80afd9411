import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newId } from 'uuid'
import { trailKind, type TrailCourse } from '../../../data/model/trail.ts'
import type { LineId } from '../../../data/model/ids.ts'
import type { LonLat } from '../../../data/model/values.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { tracedPath } from '../../../geo/tracedPath.ts'
import { useMay, useMe } from '../../account/me.ts'
import { useCounty } from '../../api/county.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { BackHeader } from '../BackHeader.tsx'
import { Choice, Option } from '../Choice.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import { EnteredBy } from '../EnteredBy.tsx'
import type { FieldView } from '../fieldView.ts'
import { MethodChoice } from '../MethodChoice.tsx'
import { NoteField } from '../NoteField.tsx'
import { ObservedTime } from '../ObservedTime.tsx'
import { PhotosField } from '../photos/PhotosField.tsx'
import { SendFooter } from '../SendFooter.tsx'
import { traceFixes, useTrace } from '../trace/useTrace.ts'
import { useFormAct } from '../useFormAct.ts'
import { useObserved } from '../useObserved.ts'
import { useFieldTrails } from './fieldTrails.ts'
import { PerhapsSame } from './PerhapsSame.tsx'
import { fieldTrailWords } from '../trailWords.ts'
import { PersonSelect } from './PersonSelect.tsx'
import { placeSeen } from './trailEntry.ts'
import { useTrailReach } from './useTrailReach.ts'
import { WayCourse } from './WayCourse.tsx'
import { firstWay, tryWayOnLine, typedName, wayEvent, type WayEntry } from './wayEntry.ts'

interface FoundFormProps {
  view: Extract<FieldView, { page: 'found' }>
  device: DevicePosition
  onAskForPosition: () => void
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** A way that is on no list: what it is, its course, and whether it is closed. Sent as one act. */
export function FoundForm({ view, device, onAskForPosition, show }: FoundFormProps) {
  const { t } = useTranslation('fieldTrails')
  const { t: field } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { length } = useQuantities()
  const { compiledLines } = useCounty()
  const { actor } = useMe()
  const maySeal = useMay('mark-trails')
  const { refused, send } = useFormAct(view.corrects, show)
  const corrected = refused?.about === 'found' ? refused : undefined
  const [entry, setEntry] = useState(() => firstWay(corrected))
  const change = (part: Partial<WayEntry>) => setEntry((before) => ({ ...before, ...part }))
  // What is corrected keeps its id: what was entered of it since goes on waiting for it.
  const [trailId] = useState(() => corrected?.trailId ?? newId())
  const trace = useTrace()
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.observedAt)
  const trails = useFieldTrails() ?? []
  const { foundTrailReachM } = useTrailReach(nowMs)

  const traced = useMemo(() => tracedPath(traceFixes(trace.fixes)), [trace.fixes])
  const here = placeSeen('gps', { device, head: undefined, picked: undefined })
  const path = useMemo((): readonly LonLat[] => {
    switch (entry.course) {
      case 'walked':
        return traced.length === 0 ? entry.drawn : traced.map(([lon, lat]) => [lon, lat])
      case 'drawn':
        return entry.drawn
      case 'spot': {
        const spot = entry.spot === undefined && device.state === 'found' ? device.position : entry.spot
        return spot == null ? [] : [[spot[0], spot[1]]]
      }
    }
  }, [entry, traced, device])
  const onLine = useMemo(
    () => tryWayOnLine(compiledLines, entry.course, path),
    [compiledLines, entry.course, path],
  )
  const isTooFar = onLine !== undefined && onLine.awayM > foundTrailReachM
  const missing =
    missingWay() ??
    (entry.isSealed && entry.method === null ? field('chooseMethod') : missingTime && field(missingTime))

  function missingWay(): string | undefined {
    if (entry.course === 'walked' && trace.isRunning) return t('traceStopFirst')
    if (onLine === undefined) return t(entry.spot === null ? 'pickFirst' : firstOf[entry.course])
    return isTooFar ? t('tooFarFromLineShort') : undefined
  }
  const sendWay = () => {
    if (missing !== undefined || seenAt === undefined || onLine === undefined) return
    const place = { chainage: formatChainage(onLine.atM) }
    const { kind, course } = entry
    const name =
      entry.name.trim() === ''
        ? { en: wayNames.en(place.chainage), zh: wayNames.zh(place.chainage) }
        : typedName(entry.name)
    send(
      (pressedMs) => ({
        about: 'found',
        trailId,
        way: { lineId: onLine.line.id as LineId, name, kind, course, path: [...path] },
        report: wayEvent('reported', entry, here),
        seal: entry.isSealed ? wayEvent('sealed', entry, here) : null,
        observedAt: seenAt(pressedMs),
        photos: entry.photos,
        photoFacts: entry.photoFacts,
      }),
      { onKept: entry.course === 'walked' ? trace.forget : undefined },
    )
  }

  return (
    <div className="field">
      <BackHeader title={t('newWay')} onBack={() => show({ page: 'first' })} />
      <main className="field-main">
        <h2 className="field-name">{t('findWay')}</h2>
        <Choice label={t('wayKind')}>
          <div className="field-triple">
            {trailKind.options.map((kind) => (
              <Option key={kind} isChosen={kind === entry.kind} onChoose={() => change({ kind })}>
                {domain(`trailKind.${kind}`)}
              </Option>
            ))}
          </div>
        </Choice>
        <WayCourse
          entry={entry}
          trace={trace}
          traced={traced}
          device={device}
          onAskForPosition={onAskForPosition}
          onChange={change}
        />
        {onLine !== undefined && (
          <p className={isTooFar ? 'field-warning' : 'field-quiet'}>
            {isTooFar
              ? t('tooFarFromLine', { away: length(onLine.awayM), reach: length(foundTrailReachM) })
              : onLine.awayM === 0
                ? t('meetsAt', { chainage: formatChainage(onLine.atM) })
                : t('comesNear', { away: length(onLine.awayM), chainage: formatChainage(onLine.atM) })}
          </p>
        )}
        {onLine !== undefined && !isTooFar && (
          <PerhapsSame
            trail={{ id: trailId, lineId: onLine.line.id, meetsLineAtM: [onLine.atM] }}
            trails={trails}
          />
        )}
        {maySeal && (
          <Choice label={t('closedAtOnce')}>
            <div className="field-pair">
              {[false, true].map((isSealed) => (
                <Option
                  key={String(isSealed)}
                  isChosen={isSealed === entry.isSealed}
                  onChoose={() => change({ isSealed })}
                >
                  {t(isSealed ? 'sealedAtOnce' : 'leftOpen')}
                </Option>
              ))}
            </div>
          </Choice>
        )}
        {entry.isSealed && <MethodChoice method={entry.method} onChoose={(method) => change({ method })} />}
        <PhotosField
          entered={entry}
          named={corrected?.photos}
          device={device}
          onChange={(changed) => setEntry((before) => ({ ...before, ...changed(before) }))}
        />
        <label className="field-label">
          {t('wayName')}
          <input
            className="field-input"
            value={entry.name}
            maxLength={200}
            placeholder={onLine === undefined ? '' : t('wayNameOf', { chainage: formatChainage(onLine.atM) })}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </label>
        {actor.kind === 'local' && (
          <PersonSelect
            personId={entry.personId}
            without={null}
            isNeeded={false}
            onChange={(personId) => change({ personId })}
          />
        )}
        <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} />
        <NoteField note={entry.note} onChange={(note) => change({ note })} />
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendWay}>
        {missing ?? t(entry.isSealed ? 'sendWaySealed' : 'sendWay')}
      </SendFooter>
    </div>
  )
}

/** What has to be there first, by how the course is known. */
const firstOf = { walked: 'traceFirst', drawn: 'drawFirst', spot: 'spotFirst' } as const satisfies Record<
  TrailCourse,
  string
>

/** A way that nobody named is called by where it meets the line, in both languages. */
const wayNames = {
  en: (chainage: string) => fieldTrailWords.en.wayNameOf.replace('{{chainage}}', chainage),
  zh: (chainage: string) => fieldTrailWords.zh.wayNameOf.replace('{{chainage}}', chainage),
}
