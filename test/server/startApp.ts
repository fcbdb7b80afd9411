import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit } from '../../data/journal/commit.ts'
import type { Role } from '../../data/model/account.ts'
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
import { beginAccounts, type FirstAdministrator } from '../../server/signIn/beginAccounts.ts'
import { readSecret } from '../../server/signIn/secret.ts'
import { SignIn } from '../../server/signIn/signIn.ts'
import type { SingleSignOn } from '../../server/signIn/singleSignOn.ts'
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
  readonly firstAdministrator: FirstAdministrator | undefined
  /** Headers that speak for whoever signed in. */
  signIn(userName: string, password: string): Promise<{ Cookie: string }>
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
    actorOf?: App['actorOf']
    /** With accounts, as the product has them; the first administrator's password is given back. */
    accounts?: boolean
    singleSignOn?: SingleSignOn
    origin?: string
    trustProxy?: number
    secondFactorFor?: readonly Role[]
    timeZone?: string
  } = {},
): Promise<RunningApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'borderkeep-api-'))
  const store = await openStore(folder)
  const clock = { nowMs: options.nowMs ?? Date.parse('2026-03-10T04:00:00Z') }
  const begun = await beginCounty(store.db, options.demonstration ?? 'none', clock.nowMs)
  const { origin, trustProxy } = options
  const shown = { timeZone: options.timeZone ?? 'Asia/Shanghai', basemap: 'builtin', version: '0.0.0' }
  const settings = { ...begun, ...shown, origin, trustProxy }
  const signIn =
    options.accounts === true
      ? new SignIn({
          db: store.db,
          now: () => clock.nowMs,
          secret: readSecret(folder, undefined),
          origin: origin ?? 'http://localhost',
          idleHours: 12,
          secondFactorFor: options.secondFactorFor ?? [],
        })
      : undefined
  const firstAdministrator = signIn && (await beginAccounts(store.db, signIn, begun.demonstration !== 'none'))
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
    ...(signIn !== undefined && { signIn }),
    ...(options.singleSignOn !== undefined && { singleSignOn: options.singleSignOn }),
    ...(options.actorOf !== undefined && { actorOf: options.actorOf }),
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
    firstAdministrator,
    async signIn(userName, password) {
      const answer = await fetch(`${address}/api/sign-in`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ userName, password }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return { Cookie: cookieOf(answer) }
    },
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

/** The cookies that an answer sets, as a browser sends them back. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ')

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
