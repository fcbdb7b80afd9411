import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit } from '../../data/journal/commit.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { openStore } from '../../data/store/openStore.ts'
import type { Database } from '../../data/store/tables.ts'
import { answerRequests } from '../../server/app.ts'
import type { App } from '../../server/appContext.ts'
import { beginCounty } from '../../server/beginCounty.ts'
import type { Config } from '../../server/config.ts'
import { makeServer } from '../../server/httpServer.ts'
import { Keeping } from '../../server/keeping/keeping.ts'
import type { Log } from '../../server/keeping/log.ts'
import { listen } from '../../server/listening.ts'
import { makeApp } from '../../server/makeApp.ts'
import { ReadingThreads } from '../../server/readingThreads.ts'

/** The real app on a real database file in a folder of its own, over real HTTP. */
export interface RunningApp {
  readonly address: string
  /** What goes on beside the server works with it too. */
  readonly app: App
  readonly db: Database
  readonly clock: { nowMs: number }
  /** Where its database is. */
  readonly folder: string
  readonly keeping: Keeping
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends an act with an id of its own unless the headers name one. */
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>
  /** Puts records into the store as one act, for kinds that the API does not make. */
  keep(records: readonly { kind: RecordKind; record: { id: string } }[]): Promise<void>
  stop(): Promise<void>
}

export const root = join(import.meta.dirname, '..', '..')

export async function startApp(
  options: {
    demonstration?: Config['demonstration']
    nowMs?: number
    root?: string
    /** Reads in threads of their own, as the product does. */
    reading?: boolean
    /** A folder that is there already and stays. */
    folder?: string
    log?: Log
    /** Says who asks; everybody is the local operator where left out. */
    actorOf?: NonNullable<App['signIn']>['actorOf']
  } = {},
): Promise<RunningApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'borderkeep-api-'))
  const store = await openStore(folder)
  const clock = { nowMs: options.nowMs ?? Date.parse('2026-03-10T04:00:00Z') }
  const begun = await beginCounty(store.db, options.demonstration ?? 'none', clock.nowMs)
  const settings = { ...begun, timeZone: 'Asia/Shanghai', basemap: 'builtin', version: '0.0.0' }
  const below = { settings, root: options.root ?? root }
  const reading =
    options.reading === true ? new ReadingThreads(store.db, { file: store.file, ...below }) : undefined
  const keeping = new Keeping({
    db: store.db,
    file: store.file,
    backups: { folder: join(folder, 'backups'), everyHours: 0, keep: 14 },
    now: () => clock.nowMs,
    ...(options.log !== undefined && { log: options.log }),
  })
  const app = makeApp({
    db: store.db,
    now: () => clock.nowMs,
    keeping,
    ...below,
    ...(reading !== undefined && { reading }),
    ...(options.actorOf !== undefined && { signIn: { actorOf: options.actorOf } }),
  })
  const server = makeServer(answerRequests(app))
  const address = await listen(server, 0, '127.0.0.1')
  return {
    address,
    app,
    db: store.db,
    clock,
    folder,
    keeping,
    get: (path, headers = {}) => fetch(address + path, { headers }),
    send: (method, path, body, headers = {}) =>
      fetch(address + path, {
        method,
        headers: {
          'Idempotency-Key': randomUUID(),
          ...(method === 'DELETE' ? { Reason: 'made for a test' } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    keep: (records) => keep(store.db, records),
    async stop() {
      await app.live.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await reading?.stop()
      await keeping.stop()
      await store.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function keep(
  db: Database,
  records: readonly { kind: RecordKind; record: { id: string } }[],
): Promise<void> {
  const now = '2026-03-01T00:00:00Z'
  await commit(db, 'test', {
    actId: randomUUID(),
    kind: 'demonstration-made',
    observedAt: now,
    receivedAt: now,
    request: '',
    apply: () =>
      Promise.resolve({
        changes: records.map(({ kind, record }) => ({ kind, id: record.id, record, expectedVersion: 0 })),
        reply: { status: 201, body: undefined },
      }),
  })
}
