import { createHash } from 'node:crypto'
import type { ActKind } from '../model/journalEntry.ts'
import type { RecordKind } from '../model/records.ts'
import { currentSequence } from '../store/acts.ts'
import type { Database, Reader } from '../store/tables.ts'
import { Refusal } from './refusal.ts'
import { writeVersions, type WrittenVersion } from './writeVersions.ts'

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
  /** Reads through the transaction only and says what changes; writing is left to `commit`. */
  apply(tx: Reader, sequence: number): Promise<{ changes: readonly Change[]; reply: Reply }>
}

export interface Committed extends Reply {
  readonly sequence: number
  /** It had been committed before; nothing was done this time. */
  readonly repeated: boolean
}

/** What everybody is told of an act once it is kept. */
export interface Announcement {
  readonly sequence: number
  readonly actId: string
  readonly kind: ActKind
  readonly actor: string
  readonly observedAt: string
  readonly receivedAt: string
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
  const requestHash = createHash('sha256').update(`${actor}\n${act.kind}\n${act.request}`).digest('hex')
  const { committed, written } = await db.transaction().execute(async (tx) => {
    const earlier = await earlierReply(tx, act.actId, requestHash)
    if (earlier !== undefined) return { committed: earlier, written: [] }
    const sequence = (await currentSequence(tx)) + 1
    const { changes, reply } = await act.apply(tx, sequence)
    await tx
      .insertInto('act')
      .values({
        sequence,
        act_id: act.actId,
        kind: act.kind,
        actor,
        observed_at: act.observedAt,
        received_at: act.receivedAt,
        request_hash: requestHash,
        reply_status: reply.status,
        reply_body: reply.body === undefined ? null : JSON.stringify(reply.body),
      })
      .execute()
    const written = await writeVersions(tx, sequence, changes)
    return { committed: { ...reply, sequence, repeated: false }, written }
  })
  // The connection's mutex lets one transaction end before the next begins, and the continuation
  // of each runs in that order, so announcements keep the sequence.
  if (!committed.repeated) {
    const { actId, kind, observedAt, receivedAt } = act
    const announcement = {
      sequence: committed.sequence,
      actId,
      kind,
      actor,
      observedAt,
      receivedAt,
      changes: written,
    }
    for (const listener of listeners.get(db) ?? []) tell(listener, announcement)
  }
  return committed
}

/** The act is kept: whatever a listener makes of it, its sender is not told that it failed. */
function tell(listener: Listener, announcement: Announcement): void {
  try {
    listener(announcement)
  } catch (error) {
    console.error(`Act ${announcement.sequence} could not be announced:`, error)
  }
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
