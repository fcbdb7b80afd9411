import { z } from 'zod'
import { county } from '../data/model/county.ts'
import { journalEntry } from '../data/model/journalEntry.ts'
import { listActs, readTogether } from '../data/store/acts.ts'
import { endpoint } from './endpoint.ts'

export const getCounty = endpoint({
  summary: 'What a page needs before anything else: the county, its lines, the clock of the server',
  tag: 'county',
  answer: county,
  handle: ({ app }) =>
    readTogether(app.db, async (tx, sequence) => {
      const lines = await app.lines.at(tx, sequence)
      const { demonstration, countyName, timeZone, version, basemap } = app.settings
      return {
        headers: { Sequence: String(sequence) },
        body: {
          name: countyName,
          demonstration,
          timeZone,
          now: new Date(app.now()).toISOString(),
          sequence,
          operator: app.operator,
          version,
          basemap,
          lines: lines.map(({ record, line }) => ({ ...record, lengthM: line.lengthM })),
        },
      }
    }),
})

export const listJournal = endpoint({
  summary: 'Acts of the journal, newest first; of an act that changed many records the first hundred',
  tag: 'county',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z.coerce.number().int().min(1).optional().meta({ description: 'A sequence; only earlier acts' }),
  }),
  answer: z.object({ items: z.array(journalEntry), sequence: z.number().int() }),
  handle: ({ app, query }) =>
    readTogether(app.db, async (tx, sequence) => ({
      headers: { Sequence: String(sequence) },
      body: { items: await listActs(tx, query), sequence },
    })),
})
