import type { RecordKind } from '../model/records.ts'
import type { AnyRecord } from '../model/recordPlace.ts'
import { recordColumns, type RecordColumns } from '../store/recordColumns.ts'
import type { Reader } from '../store/tables.ts'
import { sha256 } from './actHash.ts'
import type { Misfit } from './misfit.ts'

/** A body may be a whole border line. */
const rowsAtOnce = 200

const columns = ['line_id', 'from_m', 'to_m', 'from_ms', 'to_ms', 'parent_id'] as const

/** Of the versions whose body, or what they are found by, is not what was written, the one of the earliest act. */
export async function firstUnfitVersion(tx: Reader): Promise<Misfit | undefined> {
  let first: Misfit | undefined
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await tx
      .selectFrom('record_version')
      .select(['row_id', 'from_sequence', 'kind', 'id', 'version', 'body', 'sha256', ...columns])
      .where('row_id', '>', after)
      .orderBy('row_id')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows)
      if (row.from_sequence < (first?.sequence ?? Infinity) && !isFit(row))
        first = {
          kind: 'version-changed',
          sequence: row.from_sequence,
          version: `${row.kind} ${row.id} version ${row.version}`,
        }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return first
    after = last.row_id
  }
}

function isFit(row: RecordColumns & { kind: string; body: string; sha256: string }): boolean {
  if (sha256(row.body) !== row.sha256) return false
  const record: unknown = JSON.parse(row.body)
  const found = recordColumns({ kind: row.kind as RecordKind, record } as AnyRecord)
  return columns.every((column) => found[column] === row[column])
}
