import type { z } from 'zod'
import { sentAct, waitingAct } from './acts/actKinds.ts'
import { keptNow } from './acts/keptBefore.ts'
import { emptyOutbox, type Outbox } from './outbox.ts'

/** The part of `localStorage` that the outbox needs. */
export type ActStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/**
 * Each act has a key of its own, so two open pages of one device never overwrite each other's acts.
 */
const waitingPrefix = 'borderkeep.field.waiting.'
const sentPrefix = 'borderkeep.field.sent.'

/** Which putting back of a backup the server last spoke of, when the receipts were looked through. */
const historyKey = 'borderkeep.field.history'

/** Null where it spoke of none, or was never asked. */
export const lookedThroughAt = (storage: ActStorage): string | null => storage.getItem(historyKey)

/** Throws what the storage throws when it is full or forbidden. */
export function keepLookedThroughAt(storage: ActStorage, history: string | null): void {
  if (history === null) storage.removeItem(historyKey)
  else storage.setItem(historyKey, history)
}

/** What this device keeps. An entry that cannot be read is left where it is and passed over. */
export function loadOutbox(storage: ActStorage): Outbox {
  const waiting = entriesOf(storage, waitingPrefix, waitingAct)
  const sent = entriesOf(storage, sentPrefix, sentAct)
  if (waiting.length === 0 && sent.length === 0) return emptyOutbox
  return {
    waiting: waiting.sort((a, b) => a.pressedAt.localeCompare(b.pressedAt)),
    sent: sent.sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
  }
}

/**
 * Writes what changed between two states. A receipt is written before its waiting act goes, so a
 * device that stops in between repeats an acknowledged act rather than losing one. Throws what the
 * storage throws when it is full or forbidden.
 */
export function keepOutboxChange(storage: ActStorage, before: Outbox, after: Outbox): void {
  for (const receipt of after.sent)
    if (!before.sent.includes(receipt)) storage.setItem(sentPrefix + receipt.actId, JSON.stringify(receipt))
  for (const act of after.waiting)
    if (!before.waiting.includes(act)) storage.setItem(waitingPrefix + act.actId, JSON.stringify(act))
  for (const act of before.waiting)
    if (!after.waiting.some((kept) => kept.actId === act.actId)) storage.removeItem(waitingPrefix + act.actId)
  for (const receipt of before.sent)
    if (!after.sent.some((kept) => kept.actId === receipt.actId))
      storage.removeItem(sentPrefix + receipt.actId)
}

/** True for a `storage` event of another page that concerns the outbox. */
export function isOutboxKey(key: string | null): boolean {
  return key === null || key.startsWith(waitingPrefix) || key.startsWith(sentPrefix)
}

function entriesOf<Schema extends z.ZodType>(
  storage: ActStorage,
  prefix: string,
  schema: Schema,
): z.infer<Schema>[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  return keys.flatMap((key) => {
    if (key === null || !key.startsWith(prefix)) return []
    const parsed = schema.safeParse(keptNow(tryJson(storage.getItem(key))))
    return parsed.success ? [parsed.data] : []
  })
}

function tryJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
