import { z } from 'zod'
import { peopleOf } from '../data/model/chief.ts'
import { personId } from '../data/model/ids.ts'
import { name } from '../data/model/values.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { readSettings } from './settings.ts'

/** Names alone, of chiefs alone, and only where the county says that they may stand on a wall. */
export const listChiefNames = endpoint({
  summary:
    'Names of the chiefs in force and of their deputies, where the county lets walls show them; else none',
  tag: 'duty',
  query: z.strictObject(asOfQuery),
  answer: z.object({ items: z.array(z.object({ personId, name })), sequence: z.number().int() }),
  async handle({ app, query }) {
    const { past, nowMs, headers } = await knowledgeOf(app, query.asOf)
    // As the county has it today: what it no longer lets be shown is not shown of the past either.
    const { chiefNames } = (await readSettings(app.db)).record
    return readTogether(
      app.db,
      async (tx, sequence) => {
        if (!chiefNames) return { headers, body: { items: [], sequence } }
        const window = { fromMs: nowMs, toMs: nowMs + 1 }
        const stretches = recordsOf(await listRecords(tx, 'stretch', { window }))
        const charges = recordsOf(await listRecords(tx, 'charge', { window }))
        const chiefs = new Set([...stretches, ...charges].flatMap(peopleOf))
        const people = recordsOf(await listRecords(tx, 'person')).filter(({ id }) => chiefs.has(id))
        return { headers, body: { items: people.map(({ id, name }) => ({ personId: id, name })), sequence } }
      },
      past,
    )
  },
})
