import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Handover } from '../../../data/model/handover.ts'
import type { FeatureOf } from '../../api/collections.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { formatLocalTime, parseLocalTime } from '../../i18n/zonedTime.ts'
import { BackHeader } from '../BackHeader.tsx'
import { useIsConnected } from '../FieldHeader.tsx'
import { EnteredBy } from '../EnteredBy.tsx'
import type { FieldView } from '../fieldView.ts'
import { ObservedTime } from '../ObservedTime.tsx'
import { SendFooter } from '../SendFooter.tsx'
import { useFormAct } from '../useFormAct.ts'
import { useObserved } from '../useObserved.ts'
import { AsOfNote } from '../kept/AsOfNote.tsx'
import { nobody, partyOf, sizeOf, type Party } from './dutyParty.ts'
import { PartyFields } from './PartyFields.tsx'
import { useCheckpointDuty } from './useCheckpointDuty.ts'

interface HandoverFormProps {
  checkpoint: FeatureOf<'checkpoints'>
  /** The refused act that this one corrects. */
  corrects: string | undefined
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** As it is sent: its ids are those of people on this phone's lists. */
const told = (party: Party) => partyOf(party) as Handover['incoming']

/** Who hands a checkpoint to whom, or that who is on is still there. Kept on the phone first. */
export function HandoverForm({ checkpoint, corrects, show }: HandoverFormProps) {
  const { t } = useTranslation('field')
  const { t: handover } = useTranslation('fieldHandover')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  const { timeZone } = useCounty()
  const { refused, send } = useFormAct(corrects, show)
  const corrected = refused?.about === 'handover' ? refused : undefined
  const { observed, setObserved, nowMs, missing: missingTime, seenAt } = useObserved(corrected?.observedAt)
  const duty = useCheckpointDuty(checkpoint, nowMs)
  const isConnected = useIsConnected()
  const [outgoing, setOutgoing] = useState<Party | undefined>(corrected?.told.outgoing ?? undefined)
  const [sinceMs, setSinceMs] = useState<number | undefined>(
    corrected?.told.outgoing ? Date.parse(corrected.told.outgoing.since) : undefined,
  )
  const [incoming, setIncoming] = useState<Party | undefined>(corrected?.told.incoming)
  const [remarks, setRemarks] = useState(corrected?.told.remarks ?? '')
  const back = () => show({ page: 'report' })
  const place: Handover['place'] = {
    kind: 'checkpoint',
    id: checkpoint.id as (Handover['place'] & { kind: 'checkpoint' })['id'],
  }
  const placeName = checkpoint.properties.name

  const on = duty?.on
  const wasOn = outgoing ?? on ?? nobody
  const wasOnSinceMs = sinceMs ?? on?.sinceMs
  const takesOver = incoming ?? duty?.next ?? nobody
  const atMs = Date.parse(seenAt?.(nowMs) ?? '')
  const missing =
    sizeOf(takesOver) === 0
      ? handover('incomingFirst')
      : wasOnSinceMs !== undefined && wasOnSinceMs >= atMs
        ? handover('sinceAhead')
        : missingTime && t(missingTime)

  const sendHandover = () => {
    if (missing !== undefined || seenAt === undefined) return
    send((pressedMs) => ({
      about: 'handover',
      placeName,
      told: {
        place,
        outgoing:
          wasOnSinceMs === undefined ? null : { ...told(wasOn), since: new Date(wasOnSinceMs).toISOString() },
        incoming: told(takesOver),
        remarks: remarks.trim(),
      },
      observedAt: seenAt(pressedMs),
    }))
  }
  const sayStillOn = () => {
    if (on === undefined) return
    send((pressedMs) => ({
      about: 'on-duty',
      placeName,
      log: { place, ...told(on), from: new Date(on.sinceMs).toISOString() },
      observedAt: new Date(pressedMs).toISOString(),
    }))
  }

  return (
    <div className="field">
      <BackHeader title={nameOf(placeName)} onBack={back} />
      <main className="field-main">
        <AsOfNote />
        {on !== undefined && corrected === undefined && (
          <section className="field-card" aria-label={handover('onNow')}>
            <p>{handover('onSince', { count: sizeOf(on), clock: clock(on.sinceMs) })}</p>
            <button
              type="button"
              className="field-button field-button-main field-wide"
              // Less than a minute after the last word there is nothing to add to it.
              disabled={nowMs - on.sinceMs < 60_000}
              onClick={sayStillOn}
            >
              {handover('sayStillOn')}
            </button>
            <p className="field-quiet">{handover('stillOnHint')}</p>
          </section>
        )}
        <h2 className="field-name">{handover('title')}</h2>
        {duty === undefined && !isConnected && <p className="field-warning">{handover('rosterUnknown')}</p>}
        <PartyFields
          title={handover('outgoing')}
          party={wasOn}
          people={duty?.people ?? []}
          onChange={setOutgoing}
        />
        <label className="field-label">
          {handover('since')}
          <input
            className="field-input"
            type="datetime-local"
            max={formatLocalTime(nowMs, timeZone)}
            value={wasOnSinceMs === undefined ? '' : formatLocalTime(wasOnSinceMs, timeZone)}
            onChange={(event) => setSinceMs(parseLocalTime(event.currentTarget.value, timeZone))}
          />
        </label>
        {wasOnSinceMs === undefined && <p className="field-quiet">{handover('nobodyBefore')}</p>}
        <PartyFields
          title={handover('incoming')}
          party={takesOver}
          people={duty?.people ?? []}
          onChange={setIncoming}
        />
        <ObservedTime observed={observed} nowMs={nowMs} onChange={setObserved} label={handover('when')} />
        <label className="field-label">
          {handover('remarks')}
          <textarea
            className="field-input"
            rows={2}
            maxLength={2000}
            value={remarks}
            onChange={(event) => setRemarks(event.currentTarget.value)}
          />
        </label>
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendHandover}>
        {missing ?? handover('send', { count: sizeOf(takesOver) })}
      </SendFooter>
    </div>
  )
}
