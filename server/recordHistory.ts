import { z } from 'zod'
import { historyEntry } from '../data/model/recordHistory.ts'
import { recordKinds } from '../data/model/records.ts'
import { readTogether } from '../data/store/acts.ts'
import { readHistory } from '../data/store/recordHistory.ts'
import { endpoint, notFound } from './endpoint.ts'

export const getHistory = endpoint({
  summary:
    'What was done to a record, newest first: who, why, what changed from what to what; also to one that was ended',
  tag: 'county',
  params: z.object({ kind: z.enum(recordKinds), id: z.uuid() }),
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    before: z.coerce.number().int().min(1).optional().meta({ description: 'A sequence; only earlier acts' }),
  }),
  answer: z.object({
    items: z.array(historyEntry),
    /** There are earlier ones. */
    more: z.boolean(),
    sequence: z.number().int(),
  }),
  handle: ({ app, params: { kind, id }, query }) =>
    readTogether(app.db, async (tx, sequence) => {
      const history = await readHistory(tx, kind, id, query)
      if (history === undefined) throw notFound('id', id)
      return { headers: { Sequence: String(sequence) }, body: { ...history, sequence } }
    }),
})
