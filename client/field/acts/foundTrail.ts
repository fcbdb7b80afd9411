import { z } from 'zod'
import { foundTrailInput, trailStatus } from '../../../data/model/trail.ts'
import { defineActKind } from './actKind.ts'
import { photoFacts, photosNamed } from './photoFacts.ts'
import { enteredEvent } from './trailEvent.ts'

const written = z.object({
  number: z.number().int(),
  trailState: z.object({ status: trailStatus.nullable() }),
  events: z.array(z.object({ receivedAt: z.string() })).min(1),
})

const { id: _trailId, report: _report, seal: _seal, ...way } = foundTrailInput.shape

/** A way that is on no list; the phone makes its id, so that what is done there next can name it at once. */
export const foundTrail = defineActKind({
  about: 'found',
  fields: {
    trailId: z.string(),
    way: z.object(way),
    report: enteredEvent,
    /** Where it was closed at once. */
    seal: enteredEvent.nullable(),
    photoFacts,
  },
  answered: { number: z.number().int(), status: trailStatus.nullable() },
  request: (act, _photos, sentAs) => {
    const { trailId, way, report, seal, observedAt } = act
    const photos = photosNamed(act, sentAs)
    const reported = { ...report, observedAt, photos: seal === null ? photos : [] }
    return {
      address: '/trails/found',
      body: {
        ...way,
        id: trailId,
        report: reported,
        seal: seal === null ? null : { ...seal, observedAt, photos },
      },
    }
  },
  read: (answer) => {
    const { number, trailState, events } = written.parse(answer)
    return { receivedAt: events[0]?.receivedAt ?? '', answered: { number, status: trailState.status } }
  },
  title: ({ way, answered }, { t, words, nameOf }) =>
    `${answered === undefined ? words('fieldTrails')('newWay') : t('trailNumber', { number: answered.number })} · ${nameOf(way.name)}`,
  timeWord: 'observed',
  outcome: ({ answered: { number, status } }, { t, words }) =>
    status === null
      ? undefined
      : {
          status,
          sentence: t('receiptStatus', { number, status: words('domain')(`trailStatus.${status}`) }),
        },
  makes: ({ trailId }) => trailId,
  correction: ({ actId }) => ({ page: 'found', corrects: actId }),
})
