import { tryLoadPeer } from '../peerPackages.ts'
import { columnsSql, withCsv, type SqlPeer } from './sqlPeer.ts'

interface DuckDbModule {
  DuckDBInstance: {
    create(path: string, settings: Record<string, string>): Promise<{ connect(): Promise<DuckDbConnection> }>
  }
}

interface DuckDbConnection {
  runAndReadAll(sql: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>
  closeSync(): void
}

/** DuckDB in memory, on both cores; undefined where it could not be installed. */
export async function startDuckDb(): Promise<SqlPeer | undefined> {
  const loaded = await tryLoadPeer<DuckDbModule>('@duckdb/node-api')
  if (loaded === undefined) return undefined
  const instance = await loaded.DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  return {
    name: 'DuckDB, 2 threads',
    async load(table, columns, type) {
      await connection.runAndReadAll(`CREATE TABLE ${table} (${columnsSql(columns, type)})`)
      await withCsv(columns, (file) => connection.runAndReadAll(`COPY ${table} FROM '${file}'`))
    },
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    stop: () => Promise.resolve(connection.closeSync()),
  }
}
