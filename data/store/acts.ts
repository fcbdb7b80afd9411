import { noActHash } from '../journal/actHash.ts'
import type { JournalEntry } from '../model/journalEntry.ts'
import { actHeadColumns, actHeadOf } from './actHead.ts'
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

/** The act that the next one follows: its sequence, when it was received, its hash. */
export async function lastAct(tx: Reader): Promise<{ sequence: number; receivedAt: string; hash: string }> {
  const row = await tx
    .selectFrom('act')
    .select(['sequence', 'received_at', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return { sequence: 0, receivedAt: '', hash: noActHash }
  return { sequence: row.sequence, receivedAt: row.received_at, hash: row.hash }
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

/** Those of some ids that are an act's. */
export async function knownActIds(db: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('act').select('act_id').where('act_id', 'in', ids).execute()
  return rows.map(({ act_id }) => act_id)
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

/** An act lists so many changes at most: the one that makes a demonstration has tens of thousands. */
const changesShown = 100
/** And all acts of one answer together so many; those farther back are then told without any. */
const changesInAll = 2000

/**
 * Acts newest first. What an act changed is what its versions began and ended: nothing of it is
 * stored twice.
 */
export async function listActs(
  db: Reader,
  page: { limit: number; before?: number | undefined; after?: number | undefined },
): Promise<JournalEntry[]> {
  const asOf = sequenceAsOf(db)
  const acts = await db
    .selectFrom('act')
    .select([...actHeadColumns, 'hash'])
    .$if(asOf !== undefined, (query) => query.where('sequence', '<=', asOf ?? 0))
    .$if(page.before !== undefined, (query) => query.where('sequence', '<', page.before ?? 0))
    .$if(page.after !== undefined, (query) => query.where('sequence', '>', page.after ?? 0))
    .orderBy('sequence', 'desc')
    .limit(page.limit)
    .execute()
  const entries: JournalEntry[] = []
  let left = changesInAll
  for (const act of acts) {
    const changes = await changesOf(db, act.sequence, Math.min(changesShown, left))
    left -= changes.length
    entries.push({ ...actHeadOf(act), hash: act.hash, changes })
  }
  return entries
}

/** The first so many records that an act changed, in the order in which it wrote them. */
async function changesOf(db: Reader, sequence: number, most: number): Promise<JournalEntry['changes']> {
  // Asked for both at once, SQLite would sort all of an act's versions to find the first.
  const rows = async (column: 'from_sequence' | 'to_sequence') =>
    db
      .selectFrom('record_version')
      .select(['row_id', 'id', 'kind', 'from_sequence', 'body'])
      .where(column, '=', sequence)
      .orderBy('row_id')
      .limit(most)
      .execute()
  const versions = [...(await rows('from_sequence')), ...(await rows('to_sequence'))]
  const changes = new Map<string, JournalEntry['changes'][number]>()
  for (const { id, kind, from_sequence, body } of versions.toSorted((a, b) => a.row_id - b.row_id)) {
    const change = changes.get(id) ?? { kind, id, before: null, after: null }
    if (from_sequence === sequence) change.after = JSON.parse(body)
    else change.before = JSON.parse(body)
    changes.set(id, change)
  }
  return [...changes.values()].slice(0, most)
}
