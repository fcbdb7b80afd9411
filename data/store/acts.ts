import type { JournalEntry } from '../model/journalEntry.ts'
import { readerAsOf, sequenceAsOf, type Past } from './asOf.ts'
import type { Database, Reader } from './tables.ts'

/** Sequence of the last act, or the one that the handle reads as of; 0 before the first. */
export async function currentSequence(db: Reader): Promise<number> {
  const asOf = sequenceAsOf(db)
  if (asOf !== undefined) return asOf
  const row = await db
    .selectFrom('act')
    .select((select) => select.fn.max('sequence').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/**
 * Reads several things as they stand at one sequence, whatever is committed meanwhile: the last one, or
 * one that is past.
 */
export async function readTogether<Result>(
  db: Database,
  read: (tx: Reader, sequence: number) => Promise<Result>,
  asOf?: Past,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    const reader = asOf === undefined ? tx : readerAsOf(tx, asOf)
    return read(reader, await currentSequence(reader))
  })
}

/** When an act arrived, epoch milliseconds; undefined where there is none of that sequence. */
export async function tryArrivalMs(db: Reader, sequence: number): Promise<number | undefined> {
  const act = await db
    .selectFrom('act')
    .select('received_at')
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  return act === undefined ? undefined : Date.parse(act.received_at)
}

/** Sequence of the last act that had arrived by an instant; 0 where none had. */
export async function sequenceAt(db: Reader, atMs: number): Promise<number> {
  const later = await db
    .selectFrom('act')
    .select('sequence')
    .where('received_at', '>', new Date(atMs).toISOString())
    .orderBy('received_at')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst()
  return later === undefined ? currentSequence(db) : later.sequence - 1
}

/**
 * Acts newest first. What an act changed is what its versions began and ended: nothing of it is
 * stored twice.
 */
export async function listActs(
  db: Reader,
  page: { limit: number; before?: number | undefined },
): Promise<JournalEntry[]> {
  const asOf = sequenceAsOf(db)
  const acts = await db
    .selectFrom('act')
    .select(['sequence', 'act_id', 'kind', 'actor', 'observed_at', 'received_at'])
    .$if(asOf !== undefined, (query) => query.where('sequence', '<=', asOf ?? 0))
    .$if(page.before !== undefined, (query) => query.where('sequence', '<', page.before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(page.limit)
    .execute()
  const entries: JournalEntry[] = []
  for (const act of acts)
    entries.push({
      sequence: act.sequence,
      actId: act.act_id as JournalEntry['actId'],
      kind: act.kind as JournalEntry['kind'],
      actor: act.actor,
      observedAt: act.observed_at,
      receivedAt: act.received_at,
      changes: await changesOf(db, act.sequence),
    })
  return entries
}

async function changesOf(db: Reader, sequence: number): Promise<JournalEntry['changes']> {
  const versions = await db
    .selectFrom('record_version')
    .select(['id', 'kind', 'from_sequence', 'body'])
    .where((eb) => eb.or([eb('from_sequence', '=', sequence), eb('to_sequence', '=', sequence)]))
    .orderBy('row_id')
    .limit(changesShown)
    .execute()
  const changes = new Map<string, JournalEntry['changes'][number]>()
  for (const { id, kind, from_sequence, body } of versions) {
    const change = changes.get(id) ?? { kind, id, before: null, after: null }
    if (from_sequence === sequence) change.after = JSON.parse(body)
    else change.before = JSON.parse(body)
    changes.set(id, change)
  }
  return [...changes.values()]
}

/** The act that makes a demonstration begins thousands of versions; a list shows the first. */
const changesShown = 100
