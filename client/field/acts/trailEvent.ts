import { z } from 'zod'
import { trailEventInput, trailStatus } from '../../../data/model/trail.ts'
import { defineActKind, type Saying } from './actKind.ts'
import { photoFacts, photosNamed } from './photoFacts.ts'

const written = z.object({
  receivedAt: z.string(),
  trailState: z.object({ status: trailStatus.nullable() }),
})

const { observedAt: _ofEveryAct, photos: _kept, ...eventShape } = trailEventInput.shape

/** What is entered of an event; its time and its photos are every act's. */
export const enteredEvent = z.object(eventShape)
export type EnteredEvent = z.infer<typeof enteredEvent>

/** What somebody saw or did at a trail. */
export const trailEvent = defineActKind({
  about: 'trail',
  fields: {
    trailId: z.string(),
    /** Null of a way that is not on the server's list yet. */
    trailNumber: z.number().int().nullable(),
    event: enteredEvent,
    photoFacts,
  },
  /** The trail's status that the act led to, as the server said. */
  answered: { status: trailStatus.nullable() },
  request: (act, _photos, sentAs) => ({
    address: `/trails/${act.trailId}/events`,
    body: { ...act.event, observedAt: act.observedAt, photos: photosNamed(act, sentAs) },
  }),
  read: (answer) => {
    const { receivedAt, trailState } = written.parse(answer)
    return { receivedAt, answered: { status: trailState.status } }
  },
  title: ({ trailNumber, event }, { t, words }) =>
    `${trailNumber === null ? words('fieldTrails')('newWay') : t('trailNumber', { number: trailNumber })} · ${words('domain')(`trailEvent.${event.kind}`)}`,
  timeWord: 'observed',
  outcome: ({ trailNumber, answered: { status } }, { t, words }) =>
    status === null
      ? undefined
      : {
          status,
          sentence: statusSentence(trailNumber, words('domain')(`trailStatus.${status}`), { t, words }),
        },
  restsOn: ({ trailId }) => trailId,
  correction: ({ actId, trailId, event }) => ({
    page: 'act',
    trailId,
    kind: event.kind,
    withdraws: event.withdraws ?? undefined,
    corrects: actId,
  }),
})

const statusSentence = (
  number: number | null,
  status: string,
  { t, words }: Pick<Saying, 't' | 'words'>,
): string =>
  number === null
    ? words('fieldTrails')('receiptStatusNew', { status })
    : t('receiptStatus', { number, status })
