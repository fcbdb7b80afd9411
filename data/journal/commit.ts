import { createHash } from 'node:crypto'
import { bringsFixes, type ActHead, type ActKind, type ActOrigin } from '../model/journalEntry.ts'
import type { RecordKind } from '../model/records.ts'
import { actHeadOf } from '../store/actHead.ts'
import { actFactsOf } from '../store/actFacts.ts'
import { lastAct } from '../store/acts.ts'
import type { Database, Reader } from '../store/tables.ts'
import { lastArrivalMs } from '../store/trackChunks.ts'
import { writeSeals, type TrackSeal } from '../store/trackSeals.ts'
import { actHash, changesHash, sealLine } from './actHash.ts'
import { Refusal } from './refusal.ts'
import { planVersions, writeVersions, type WrittenVersion } from './writeVersions.ts'

/** A record as it is from this act on; null ends it. */
export interface Change {
  readonly kind: RecordKind
  readonly id: string
  readonly record: unknown
  /** Refused where the current version is another; 0 where there must be none. */
  readonly expectedVersion?: number
}

export interface Reply {
  readonly status: number
  readonly body: unknown
}

export interface Act {
  /** Made by whoever sends it: a repeat is answered as the first time. */
  readonly actId: string
  readonly kind: ActKind
  readonly observedAt: string
  readonly receivedAt: string
  /** All that was asked for, to tell a repeat from another act with the same id. */
  readonly request: string
  /** Why it is done, where somebody says so. */
  readonly reason?: string | undefined
  /** Sequence of the act that it takes back. */
  readonly reverses?: number | undefined
  readonly origin?: ActOrigin | undefined
  /**
   * Reads through the transaction only and says what changes; writing is left to `commit`. It is told
   * the instant at which the journal receives it: no earlier than `receivedAt`, whatever the clock.
   */
  apply(tx: Reader, sequence: number, receivedAt: string): Promise<Applied>
}

export interface Applied {
  readonly changes: readonly Change[]
  readonly reply: Reply
  /** Hours of fixes whose hashes it journals. */
  readonly seals?: readonly TrackSeal[]
}

export interface Committed extends Reply {
  readonly sequence: number
  /** It had been committed before; nothing was done this time. */
  readonly repeated: boolean
}

/** What everybody is told of an act once it is kept. */
export interface Announcement extends ActHead {
  readonly changes: readonly WrittenVersion[]
}

type Listener = (announcement: Announcement) => void
const listeners = new WeakMap<Database, Set<Listener>>()

/** Calls back after each commit to this database, in sequence. Returns how to stop it. */
export function onCommitted(db: Database, listener: Listener): () => void {
  const ofDatabase = listeners.get(db) ?? new Set()
  listeners.set(db, ofDatabase.add(listener))
  return () => void ofDatabase.delete(listener)
}

/**
 * The one write path: applies an act, journals it and keeps its reply in one transaction, then
 * announces it. Throws Refusal where the act may not be done; then nothing of it is kept.
 */
export async function commit(db: Database, actor: string, act: Act): Promise<Committed> {
  // Whether who saw it sends it or another one brings it in, it is one act.
  const author = act.origin?.observedBy ?? actor
  const requestHash = createHash('sha256').update(`${author}\n${act.kind}\n${act.request}`).digest('hex')
  const { committed, announcement } = await db.transaction().execute(async (tx) => {
    const earlier = await earlierReply(tx, act.actId, requestHash)
    if (earlier !== undefined) return { committed: earlier }
    const last = await lastAct(tx)
    const sequence = last.sequence + 1
    const receivedAt = await arrivalOf(tx, last.receivedAt, act)
    const { changes, reply, seals = [] } = await act.apply(tx, sequence, receivedAt)
    const planned = await planVersions(tx, changes)
    const { actId, kind, observedAt, reverses = null } = act
    const reason = act.reason === undefined ? null : asKept(act.reason)
    const row = {
      sequence,
      act_id: actId,
      kind,
      actor,
      observed_at: observedAt,
      received_at: receivedAt,
      request_hash: requestHash,
      reply_status: reply.status,
      reply_body: reply.body === undefined ? null : JSON.stringify(reply.body),
      reason,
      reverses,
      origin: act.origin === undefined ? null : JSON.stringify(act.origin),
    }
    const sealRows = seals.map((seal) => ({ ...seal, sequence }))
    const changes_hash = changesHash([...planned.lines, ...sealRows.map(sealLine)])
    const hash = actHash(last.hash, actFactsOf(row), changes_hash)
    await tx
      .insertInto('act')
      .values({ ...row, previous_hash: last.hash, changes_hash, hash })
      .execute()
    await writeVersions(tx, sequence, planned)
    await writeSeals(tx, sealRows)
    return {
      committed: { ...reply, sequence, repeated: false },
      announcement: { ...actHeadOf(row), changes: planned.written },
    }
  })
  // The connection's mutex lets one transaction end before the next begins, and the continuation
  // of each runs in that order, so announcements keep the sequence.
  if (announcement !== undefined) announce(db, announcement)
  return committed
}

/** A store keeps whole characters only: half of one, which JSON can hold, would be read as another text. */
const asKept = (text: string): string => Buffer.from(text).toString()

/** What is kept is kept: a listener that fails takes nothing from the act, nor from other listeners. */
function announce(db: Database, announcement: Announcement): void {
  for (const listener of listeners.get(db) ?? [])
    try {
      listener(announcement)
    } catch (error) {
      console.error(`Act ${announcement.sequence} was kept, but a listener failed:`, error)
    }
}

/** Fixes that arrived farther ahead came while the clock was wrong: an act does not wait for them. */
const aheadMs = 60_000

/**
 * An instant as the journal writes it, no earlier than the last act's and the last fix's: a clock that
 * was set back must not let an act seem to be known before what it follows. One that brings fixes, which
 * count from its instant on, comes after the last act's, as of which they did not.
 */
async function arrivalOf(tx: Reader, last: string, { kind, receivedAt }: Act): Promise<string> {
  const givenMs = Date.parse(receivedAt)
  const lastMs = last === '' ? givenMs : Date.parse(last) + (bringsFixes(kind) ? 1 : 0)
  const fixMs = await lastArrivalMs(tx)
  return new Date(Math.max(givenMs, lastMs, fixMs <= givenMs + aheadMs ? fixMs : givenMs)).toISOString()
}

async function earlierReply(tx: Reader, actId: string, requestHash: string): Promise<Committed | undefined> {
  const earlier = await tx
    .selectFrom('act')
    .select(['sequence', 'request_hash', 'reply_status', 'reply_body'])
    .where('act_id', '=', actId)
    .executeTakeFirst()
  if (earlier === undefined) return undefined
  if (earlier.request_hash !== requestHash)
    throw new Refusal('act-id-reused', {
      en: 'This act id was used before for something else; make a new one for a new act.',
      zh: '该操作编号已用于另一项操作；新的操作请使用新的编号。',
    })
  return {
    sequence: earlier.sequence,
    status: earlier.reply_status,
    body: earlier.reply_body === null ? undefined : JSON.parse(earlier.reply_body),
    repeated: true,
  }
}
