import { createServer, type AddressInfo } from 'node:net'
import { columnsSql, withCsv, type SqlPeer } from './sqlPeer.ts'

export interface PgClient {
  connect(): Promise<void>
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>
  end(): Promise<void>
}

/** What a server of 24 GiB would be given; nothing is waited for on the disk. */
export const settings = {
  shared_buffers: '1GB',
  work_mem: '1GB',
  max_parallel_workers_per_gather: '2',
  fsync: 'off',
  jit: 'off',
  listen_addresses: '127.0.0.1',
}

/** A server that a client is connected to; `stop` ends the server. */
export async function peerOf(client: PgClient, stop: () => Promise<void>): Promise<SqlPeer> {
  const { rows } = await client.query('SHOW server_version')
  const [version] = String(rows[0]?.['server_version']).split(' ')
  return {
    name: `PostgreSQL ${version}`,
    async load(table, columns, type) {
      await client.query(`CREATE TABLE ${table} (${columnsSql(columns, type)})`)
      await withCsv(columns, (file) => client.query(`COPY ${table} FROM '${file}' (FORMAT csv)`))
      await client.query(`VACUUM ANALYZE ${table}`)
    },
    query: async (sql) => (await client.query(sql)).rows,
    async stop() {
      await client.end()
      await stop()
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
