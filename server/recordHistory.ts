import { z } from 'zod'
import { historyEntry } from '../data/model/recordHistory.ts'
import { recordKinds, type RecordKind } from '../data/model/records.ts'
import type { Actor } from '../data/model/account.ts'
import type { AnyRecord } from '../data/model/recordPlace.ts'
import { tryGetLastRecord } from '../data/store/records.ts'
import { isRestricted, mayReadField, sightOf } from './access/sight.ts'
import { readerNow } from '../data/store/asOf.ts'
import { readTogether } from '../data/store/acts.ts'
import { readHistory } from '../data/store/recordHistory.ts'
import type { Reader } from '../data/store/tables.ts'
import type { App } from './appContext.ts'
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
  async handle({ app, params: { kind, id }, query: { asOf, ...page }, request: { actor } }) {
    const { past, headers } = await knowledgeOf(app, asOf)
    const read = async (tx: Reader, sequence: number) => {
      const hidden = await hiddenFields(app, tx, actor, kind, id)
      const history = await readHistory(tx, kind, id, page)
      if (hidden === undefined || history === undefined) throw notFound('id', id)
      for (const { changes } of history.items)
        for (const change of changes)
          change.fields = change.fields.filter(
            ({ path }) => !hidden.includes(path) && mayReadField(actor, change.kind, path),
          )
      return { headers: { Sequence: String(sequence), ...headers }, body: { ...history, sequence } }
    }
    return readTogether(app.db, read, past)
  },
})

/** Which fields of a record are not for somebody to see; undefined where nothing of it is. */
async function hiddenFields(
  app: App,
  tx: Reader,
  actor: Actor,
  kind: RecordKind,
  id: string,
): Promise<readonly string[] | undefined> {
  if (actor.kind === 'local' || !isRestricted(kind)) return []
  const record = await tryGetLastRecord(readerNow(tx), kind, id)
  if (record === undefined) return undefined
  const { see } = await sightOf(app, tx, actor)
  // Asked with a number, as somebody may have none now and had one before.
  const seen = await see({ kind, record: { ...record, phone: '0' } } as AnyRecord)
  if (seen === null) return undefined
  return kind === 'person' && 'phone' in seen && seen.phone === null ? ['phone'] : []
}
