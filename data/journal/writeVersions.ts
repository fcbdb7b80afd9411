import { recordSchemas, type RecordKind } from '../model/records.ts'
import type { Box } from '../store/box.ts'
import type { AnyRecord } from '../model/recordPlace.ts'
import { recordBox, recordColumns } from '../store/recordColumns.ts'
import type { Reader } from '../store/tables.ts'
import { begunLine, endedLine, sha256 } from './actHash.ts'
import type { Change } from './commit.ts'
import { Refusal } from './refusal.ts'

/** SQLite takes 32,766 parameters a statement; a version has 12. */
const batchSize = 1000

/** A record as an act left it; version and record are null where it was ended. */
export interface WrittenVersion {
  readonly kind: RecordKind
  readonly id: string
  readonly version: number | null
  readonly record: unknown
}

/** What an act will end and begin, known before anything of it is written, as its hash has to be. */
export interface PlannedVersions {
  readonly ending: readonly number[]
  readonly beginning: readonly Beginning[]
  /** What was ended first. */
  readonly written: readonly WrittenVersion[]
  /** For the act's hash. */
  readonly lines: readonly string[]
}

interface Beginning {
  readonly one: AnyRecord
  readonly id: string
  readonly version: number
  readonly body: string
  readonly sha256: string
}

/** Validates every record again and refuses where a version has moved on. */
export async function planVersions(tx: Reader, changes: readonly Change[]): Promise<PlannedVersions> {
  const ending: number[] = []
  const beginning: Beginning[] = []
  const ended: WrittenVersion[] = []
  const begun: WrittenVersion[] = []
  const lines: string[] = []
  for (let start = 0; start < changes.length; start += batchSize) {
    const some = changes.slice(start, start + batchSize)
    const lastOf = await lastVersions(tx, some)
    for (const change of some) {
      const { kind, id } = change
      const last = lastOf.get(id)
      checkVersion(change, last)
      if (last?.current === true) {
        ending.push(last.rowId)
        lines.push(endedLine({ kind, id, version: last.version }))
      }
      if (change.record === null) {
        ended.push({ kind, id, version: null, record: null })
        continue
      }
      const record: unknown = recordSchemas[kind].parse(change.record)
      const body = JSON.stringify(record)
      const version = { id, version: (last?.version ?? 0) + 1, sha256: sha256(body) }
      beginning.push({ one: { kind, record } as AnyRecord, body, ...version })
      begun.push({ kind, id, version: version.version, record })
      lines.push(begunLine({ kind, ...version }))
    }
  }
  return { ending, beginning, written: [...ended, ...begun], lines }
}

/** Ends the versions that are replaced and begins the new ones. */
export async function writeVersions(
  tx: Reader,
  sequence: number,
  { ending, beginning }: PlannedVersions,
): Promise<void> {
  for (let start = 0; start < ending.length; start += batchSize) {
    const rowIds = ending.slice(start, start + batchSize)
    await tx
      .updateTable('record_version')
      .set({ to_sequence: sequence })
      .where('row_id', 'in', rowIds)
      .execute()
    await tx.deleteFrom('record_box').where('row_id', 'in', rowIds).execute()
  }
  for (let start = 0; start < beginning.length; start += batchSize)
    await beginVersions(tx, sequence, beginning.slice(start, start + batchSize))
}

async function beginVersions(
  tx: Reader,
  from_sequence: number,
  beginning: readonly Beginning[],
): Promise<void> {
  const rows = await tx
    .insertInto('record_version')
    .values(
      beginning.map(({ one, ...version }) => ({
        ...recordColumns(one),
        ...version,
        kind: one.kind,
        from_sequence,
      })),
    )
    .returning(['row_id', 'id'])
    .execute()
  const rowIds = new Map(rows.map((row) => [row.id, row.row_id]))
  const boxes = beginning.flatMap(({ one, id }) => {
    const [box, rowId] = [recordBox(one), rowIds.get(id)]
    return box === undefined || rowId === undefined ? [] : [boxRow(rowId, box)]
  })
  if (boxes.length > 0) await tx.insertInto('record_box').values(boxes).execute()
}

interface LastVersion {
  readonly rowId: number
  readonly version: number
  readonly current: boolean
}

async function lastVersions(tx: Reader, changes: readonly Change[]): Promise<Map<string, LastVersion>> {
  const rows = await tx
    .selectFrom('record_version')
    .select(['row_id', 'id', 'version', 'to_sequence'])
    .where(
      'id',
      'in',
      changes.map((change) => change.id),
    )
    .orderBy('version')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { rowId: row.row_id, version: row.version, current: row.to_sequence === null },
    ]),
  )
}

function checkVersion(change: Change, last: LastVersion | undefined) {
  if (change.expectedVersion === undefined) return
  const version = last?.current === true ? last.version : 0
  if (version === change.expectedVersion) return
  throw new Refusal('precondition-failed', {
    en: `Somebody changed this meanwhile: it is at version ${version}, not ${change.expectedVersion}. Load it again and repeat your change.`,
    zh: `此记录已被他人修改：当前为第 ${version} 版，而不是第 ${change.expectedVersion} 版。请重新载入后再修改。`,
  })
}

const boxRow = (rowId: number, box: Box) => ({
  row_id: rowId,
  min_lon: box.minLon,
  max_lon: box.maxLon,
  min_lat: box.minLat,
  max_lat: box.maxLat,
})
