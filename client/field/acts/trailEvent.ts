import { z } from 'zod'
import { trailEventInput, trailStatus } from '../../../data/model/trail.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({
  receivedAt: z.string(),
  trailState: z.object({ status: trailStatus.nullable() }),
})

const { observedAt: _ofEveryAct, ...eventShape } = trailEventInput.shape

/** What somebody saw or did at a trail. */
export const trailEvent = defineActKind({
  about: 'trail',
  fields: { trailId: z.string(), trailNumber: z.number().int(), event: z.object(eventShape) },
  /** The trail's status that the act led to, as the server said. */
  answered: { status: trailStatus.nullable() },
  request: ({ trailId, event, observedAt }) => ({
    address: `/trails/${trailId}/events`,
    body: { ...event, observedAt },
  }),
  read: (answer) => {
    const { receivedAt, trailState } = written.parse(answer)
    return { receivedAt, answered: { status: trailState.status } }
  },
  title: ({ trailNumber, event }, { t, words }) =>
    `${t('trailNumber', { number: trailNumber })} · ${words('domain')(`trailEvent.${event.kind}`)}`,
  timeWord: 'observed',
  outcome: ({ trailNumber, answered: { status } }, { t, words }) =>
    status === null
      ? undefined
      : {
          status,
          sentence: t('receiptStatus', {
            number: trailNumber,
            status: words('domain')(`trailStatus.${status}`),
          }),
        },
  correction: ({ actId, trailId, event }) => ({
    page: 'act',
    trailId,
    kind: event.kind,
    withdraws: event.withdraws ?? undefined,
    corrects: actId,
  }),
})
