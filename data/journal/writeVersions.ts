import { recordSchemas, type RecordKind } from '../model/records.ts'
import type { Box } from '../store/box.ts'
import { recordBox, recordColumns, type AnyRecord } from '../store/recordColumns.ts'
import type { Reader } from '../store/tables.ts'
import type { Change } from './commit.ts'
import { Refusal } from './refusal.ts'

/** SQLite takes 32,766 parameters a statement; a version has 11. */
const batchSize = 1000

/** A record as an act left it; version and record are null where it was ended. */
export interface WrittenVersion {
  readonly kind: RecordKind
  readonly id: string
  readonly version: number | null
  readonly record: unknown
}

/** Ends the versions that the changes replace and begins the new ones, each validated again. */
export async function writeVersions(
  tx: Reader,
  sequence: number,
  changes: readonly Change[],
): Promise<WrittenVersion[]> {
  const written: WrittenVersion[] = []
  for (let start = 0; start < changes.length; start += batchSize)
    written.push(...(await writeBatch(tx, sequence, changes.slice(start, start + batchSize))))
  return written
}

async function writeBatch(
  tx: Reader,
  sequence: number,
  changes: readonly Change[],
): Promise<WrittenVersion[]> {
  const last = await lastVersions(tx, changes)
  for (const change of changes) checkVersion(change, last.get(change.id))
  const ending = changes.flatMap(({ id }) => {
    const version = last.get(id)
    return version?.current === true ? [version.rowId] : []
  })
  if (ending.length > 0) {
    await tx
      .updateTable('record_version')
      .set({ to_sequence: sequence })
      .where('row_id', 'in', ending)
      .execute()
    await tx.deleteFrom('record_box').where('row_id', 'in', ending).execute()
  }
  const beginning = changes
    .filter((change) => change.record !== null)
    .map((change) => {
      const record: unknown = recordSchemas[change.kind].parse(change.record)
      const one = { kind: change.kind, record } as AnyRecord
      const version = (last.get(change.id)?.version ?? 0) + 1
      return { one, id: change.id, version, body: JSON.stringify(record) }
    })
  const ended = changes
    .filter((change) => change.record === null)
    .map(({ kind, id }) => ({ kind, id, version: null, record: null }))
  if (beginning.length === 0) return ended
  const rows = await tx
    .insertInto('record_version')
    .values(
      beginning.map(({ one, id, version, body }) => ({
        ...recordColumns(one),
        id,
        kind: one.kind,
        from_sequence: sequence,
        version,
        body,
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
  const begun = beginning.map(({ one: { kind, record }, id, version }) => ({ kind, id, version, record }))
  return [...ended, ...begun]
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
