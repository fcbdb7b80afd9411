import { z } from 'zod'
import { handoverInput, partySize } from '../../../data/model/handover.ts'
import { name } from '../../../data/model/values.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ receivedAt: z.string() })

const { at: _ofEveryAct, ...told } = handoverInput.shape

/** A checkpoint that one party hands to the next. */
export const placeHandover = defineActKind({
  about: 'handover',
  fields: { placeName: name, told: z.object(told) },
  answered: {},
  request: ({ told, observedAt }) => ({ address: '/handovers', body: { ...told, at: observedAt } }),
  read: (answer) => ({ receivedAt: written.parse(answer).receivedAt, answered: {} }),
  title: ({ placeName, told: { incoming } }, { words, nameOf }) =>
    words('fieldHandover')('handedOver', { place: nameOf(placeName), count: partySize(incoming) }),
  timeWord: 'observed',
  correction: ({ actId, told }) => ({ page: 'handover', checkpointId: told.place.id, corrects: actId }),
})
