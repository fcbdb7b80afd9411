import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { onCommitted } from '../../data/journal/commit.ts'
import type { Actor } from '../../data/model/account.ts'
import type { AuditKind } from '../../data/model/audit.ts'
import { addAudit } from '../../data/store/audit.ts'
import type { Database } from '../../data/store/tables.ts'
import { nobody } from '../access/whoAsks.ts'
import { makeAuthentication, type Authentication } from './authentication.ts'
import { readCookies } from './cookies.ts'
import { accountActor, displayActor } from './sessionActor.ts'

export interface SignInOptions {
  readonly db: Database
  now(): number
  readonly secret: string
  readonly origin: string
  /** A session that was not used for so long is over. */
  readonly idleHours: number
}

/** So long a session is known without looking it up: what ends it here is known at once. */
const knownMs = 30_000
/** The store is told that a session was used at most this often. */
const notedEveryMs = 5 * 60_000
const mostKnown = 5000

interface Known {
  readonly actor: Actor
  readonly untilMs: number
}

/** Of all sessions and displays who they are: what every request is asked first. */
export class SignIn {
  readonly db: Database
  readonly authentication: Authentication
  readonly isSecure: boolean
  readonly #options: SignInOptions
  readonly #known = new Map<string, Known>()

  constructor(options: SignInOptions) {
    this.#options = options
    this.db = options.db
    this.authentication = makeAuthentication(options)
    this.isSecure = options.origin.startsWith('https:')
    onCommitted(options.db, ({ changes }) => {
      if (changes.some(({ kind }) => kind === 'account' || kind === 'delegation' || kind === 'display-link'))
        this.forget()
    })
  }

  now(): number {
    return this.#options.now()
  }

  get sessionCookie(): string {
    return `${this.isSecure ? '__Secure-' : ''}borderkeep.session_token`
  }

  get displayCookie(): string {
    return `${this.isSecure ? '__Host-' : ''}borderkeep.display`
  }

  /** To be called wherever a session ends or changes: who it was is asked anew. */
  forget(): void {
    this.#known.clear()
  }

  async actorOf(request: IncomingMessage): Promise<Actor> {
    return this.actorOfCookies(request.headers.cookie)
  }

  /** Somebody signed in goes before the display that the browser may be too. */
  async actorOfCookies(header: string | undefined): Promise<Actor> {
    const cookies = readCookies(header)
    const session = cookies.get(this.sessionCookie)
    if (session !== undefined) {
      const actor = await this.#remembered(`session ${session}`, () => this.#sessionActor(session))
      if (actor.kind !== 'nobody') return actor
    }
    const display = cookies.get(this.displayCookie)
    return display === undefined
      ? nobody
      : this.#remembered(`display ${display}`, () => this.#display(display))
  }

  /** Who asks, where that is known already; undefined where the store has to be asked. */
  tryKnown(request: IncomingMessage): Actor | undefined {
    const cookies = readCookies(request.headers.cookie)
    const session = cookies.get(this.sessionCookie)
    const display = cookies.get(this.displayCookie)
    if (session === undefined && display === undefined) return nobody
    const nowMs = this.now()
    for (const key of [session && `session ${session}`, display && `display ${display}`]) {
      const known = key === undefined ? undefined : this.#known.get(key)
      if (known === undefined || !isFresh(known, nowMs)) continue
      if (known.actor.kind !== 'nobody') return known.actor
    }
    return undefined
  }

  async audit(
    kind: AuditKind,
    who: { id: string | null; userName: string },
    address: string,
    detail = '',
  ): Promise<void> {
    const at = new Date(this.now()).toISOString()
    await addAudit(this.db, { at, kind, accountId: who.id, userName: who.userName, address, detail })
  }

  async #remembered(key: string, find: () => Promise<Actor>): Promise<Actor> {
    const nowMs = this.now()
    const known = this.#known.get(key)
    if (known !== undefined && nowMs < known.untilMs && nowMs > known.untilMs - 2 * knownMs)
      return known.actor
    const actor = await find()
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(key, { actor, untilMs: nowMs + knownMs })
    return actor
  }

  async #sessionActor(value: string): Promise<Actor> {
    const headers = new Headers({ cookie: `${this.sessionCookie}=${value}` })
    const found = await this.authentication.api.getSession({ headers })
    if (found === null) return nobody
    const { session, user } = found
    const nowMs = this.now()
    const usedMs = session.updatedAt.getTime()
    if (nowMs - usedMs > this.#options.idleHours * 3_600_000) return nobody
    if (nowMs - usedMs > notedEveryMs) await this.#noteUse(session.id, nowMs)
    const actor = await accountActor(this.db, user.id, nowMs)
    if (actor === undefined) return nobody
    return user.mustChangePassword ? { ...actor, mustChangePassword: true } : actor
  }

  async #noteUse(id: string, nowMs: number): Promise<void> {
    await this.db
      .updateTable('sign_in_session')
      .set({ updatedAt: new Date(nowMs).toISOString() })
      .where('id', '=', id)
      .execute()
  }

  async #display(value: string): Promise<Actor> {
    const bound = await this.db
      .selectFrom('display_binding')
      .select('link_id')
      .where('bound_hash', '=', hashOf(value))
      .executeTakeFirst()
    return (bound && (await displayActor(this.db, bound.link_id, this.now()))) ?? nobody
  }
}

/** A clock that was set back makes nobody known for longer. */
const isFresh = ({ untilMs }: Known, nowMs: number): boolean =>
  nowMs < untilMs && nowMs > untilMs - 2 * knownMs

/** Of a random value with 256 bits: nobody finds another one by its hash. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex')

export const randomToken = (): string => randomBytes(32).toString('base64url')
