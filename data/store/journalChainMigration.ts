import { hash as hashOf } from 'node:crypto'
import { sql, type Kysely, type Migration } from 'kysely'

/**
 * Chains the acts by their hashes, those that were kept before too. All that it needs stands here as it
 * was when it was released: what the program of today hashes and reads may know columns that come later.
 */
export const journalChain: Migration = {
  async up(untyped: Kysely<unknown>) {
    for (const trigger of ['act_never_changed', 'record_version_never_changed'])
      await sql.raw(`DROP TRIGGER ${trigger}`).execute(untyped)
    for (const column of newActColumns) await sql.raw(`ALTER TABLE act ADD COLUMN ${column}`).execute(untyped)
    await sql.raw(`ALTER TABLE record_version ADD COLUMN sha256 text NOT NULL DEFAULT ''`).execute(untyped)
    await untyped.schema
      .createTable('track_seal')
      .addColumn('sequence', 'integer', (column) => column.notNull().references('act.sequence'))
      .addColumn('series_id', 'text', (column) => column.notNull())
      .addColumn('hour_ms', 'integer', (column) => column.notNull())
      .addColumn('cutoff_ms', 'integer', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('track_seal_key', ['sequence', 'series_id', 'hour_ms'])
      .modifyEnd(sql`WITHOUT ROWID`)
      .execute()
    for (const index of indexes) await sql.raw(index).execute(untyped)
    const db = untyped as Kysely<TablesThen>
    await hashBodies(db)
    await hashActs(db)
    for (const trigger of triggers) await sql.raw(trigger).execute(untyped)
  },
}

const newActColumns = [
  'reason text',
  'reverses integer REFERENCES act(sequence)',
  `previous_hash text NOT NULL DEFAULT ''`,
  `changes_hash text NOT NULL DEFAULT ''`,
  `hash text NOT NULL DEFAULT ''`,
]

const indexes = [
  'CREATE INDEX act_by_reversed ON act(reverses) WHERE reverses IS NOT NULL',
  'CREATE INDEX track_seal_by_chunk ON track_seal(series_id, hour_ms, cutoff_ms)',
  // The history of a trail or patrol tells of these, of those that do not stand any more too.
  `CREATE INDEX trail_event_ever ON record_version(parent_id) WHERE kind = 'trail-event'`,
  `CREATE INDEX lost_track_ever ON record_version(parent_id) WHERE kind = 'lost-track'`,
]

const triggers = [
  `CREATE TRIGGER act_never_changed BEFORE UPDATE ON act
   BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END`,
  `CREATE TRIGGER record_version_never_changed BEFORE UPDATE OF
     row_id, id, kind, from_sequence, version, line_id, from_m, to_m, from_ms, to_ms, parent_id, body, sha256
     ON record_version
   BEGIN SELECT RAISE(ABORT, 'record versions are append-only'); END`,
  `CREATE TRIGGER track_seal_never_deleted BEFORE DELETE ON track_seal
   BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END`,
  `CREATE TRIGGER track_seal_never_changed BEFORE UPDATE ON track_seal
   BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END`,
]

/** The columns that it reads and writes. */
interface TablesThen {
  act: {
    sequence: number
    act_id: string
    kind: string
    actor: string
    observed_at: string
    received_at: string
    request_hash: string
    reply_status: number
    reply_body: string | null
    reason: string | null
    reverses: number | null
    previous_hash: string
    changes_hash: string
    hash: string
  }
  record_version: {
    row_id: number
    id: string
    kind: string
    from_sequence: number
    to_sequence: number | null
    version: number
    body: string
    sha256: string
  }
}

const rowsAtOnce = 1000

async function hashBodies(db: Kysely<TablesThen>): Promise<void> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await db
      .selectFrom('record_version')
      .select(['row_id', 'body'])
      .where('row_id', '>', after)
      .orderBy('row_id')
      .limit(rowsAtOnce)
      .execute()
    const hashes = JSON.stringify(rows.map(({ row_id, body }) => [row_id, sha256(body)]))
    await sql`UPDATE record_version SET sha256 = json_extract(pair.value, '$[1]')
      FROM json_each(${hashes}) AS pair WHERE row_id = json_extract(pair.value, '$[0]')`.execute(db)
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last.row_id
  }
}

async function hashActs(db: Kysely<TablesThen>): Promise<void> {
  let [after, previousHash] = [0, noActHash]
  for (;;) {
    const acts = await db
      .selectFrom('act')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(rowsAtOnce)
      .execute()
    const last = acts.at(-1)
    if (last === undefined) return
    const lines = await changeLines(db, after + 1, last.sequence)
    for (const act of acts) {
      const changes_hash = sha256((lines.get(act.sequence) ?? []).toSorted().join('\n'))
      const hash = actHash(previousHash, act, changes_hash)
      await db
        .updateTable('act')
        .set({ previous_hash: previousHash, changes_hash, hash })
        .where('sequence', '=', act.sequence)
        .execute()
      previousHash = hash
    }
    after = last.sequence
  }
}

/** What acts from one sequence to another began and ended; nothing was sealed before. */
async function changeLines(
  db: Kysely<TablesThen>,
  first: number,
  last: number,
): Promise<Map<number, string[]>> {
  const lines = new Map<number, string[]>()
  const add = (sequence: number, line: string) => {
    const ofAct = lines.get(sequence)
    if (ofAct === undefined) lines.set(sequence, [line])
    else ofAct.push(line)
  }
  const versions = db.selectFrom('record_version').select(['kind', 'id', 'version', 'sha256'])
  for (const { sequence, kind, id, version, sha256 } of await versions
    .select('from_sequence as sequence')
    .where('from_sequence', '>=', first)
    .where('from_sequence', '<=', last)
    .execute())
    add(sequence, `+ ${kind} ${id} ${version} ${sha256}`)
  for (const { sequence, kind, id, version } of await versions
    .select('to_sequence as sequence')
    .where('to_sequence', '>=', first)
    .where('to_sequence', '<=', last)
    .execute())
    add(sequence ?? 0, `- ${kind} ${id} ${version}`)
  return lines
}

const noActHash = '0'.repeat(64)

const sha256 = (text: string): string => hashOf('sha256', text)

const actHash = (previousHash: string, act: TablesThen['act'], changes: string): string =>
  sha256(
    JSON.stringify([
      'borderkeep act 1',
      previousHash,
      act.sequence,
      act.act_id,
      act.kind,
      act.actor,
      act.observed_at,
      act.received_at,
      act.request_hash,
      act.reply_status,
      act.reply_body,
      act.reason,
      act.reverses,
      changes,
    ]),
  )
