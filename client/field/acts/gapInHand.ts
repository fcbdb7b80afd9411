import { z } from 'zod'
import { gapAcknowledgement } from '../../../data/model/gapAcknowledgement.ts'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ at: z.string(), fromM: z.number(), toM: z.number() })

/** What an officer sends who takes a gap in hand. */
const word = z.object({
  lineId: z.string(),
  kind: gapAcknowledgement.shape.kind,
  fromM: z.number(),
  toM: z.number(),
  unitId: z.string(),
  action: z.string(),
})

/** A gap taken in hand, for so long from when it was pressed. */
export const gapInHand = defineActKind({
  about: 'gap',
  fields: { word, forMs: z.number() },
  /** Clipped by the server to the gap that there was. */
  answered: { fromM: z.number(), toM: z.number() },
  request: ({ word, forMs, observedAt }) => ({
    address: '/gaps/acknowledgements',
    body: { ...word, until: new Date(Date.parse(observedAt) + forMs).toISOString() },
  }),
  read: (answer) => {
    const { at, ...answered } = written.parse(answer)
    return { receivedAt: at, answered }
  },
  title: ({ word, answered }, { words }) => {
    const { fromM, toM } = answered ?? word
    return `${words('domain')('gap')} ${formatStretch({ fromM, toM })} · ${words('gaps')('inHand')}`
  },
  timeWord: 'entered',
  correction: ({ actId, word: { lineId, fromM, toM } }) => ({
    page: 'gap',
    lineId,
    fromM,
    toM,
    corrects: actId,
  }),
})
