import { z } from 'zod'
import { incidentInput } from '../../../data/model/incident.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ receivedAt: z.string(), chainageM: z.number() })

const { observedAt: _ofEveryAct, photos: _sentBefore, ...told } = incidentInput.shape

/** People whom somebody met at the line. */
export const incident = defineActKind({
  about: 'incident',
  fields: { told: z.object(told) },
  answered: {},
  request: ({ told, observedAt }, photos) => ({
    address: '/incidents',
    body: { ...told, observedAt, photos },
  }),
  read: (answer) => ({ receivedAt: written.parse(answer).receivedAt, answered: {} }),
  title: ({ told: { people, direction } }, { words }) =>
    words('fieldReport')('incidentTitle', {
      count: people,
      direction: words('domain')(`incidentDirection.${direction}`),
    }),
  timeWord: 'observed',
  restsOn: ({ told: { trailId } }) => trailId,
  correction: ({ actId, told }) => ({
    page: 'incident',
    trailId: told.trailId ?? undefined,
    corrects: actId,
  }),
})
