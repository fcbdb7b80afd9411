import { sql } from 'kysely'
import { fieldChanges } from '../journal/fieldChanges.ts'
import { takenBackBy } from '../journal/reversal.ts'
import { cannotBeUndone } from '../journal/reversible.ts'
import type { ActKind } from '../model/journalEntry.ts'
import type { HistoryEntry, RecordChange } from '../model/recordHistory.ts'
import type { RecordKind } from '../model/records.ts'
import { actHeadColumns, actHeadOf } from './actHead.ts'
import { sequenceAsOf } from './asOf.ts'
import { readBody } from './records.ts'
import type { Reader } from './tables.ts'

/** What lies on a list of a record belongs to its history. */
const onListOf: Partial<Record<RecordKind, readonly RecordKind[]>> = {
  trail: ['trail-event', 'incident', 'field-note'],
  patrol: ['lost-track', 'patrol-event'],
  checkpoint: ['handover', 'field-note'],
  desk: ['handover'],
  barrier: ['field-note'],
}

/** Acts that changed a record, newest first; undefined where there never was one, or not yet then. */
export async function readHistory(
  db: Reader,
  kind: RecordKind,
  id: string,
  page: { limit: number; before?: number | undefined },
): Promise<{ items: HistoryEntry[]; more: boolean } | undefined> {
  const last = sequenceAsOf(db) ?? Infinity
  const versions = (await versionsOf(db, kind, id)).filter(({ from_sequence }) => from_sequence <= last)
  if (versions.length === 0) return undefined
  const before = Math.min(page.before ?? Infinity, last + 1)
  const uploads = kind === 'patrol' ? await uploadsFor(db, id) : []
  const all = new Set(uploads)
  for (const { from_sequence, to_sequence } of versions) {
    all.add(from_sequence)
    if (to_sequence !== null) all.add(to_sequence)
  }
  const earlier = [...all].filter((sequence) => sequence < before).sort((a, b) => b - a)
  const items: HistoryEntry[] = []
  for (const sequence of earlier.slice(0, page.limit))
    items.push(await readEntry(db, sequence, await changesBy(db, sequence, versions)))
  return { items, more: earlier.length > page.limit }
}

interface VersionRow {
  readonly row_id: number
  readonly id: string
  readonly kind: string
  readonly from_sequence: number
  readonly to_sequence: number | null
}

async function versionsOf(db: Reader, kind: RecordKind, id: string): Promise<VersionRow[]> {
  const asOf = sequenceAsOf(db)
  const rows = db
    .selectFrom('record_version')
    .select(['row_id', 'id', 'kind', 'from_sequence', 'to_sequence'])
    .$if(asOf !== undefined, (query) => query.where('from_sequence', '<=', asOf ?? 0))
    .orderBy('row_id')
  const own = await rows.where('id', '=', id).where('kind', '=', kind).execute()
  const listed: VersionRow[] = []
  for (const one of onListOf[kind] ?? []) {
    // Named outright, as only then the index of this kind alone serves.
    const ofKind = sql<boolean>`kind = ${sql.lit(one)}`
    listed.push(...(await rows.where(ofKind).where('parent_id', '=', id).execute()))
  }
  return [...own, ...listed]
}

async function uploadsFor(db: Reader, patrolId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('track_seal')
    .innerJoin('act', 'act.sequence', 'track_seal.sequence')
    .select('act.sequence')
    .distinct()
    .where('series_id', '=', patrolId)
    .where('act.kind', '=', 'track-uploaded')
    .execute()
  return rows.map(({ sequence }) => sequence)
}

async function changesBy(
  db: Reader,
  sequence: number,
  versions: readonly VersionRow[],
): Promise<RecordChange[]> {
  const touched = versions.filter(
    ({ from_sequence, to_sequence }) => from_sequence === sequence || to_sequence === sequence,
  )
  if (touched.length === 0) return []
  const bodies = await db
    .selectFrom('record_version')
    .select(['row_id', 'body'])
    .where(
      'row_id',
      'in',
      touched.map(({ row_id }) => row_id),
    )
    .execute()
  const bodyOf = new Map(bodies.map(({ row_id, body }) => [row_id, body]))
  const read = (row: VersionRow | undefined): object | null =>
    row === undefined ? null : readBody(row.kind as RecordKind, bodyOf.get(row.row_id) ?? '{}')
  return [...new Set(touched.map(({ id }) => id))].map((id): RecordChange => {
    const ofRecord = touched.filter((row) => row.id === id)
    const before = read(ofRecord.find(({ to_sequence }) => to_sequence === sequence))
    const after = read(ofRecord.find(({ from_sequence }) => from_sequence === sequence))
    return {
      kind: ofRecord[0]?.kind ?? '',
      id,
      what: before === null ? 'begun' : after === null ? 'ended' : 'changed',
      fields: after === null ? [] : fieldChanges(before, after),
    }
  })
}

async function readEntry(db: Reader, sequence: number, changes: RecordChange[]): Promise<HistoryEntry> {
  const act = await db
    .selectFrom('act')
    .select([...actHeadColumns, 'reply_body'])
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  const head = actHeadOf(act)
  const { kind, reverses } = head
  const taker = (await takenBackBy(db, sequence)) ?? null
  return {
    ...head,
    changes,
    recordCount: await countRecords(db, sequence),
    undone: reverses === null ? null : await undoneBy(db, reverses),
    takenBackBy: taker,
    mayBeTakenBack: taker === null && cannotBeUndone[kind] === undefined,
    uploaded: kind === 'track-uploaded' ? uploadedOf(act.reply_body) : null,
  }
}

/** What an upload was answered with; before files were hashed, without a hash. */
type Upload = Omit<NonNullable<HistoryEntry['uploaded']>, 'sha256'> & { readonly sha256?: string | null }

function uploadedOf(reply: string | null): HistoryEntry['uploaded'] {
  if (reply === null) return null
  const { stored, from, to, sha256 } = JSON.parse(reply) as Upload
  return { stored, from, to, sha256: sha256 ?? null }
}

async function undoneBy(db: Reader, reversed: number): Promise<HistoryEntry['undone']> {
  let [sequence, again] = [reversed, false]
  for (;;) {
    const { kind, reverses } = await db
      .selectFrom('act')
      .select(['kind', 'reverses'])
      .where('sequence', '=', sequence)
      .executeTakeFirstOrThrow()
    if (reverses === null) return { kind: kind as ActKind, again }
    ;[sequence, again] = [reverses, !again]
  }
}

/** What an act began, and what it ended without beginning it anew. */
async function countRecords(db: Reader, sequence: number): Promise<number> {
  const begun = db.selectFrom('record_version').where('from_sequence', '=', sequence)
  const count = sql<number>`count(*)`.as('count')
  const { count: began } = await begun.select(count).executeTakeFirstOrThrow()
  const { count: ended } = await db
    .selectFrom('record_version')
    .select(count)
    .where('to_sequence', '=', sequence)
    .where('id', 'not in', begun.select('id'))
    .executeTakeFirstOrThrow()
  return began + ended
}
