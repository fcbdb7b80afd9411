import { z } from 'zod'
import { county } from '../data/model/county.ts'
import { journalEntry, type JournalEntry } from '../data/model/journalEntry.ts'
import { instant } from '../data/model/values.ts'
import type { Actor } from '../data/model/account.ts'
import type { AnyRecord } from '../data/model/recordPlace.ts'
import type { App } from './appContext.ts'
import { looksDifferent, sightOf } from './access/sight.ts'
import { knownActIds, listActs, readTogether, sequenceAt } from '../data/store/acts.ts'
import type { Reader } from '../data/store/tables.ts'
import { endpoint, type Answer } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

export const getCounty = endpoint({
  summary: 'What a page needs before anything else: the county, its lines, the clock of the server',
  tag: 'county',
  query: z.strictObject(asOfQuery),
  answer: county,
  async handle({ app, query, request }) {
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
          operator: request.actor.userName,
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
    from: instant.optional().meta({ description: 'Only acts that arrived after this instant' }),
    to: instant.optional().meta({ description: 'Only acts that had arrived by this instant' }),
    ...asOfQuery,
  }),
  answer: z.object({ items: z.array(journalEntry), sequence: z.number().int() }),
  async handle({ app, query, request: { actor } }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => ({
      headers: { ...headers, Sequence: String(sequence) },
      body: { items: await seenActs(app, tx, actor, await listActs(tx, await pageOf(tx, query))), sequence },
    })
    return readTogether(app.db, read, past)
  },
})

const mostAsked = 100

/** Whoever asks made the ids: they tell nothing of what they name. */
export const listKnownActs = endpoint({
  summary: 'Which of the acts with these ids the journal holds: after a backup was put back it may be fewer',
  tag: 'county',
  query: z.strictObject({
    ids: z
      .string()
      .transform((text) => text.toLowerCase().split(','))
      .pipe(z.array(z.uuid()).max(mostAsked))
      .meta({ description: `Ids of acts, their Idempotency-Key, with commas between; ${mostAsked} at most` }),
  }),
  answer: z.object({ known: z.array(z.uuid()) }),
  async handle({ app, query: { ids } }) {
    const known = await knownActIds(app.db, ids)
    return { body: { known } }
  },
})

interface JournalQuery {
  readonly limit: number
  readonly before?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Acts follow in time too: an instant of arrival is a sequence. */
async function pageOf(tx: Reader, { limit, before, from, to }: JournalQuery) {
  const end = to === undefined ? undefined : (await sequenceAt(tx, Date.parse(to))) + 1
  return {
    limit,
    before: before === undefined || end === undefined ? (before ?? end) : Math.min(before, end),
    after: from === undefined ? undefined : await sequenceAt(tx, Date.parse(from)),
  }
}

/** What was done is everybody's to know; what it did to a record, only theirs who may see that record. */
async function seenActs(
  app: App,
  tx: Reader,
  actor: Actor,
  acts: readonly JournalEntry[],
): Promise<JournalEntry[]> {
  const { see } = await sightOf(app, tx, actor, { ofPast: true })
  const seen = async (kind: string, record: unknown): Promise<unknown> =>
    record === null || !looksDifferent(kind) ? record : see({ kind, record } as AnyRecord)
  const entries: JournalEntry[] = []
  for (const act of acts) {
    const changes: JournalEntry['changes'] = []
    for (const { kind, id, before, after } of act.changes)
      changes.push({ kind, id, before: await seen(kind, before), after: await seen(kind, after) })
    entries.push({ ...act, changes })
  }
  return entries
}
