import { z } from 'zod'
import { historyEntry } from '../data/model/recordHistory.ts'
import { recordKinds } from '../data/model/records.ts'
import { readTogether } from '../data/store/acts.ts'
import { readHistory } from '../data/store/recordHistory.ts'
import type { Reader } from '../data/store/tables.ts'
import { endpoint, notFound } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

export const getHistory = endpoint({
  summary:
    'What was done to a record, newest first: who, why, what changed from what to what; also to one that was ended',
  tag: 'county',
  params: z.object({ kind: z.enum(recordKinds), id: z.uuid() }),
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    before: z.coerce.number().int().min(1).optional().meta({ description: 'A sequence; only earlier acts' }),
    ...asOfQuery,
  }),
  answer: z.object({
    items: z.array(historyEntry),
    /** There are earlier ones. */
    more: z.boolean(),
    sequence: z.number().int(),
  }),
  async handle({ app, params: { kind, id }, query: { asOf, ...page } }) {
    const { past, headers } = await knowledgeOf(app, asOf)
    const read = async (tx: Reader, sequence: number) => {
      const history = await readHistory(tx, kind, id, page)
      if (history === undefined) throw notFound('id', id)
      return { headers: { Sequence: String(sequence), ...headers }, body: { ...history, sequence } }
    }
    return readTogether(app.db, read, past)
  },
})
