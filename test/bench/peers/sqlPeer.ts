import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Columns of numbers by name, of equal length. */
export type Columns = Readonly<Record<string, Float64Array | Int32Array>>

export type ColumnType = 'double precision' | 'integer'

/** A database that the bench compares with. */
export interface SqlPeer {
  readonly name: string
  /** Makes a table of columns that all have one type. */
  load(table: string, columns: Columns, type: ColumnType): Promise<void>
  query(sql: string): Promise<Record<string, unknown>[]>
  stop(): Promise<void>
}

/** `a double precision, b double precision` */
export function columnsSql(columns: Columns, type: ColumnType): string {
  return Object.keys(columns)
    .map((name) => `${name} ${type}`)
    .join(', ')
}

/** Lends a CSV file of the columns, readable by a server that runs as another user. */
export async function withCsv(columns: Columns, use: (file: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-csv-'))
  const file = join(folder, 'table.csv')
  try {
    const arrays = Object.values(columns)
    const count = arrays[0]?.length ?? 0
    const descriptor = openSync(file, 'w', 0o644)
    for (let from = 0; from < count; from += 50_000) {
      let text = ''
      for (let row = from; row < Math.min(count, from + 50_000); row++)
        text += `${arrays.map((array) => array[row]).join(',')}\n`
      writeSync(descriptor, text)
    }
    closeSync(descriptor)
    chmodSync(folder, 0o755)
    await use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
