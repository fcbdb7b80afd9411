import { sql } from 'kysely'
import type { WrittenVersion } from '../journal/writeVersions.ts'
import type { ActHead } from '../model/journalEntry.ts'
import type { RecordKind } from '../model/records.ts'
import { actHeadColumns, actHeadOf } from './actHead.ts'
import { readBody } from './records.ts'
import type { Reader } from './tables.ts'

/** An act with the first of its changes, as it was announced when it was committed. */
export interface KeptAct extends ActHead {
  /** Every kind of record that it changed. */
  readonly kinds: readonly RecordKind[]
  readonly changes: readonly WrittenVersion[]
  /** Of all of them, those that are left out too. */
  readonly changeCount: number
}

interface Limits {
  readonly acts: number
  /** Of each act. */
  readonly changes: number
  /** A record with a longer text is left out. */
  readonly recordLength: number
}

/** The acts that follow a sequence, oldest first. */
export async function readActsAfter(db: Reader, sequence: number, limits: Limits): Promise<KeptAct[]> {
  const acts = await db
    .selectFrom('act')
    .select(actHeadColumns)
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limits.acts)
    .execute()
  const kept: KeptAct[] = []
  for (const act of acts) kept.push({ ...actHeadOf(act), ...(await readChanges(db, act.sequence, limits)) })
  return kept
}

async function readChanges(
  db: Reader,
  sequence: number,
  limits: Limits,
): Promise<Pick<KeptAct, 'kinds' | 'changes' | 'changeCount'>> {
  const begun = db.selectFrom('record_version').where('from_sequence', '=', sequence)
  const ended = db
    .selectFrom('record_version')
    .where('to_sequence', '=', sequence)
    // What a new version follows was changed, not ended.
    .where('id', 'not in', begun.select('id'))
  const counts = [
    ...(await ended.select(['kind', countAll]).groupBy('kind').execute()),
    ...(await begun.select(['kind', countAll]).groupBy('kind').execute()),
  ]
  const endings = await ended.select(['kind', 'id']).orderBy('row_id').limit(limits.changes).execute()
  const beginnings = await begun
    .select(['kind', 'id', 'version'])
    .select(
      sql<string | null>`CASE WHEN length(body) <= ${limits.recordLength} THEN body END`.as('short_body'),
    )
    .orderBy('row_id')
    .limit(limits.changes - endings.length)
    .execute()
  return {
    kinds: [...new Set(counts.map(({ kind }) => kind as RecordKind))],
    changeCount: counts.reduce((total, { count }) => total + count, 0),
    changes: [
      ...endings.map(({ kind, id }) => ({ kind: kind as RecordKind, id, version: null, record: null })),
      ...beginnings.flatMap(({ kind, id, version, short_body }) =>
        short_body === null
          ? []
          : [{ kind: kind as RecordKind, id, version, record: readBody(kind as RecordKind, short_body) }],
      ),
    ],
  }
}

const countAll = sql<number>`count(*)`.as('count')
