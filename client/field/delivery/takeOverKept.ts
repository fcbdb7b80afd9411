import type { z } from 'zod'
import { sentAct, waitingAct } from '../acts/actKinds.ts'
import { keptNow } from '../acts/keptBefore.ts'
import type { OutboxStore } from './outboxStore.ts'

/** The part of `localStorage` in which an earlier version kept the outbox. */
export type KeptBefore = Pick<Storage, 'length' | 'key' | 'getItem' | 'removeItem'>

const waitingPrefix = 'borderkeep.field.waiting.'
const sentPrefix = 'borderkeep.field.sent.'
const historyKey = 'borderkeep.field.history'

/**
 * Takes over what an earlier version kept. It is taken out of the old place only once it stands in the
 * new one; what cannot be read stays in the old one.
 */
export async function takeOverKept(storage: KeptBefore, store: OutboxStore): Promise<void> {
  const waiting = entriesOf(storage, waitingPrefix, waitingAct)
  const sent = entriesOf(storage, sentPrefix, sentAct)
  const history = storage.getItem(historyKey)
  if (waiting.length + sent.length > 0)
    await store.change({
      kind: 'found',
      waiting: waiting.map(({ act }) => act).sort((a, b) => a.pressedAt.localeCompare(b.pressedAt)),
      sent: sent.map(({ act }) => act),
    })
  if (history !== null) await store.setMark('looked-through-at', history)
  for (const { key } of [...waiting, ...sent]) storage.removeItem(key)
  storage.removeItem(historyKey)
}

function entriesOf<Schema extends z.ZodType>(
  storage: KeptBefore,
  prefix: string,
  schema: Schema,
): { key: string; act: z.infer<Schema> }[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  return keys.flatMap((key) => {
    if (key === null || !key.startsWith(prefix)) return []
    const parsed = schema.safeParse(keptNow(tryJson(storage.getItem(key))))
    return parsed.success ? [{ key, act: parsed.data }] : []
  })
}

function tryJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
