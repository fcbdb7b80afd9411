import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../data/model/recordHistory.ts'
import { eventPhoto, type EventPhoto } from '../../data/model/trail.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { AppendedEvent } from './AppendedEvent.tsx'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { EventPhotos } from '../photos/EventPhotos.tsx'
import { ChangedFields } from './ChangedFields.tsx'
import { PhoneClockNote } from './PhoneClockNote.tsx'
import { TakeBackButton } from './TakeBackButton.tsx'
import { useActorName } from './useActorName.ts'
import { useActTitle } from './useActTitle.ts'

interface HistoryRowProps {
  entry: HistoryEntry
  mayTakeBack: boolean
}

/** One act: what it was, who did it, when it was seen and when it came in, why, and what changed. */
export function HistoryRow({ entry, mayTakeBack }: HistoryRowProps) {
  const { t } = useTranslation('history')
  const { moment } = useQuantities()
  const titleOf = useActTitle()
  const { actor, reason, takenBackBy, uploaded } = entry
  const nameOf = useActorName()
  const observer = entry.origin?.observedBy ?? null
  const by =
    observer === null
      ? t('byWhom', { who: nameOf(actor) })
      : t('observedBy', { who: nameOf(observer), bringer: nameOf(actor) })
  const [observed, received] = [entry.observedAt, entry.receivedAt].map((at) => moment(Date.parse(at)))
  const when =
    observed === received
      ? [t('observedAndReceived', { when: received })]
      : [t('observed', { when: observed }), t('received', { when: received })]
  return (
    <li className="history-row" data-taken-back={takenBackBy !== null}>
      <div className="history-head">
        <b>{titleOf(entry)}</b>
        {mayTakeBack && (
          <OnlyNow right="undo-acts">
            <TakeBackButton entry={entry} />
          </OnlyNow>
        )}
      </div>
      <p>{[by, ...when, ...(takenBackBy === null ? [] : [t('isTakenBack')])].join(' · ')}</p>
      {entry.origin !== null && <PhoneClockNote origin={entry.origin} />}
      {reason !== null && <p>{t('because', { reason })}</p>}
      {entry.changes.map((change) =>
        change.kind === 'trail-event' && entry.kind !== 'trail-event' ? (
          <AppendedEvent key={change.id} change={change} />
        ) : (
          <ChangedFields key={change.id} change={change} />
        ),
      )}
      <EventPhotos photos={entry.changes.flatMap(photosOf)} />
      {uploaded !== null && (
        <p>
          {t('uploadedFixes', {
            count: uploaded.stored,
            from: moment(Date.parse(uploaded.from)),
            to: moment(Date.parse(uploaded.to)),
          })}
          {uploaded.sha256 !== null && (
            <code className="history-hash">{t('fileHash', { hash: uploaded.sha256 })}</code>
          )}
        </p>
      )}
    </li>
  )
}

/** Photos that an act brought with an event of a trail. */
const photosOf = ({ kind, what, fields }: HistoryEntry['changes'][number]): EventPhoto[] =>
  kind === 'trail-event' && what === 'begun'
    ? (eventPhotos.safeParse(fields.find(({ path }) => path === 'photos')?.to).data ?? [])
    : []

const eventPhotos = eventPhoto.array()
