import { z } from 'zod'
import { barrierStepInput } from '../../../data/model/barrierEvent.ts'
import { name } from '../../../data/model/values.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ event: z.object({ receivedAt: z.string() }) })

/** What an officer saw of a barrier. */
export const barrierDamage = defineActKind({
  about: 'damage',
  fields: {
    barrierId: z.string(),
    barrierName: name,
    report: barrierStepInput.omit({ photos: true, at: true }),
  },
  answered: {},
  request: ({ barrierId, report, observedAt }, photos) => ({
    address: `/barriers/${barrierId}/damage`,
    body: { ...report, at: observedAt, photos },
  }),
  read: (answer) => ({ receivedAt: written.parse(answer).event.receivedAt, answered: {} }),
  title: ({ barrierName }, { t, nameOf }) => t('barrierDamaged', { name: nameOf(barrierName) }),
  timeWord: 'observed',
  correction: ({ actId, barrierId }) => ({ page: 'damage', barrierId, corrects: actId }),
})
