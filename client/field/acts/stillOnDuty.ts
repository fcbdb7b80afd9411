import { z } from 'zod'
import { staffingLog } from '../../../data/model/staffingLog.ts'
import { name } from '../../../data/model/values.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ receivedAt: z.string() })

const { place, leadId, personIds, others, from } = staffingLog.shape

/** Whoever is on says that they were there since the last word: that alone is evidence of it. */
export const stillOnDuty = defineActKind({
  about: 'on-duty',
  fields: { placeName: name, log: z.object({ place, leadId, personIds, others, from }) },
  answered: {},
  request: ({ log, observedAt }) => ({ address: '/staffing-logs', body: { ...log, to: observedAt } }),
  read: (answer) => ({ receivedAt: written.parse(answer).receivedAt, answered: {} }),
  title: ({ placeName }, { words, nameOf }) =>
    words('fieldHandover')('stillOn', { place: nameOf(placeName) }),
  timeWord: 'observed',
  correction: ({ actId, log }) => ({ page: 'handover', checkpointId: log.place.id, corrects: actId }),
})
