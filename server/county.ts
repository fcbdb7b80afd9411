import { z } from 'zod'
import { county } from '../data/model/county.ts'
import { journalEntry } from '../data/model/journalEntry.ts'
import { listActs, readTogether } from '../data/store/acts.ts'
import type { Reader } from '../data/store/tables.ts'
import { endpoint, type Answer } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

export const getCounty = endpoint({
  summary: 'What a page needs before anything else: the county, its lines, the clock of the server',
  tag: 'county',
  query: z.strictObject(asOfQuery),
  answer: county,
  async handle({ app, query }) {
    const { past, nowMs, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => {
      const lines = await app.lines.at(tx, sequence)
      const { demonstration, countyName, timeZone, version, basemap } = app.settings
      return {
        headers: { ...headers, Sequence: String(sequence) },
        body: {
          name: countyName,
          demonstration,
          timeZone,
          now: new Date(nowMs).toISOString(),
          sequence,
          operator: app.operator,
          version,
          basemap,
          lines: lines.map(({ record, line }) => ({ ...record, lengthM: line.lengthM })),
        },
      }
    }
    return readTogether(app.db, read, past)
  },
})

export const listJournal = endpoint({
  summary: 'Acts of the journal, newest first; of an act that changed many records the first hundred',
  tag: 'county',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z.coerce.number().int().min(1).optional().meta({ description: 'A sequence; only earlier acts' }),
    ...asOfQuery,
  }),
  answer: z.object({ items: z.array(journalEntry), sequence: z.number().int() }),
  async handle({ app, query }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => ({
      headers: { ...headers, Sequence: String(sequence) },
      body: { items: await listActs(tx, query), sequence },
    })
    return readTogether(app.db, read, past)
  },
})
