import type { JournalEntry } from '../model/journalEntry.ts'
import type { Database, Reader } from './tables.ts'

/** Sequence of the last act; 0 before the first. */
export async function currentSequence(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('act')
    .select((select) => select.fn.max('sequence').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** Reads several things as they stood at one sequence, whatever is committed meanwhile. */
export async function readTogether<Result>(
  db: Database,
  read: (tx: Reader, sequence: number) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => read(tx, await currentSequence(tx)))
}

/**
 * Acts newest first. What an act changed is what its versions began and ended: nothing of it is
 * stored twice.
 */
export async function listActs(
  db: Reader,
  page: { limit: number; before?: number | undefined },
): Promise<JournalEntry[]> {
  const acts = await db
    .selectFrom('act')
    .select(['sequence', 'act_id', 'kind', 'actor', 'observed_at', 'received_at'])
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
