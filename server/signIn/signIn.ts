import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { onCommitted, type Announcement } from '../../data/journal/commit.ts'
import { account, type Actor, type Role } from '../../data/model/account.ts'
import type { AuditKind } from '../../data/model/audit.ts'
import { addAudit } from '../../data/store/audit.ts'
import type { Database } from '../../data/store/tables.ts'
import { nobody } from '../access/whoAsks.ts'
import { cookiePrefix, makeAuthentication, type Authentication } from './authentication.ts'
import { readCookies } from './cookies.ts'
import { isFrom } from './isFrom.ts'
import { KnownActors, type Identity } from './knownActors.ts'
import { OneByOne } from './oneByOne.ts'
import { accountActor, displayActor } from './sessionActor.ts'
import { Turns } from './turns.ts'
import { UsedOnce } from './usedOnce.ts'

export interface SignInOptions {
  readonly db: Database
  now(): number
  readonly secret: string
  readonly origin: string
  /** A session that was not used for so long is over. */
  readonly idleHours: number
  /** Whoever holds one of these roles has to set up a second factor before anything else. */
  readonly secondFactorFor: readonly Role[]
}

/** The store is told that a session was used at most this often. */
const notedEveryMs = 5 * 60_000

type Asking = Pick<IncomingMessage, 'headers'> & { readonly ip?: string | undefined }

/** Of all sessions and displays who they are: what every request is asked first. */
export class SignIn {
  readonly db: Database
  readonly authentication: Authentication
  readonly isSecure: boolean
  readonly idleMs: number
  /** Passwords and codes are tried one after the other for a name: what is wrong counts before the next. */
  readonly turns = new Turns()
  /** Of two who give an account a password at once the second finds it there. */
  readonly givings = new OneByOne()
  /** A code of an app is good for the half minute it is of and those beside it. */
  readonly usedCodes = new UsedOnce(90_000)
  readonly #refusals = new UsedOnce(60_000)
  readonly #options: SignInOptions
  readonly #known = new KnownActors()
  readonly #forgotten = new Set<() => void>()

  constructor(options: SignInOptions) {
    this.#options = options
    this.db = options.db
    this.authentication = makeAuthentication(options)
    this.isSecure = options.origin.startsWith('https:')
    this.idleMs = options.idleHours * 3_600_000
    onCommitted(options.db, (announcement) => this.#noteAct(announcement))
  }

  now(): number {
    return this.#options.now()
  }

  get sessionCookie(): string {
    return `${cookiePrefix(this.isSecure)}session_token`
  }

  /** Of somebody who gave the right password and is asked for a code. */
  get pendingCookie(): string {
    return `${cookiePrefix(this.isSecure)}two_factor`
  }

  /** Stays when somebody signs out: it says that they signed in with this browser before, and no more. */
  get deviceCookie(): string {
    return `${cookiePrefix(this.isSecure)}device`
  }

  /** What is handed out is signed with it. */
  get secret(): string {
    return this.#options.secret
  }

  get displayCookie(): string {
    return `${cookiePrefix(this.isSecure)}display`
  }

  /** True where a role of somebody's, or one that is delegated to them, takes a second factor. */
  takesSecondFactor({ grants }: Pick<Actor, 'grants'>): boolean {
    const roles: readonly string[] = this.#options.secondFactorFor
    return grants.some(({ role }) => roles.includes(role))
  }

  /** To be called wherever a session ends or changes: who it was is asked anew. */
  forget(): void {
    this.#known.forget()
    for (const tell of this.#forgotten) tell()
  }

  /** Calls back whenever a session may have ended. */
  onForgotten(tell: () => void): void {
    this.#forgotten.add(tell)
  }

  /** `ip` is where it comes from as Express knows it, behind the proxies that are trusted. */
  async actorOf(request: Asking): Promise<Actor> {
    return this.actorOfCookies(request.headers.cookie, request.ip)
  }

  /** Somebody signed in goes before the display that the browser may be too. */
  async actorOfCookies(header: string | undefined, address = ''): Promise<Actor> {
    const cookies = readCookies(header)
    const session = cookies.get(this.sessionCookie)
    const nowMs = this.now()
    if (session !== undefined) {
      const found = await this.#known.find(`session ${session}`, nowMs, () => this.#session(session))
      if (found !== undefined) return found.actor
    }
    const display = cookies.get(this.displayCookie)
    if (display === undefined) return nobody
    const found = await this.#known.find(`display ${display}`, nowMs, () => this.#display(display))
    return found !== undefined && isFrom(found.networks, address) ? found.actor : nobody
  }

  /** Who asks, where that is known already; undefined where the store or the address has to be looked at. */
  tryKnown(request: Pick<IncomingMessage, 'headers'>): Actor | undefined {
    const cookies = readCookies(request.headers.cookie)
    const [session, display] = [cookies.get(this.sessionCookie), cookies.get(this.displayCookie)]
    const nowMs = this.now()
    if (session !== undefined) return this.#known.tryGet(`session ${session}`, nowMs)?.actor
    if (display === undefined) return nobody
    const known = this.#known.tryGet(`display ${display}`, nowMs)
    return known?.networks.length === 0 ? known.actor : undefined
  }

  async audit(
    kind: AuditKind,
    who: { id: string | null; userName: string; device?: string | null },
    address: string,
    detail = '',
  ): Promise<void> {
    const { id: accountId, userName, device = null } = who
    const at = new Date(this.now()).toISOString()
    await addAudit(this.db, { at, kind, accountId, userName, address, detail, device })
  }

  /** The same of the same is written down once a minute: a page that goes on asking fills nothing. */
  async auditRefused(request: Asking, what: string): Promise<void> {
    const actor = await this.actorOf(request)
    if (actor.kind === 'nobody' || !this.#refusals.use(`${actor.id} ${what}`, this.now())) return
    await this.audit('refused', actor, request.ip ?? '', what)
  }

  /** Whoever is disabled comes back, if ever, to no session of before. */
  #noteAct({ changes }: Announcement): void {
    if (!changes.some(({ kind }) => decisive.has(kind))) return
    this.forget()
    const ended = changes.flatMap((change) =>
      change.kind === 'account' && !isEnabled(change.record) ? [change.id] : [],
    )
    if (ended.length === 0) return
    // Where the store cannot be written, they are nobody all the same for as long as they are disabled.
    for (const gone of [
      this.db.deleteFrom('sign_in_session').where('userId', 'in', ended),
      this.db.deleteFrom('calendar_feed').where('account_id', 'in', ended),
    ])
      gone.execute().catch(() => undefined)
  }

  async #session(value: string): Promise<Identity | undefined> {
    const headers = new Headers({ cookie: `${this.sessionCookie}=${value}` })
    const found = await this.authentication.api.getSession({ headers })
    if (found === null) return undefined
    const { session, user } = found
    const nowMs = this.now()
    const usedMs = session.updatedAt.getTime()
    if (nowMs - usedMs > this.idleMs) return undefined
    const inForce = await accountActor(this.db, user.id, nowMs)
    if (inForce === undefined) return undefined
    if (nowMs - usedMs > notedEveryMs) await this.#noteUse(session.id, nowMs)
    const { actor } = inForce
    const changesAtMs = Math.min(inForce.changesAtMs, session.expiresAt.getTime())
    // Whom a single sign-on vouched for was asked for all this there.
    const must = session.isVouched
      ? {}
      : {
          ...(user.mustChangePassword && { mustChangePassword: true }),
          ...(!user.twoFactorEnabled && this.takesSecondFactor(actor) && { mustAddSecondFactor: true }),
        }
    return { actor: { ...actor, ...must }, changesAtMs, networks: [] }
  }

  /** Reading goes on where nothing can be written: then a session only seems to be used less than it is. */
  async #noteUse(id: string, nowMs: number): Promise<void> {
    await this.db
      .updateTable('sign_in_session')
      .set({ updatedAt: new Date(nowMs).toISOString() })
      .where('id', '=', id)
      .execute()
      .catch(() => undefined)
  }

  async #display(value: string): Promise<Identity | undefined> {
    const bound = await this.db
      .selectFrom('display_binding')
      .select('link_id')
      .where('bound_hash', '=', hashOf(value))
      .executeTakeFirst()
    return bound && displayActor(this.db, bound.link_id, this.now())
  }
}

const decisive: ReadonlySet<string> = new Set(['account', 'delegation', 'display-link', 'unit'])

const isEnabled = (record: unknown): boolean => account.safeParse(record).data?.disabled === false

/** Of a random value with 256 bits: nobody finds another one by its hash. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex')

export const randomToken = (): string => randomBytes(32).toString('base64url')
