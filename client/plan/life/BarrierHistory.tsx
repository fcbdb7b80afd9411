import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import type { Position } from '../../../geo/units.ts'
import type { BarrierEventItem, ProposalItem } from '../../api/barrierLife.ts'
import { EventPhotos, photoAlone } from '../../photos/EventPhotos.tsx'
import { useActorName } from '../../history/useActorName.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { Life } from './useLife.ts'

interface Entry {
  readonly key: string
  readonly atMs: number
  readonly by: string
  readonly event?: BarrierEventItem
  readonly proposal?: ProposalItem
  /** Of a proposal: what was done with it then. */
  readonly state?: ProposalItem['state']
}

/** What became of a barrier, newest first: who, when, how much, what they saw. */
export function BarrierHistory({
  life,
  onShow,
}: {
  life: Life
  onShow: (positions: readonly Position[]) => void
}) {
  const { t } = useTranslation('planLife')
  const { t: plan } = useTranslation('plan')
  const who = useActorName()
  const { moment, length } = useQuantities()
  const entries = entriesOf(life)
  if (entries.length === 0) return null
  return (
    <section aria-label={t('history')}>
      <h3 className="plan-heading">{t('history')}</h3>
      <ol className="life-history">
        {entries.map(({ key, atMs, by, event, proposal, state }) => (
          <li key={key}>
            <p>
              <b>{event === undefined ? t(`did.${state ?? 'sent'}`) : t(`did.${event.kind}`)}</b>
              {event !== undefined && ` · ${length(event.lengthM)}`}
              {event?.fromM != null &&
                event.toM !== null &&
                ` · ${formatChainage(event.fromM)} – ${formatChainage(event.toM)}`}
            </p>
            <p className="plan-quiet">
              {moment(atMs)} · {who(by)}
              {event?.position != null && (
                <button type="button" className="plan-show" onClick={() => onShow([event.position!])}>
                  {plan('showFault')}
                </button>
              )}
              {proposal !== undefined && proposal.id !== life.looked?.id && (
                <button
                  type="button"
                  className="plan-show"
                  onClick={() => life.say({ openedId: proposal.id })}
                >
                  {t('openProposal')}
                </button>
              )}
            </p>
            {event !== undefined && event.note !== '' && <p className="life-word">{event.note}</p>}
            {event !== undefined && <EventPhotos photos={event.photos.map(photoAlone)} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function entriesOf({ proposals, events }: Life): Entry[] {
  const ofProposals = proposals.flatMap((proposal): Entry[] => [
    {
      key: `${proposal.id}:sent`,
      atMs: Date.parse(proposal.sentAt),
      by: proposal.sentBy,
      proposal,
      state: 'sent',
    },
    ...(proposal.decidedAt === null
      ? []
      : [
          {
            key: `${proposal.id}:decided`,
            atMs: Date.parse(proposal.decidedAt),
            by: proposal.decidedBy ?? '',
            proposal,
            state: proposal.state,
          },
        ]),
  ])
  const ofEvents = events.map((event): Entry => ({
    key: event.id,
    atMs: Date.parse(event.at),
    by: event.actor,
    event,
  }))
  // What came later stands first; of one instant what is listed later did.
  return [...ofProposals, ...ofEvents].sort((a, b) => a.atMs - b.atMs).toReversed()
}
