import { z } from 'zod'
import { sentAct, waitingAct, type SentAct, type WaitingAct } from '../acts/actKinds.ts'
import { asked, inTransaction, openDatabase } from './database.ts'
import { changeOutbox, type Outbox, type OutboxChange } from './outbox.ts'

/** Where a device keeps its outbox: every open page and the worker read and change the one that stands there. */
export interface OutboxStore {
  readonly read: () => Promise<Outbox>
  /** Answers the outbox after the change once that stands on the disk; throws where it does not. */
  readonly change: (change: OutboxChange) => Promise<Outbox>
  /** A word about the device itself; undefined where there is none. */
  readonly mark: (name: MarkName) => Promise<unknown>
  readonly setMark: (name: MarkName, value: unknown) => Promise<void>
  /** Photos that anything kept here names, also what cannot be read otherwise; throws where it does not know. */
  readonly namedPhotos: () => Promise<readonly string[]>
}

/** Which backup the receipts were looked through at; how far the server's clock was ahead of the phone's. */
type MarkName = 'looked-through-at' | 'clock'

const databaseName = 'borderkeep.field'

/** Numbered as they come, so that their order hangs on no clock. */
interface WaitingEntry {
  readonly place?: number
  readonly act: { readonly actId: string }
}

/** Entries that cannot be read are left where they are and passed over. */
export function createOutboxStore(factory: IDBFactory): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined
  const open = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(factory, databaseName, (database) => {
      const waiting = database.createObjectStore('waiting', { keyPath: 'place', autoIncrement: true })
      waiting.createIndex('actId', 'act.actId', { unique: true })
      database.createObjectStore('sent', { keyPath: 'actId' })
      database.createObjectStore('marks')
    }).then(
      (database) => {
        const forget = () => {
          opened = undefined
        }
        database.addEventListener('close', forget)
        database.addEventListener('versionchange', () => {
          database.close()
          forget()
        })
        return database
      },
      (error: unknown) => {
        opened = undefined
        throw error
      },
    )
    return opened
  }
  const work = async <Answer>(
    stores: readonly string[],
    mode: IDBTransactionMode,
    body: (transaction: IDBTransaction) => Promise<Answer>,
  ) => inTransaction(await open(), stores, mode, body)

  return {
    read: () => work(['waiting', 'sent'], 'readonly', readOutbox),
    change: (change) =>
      work(['waiting', 'sent'], 'readwrite', async (transaction) => {
        const before = await readOutbox(transaction)
        const after = changeOutbox(before, change)
        await writeWaiting(transaction.objectStore('waiting'), before.waiting, after.waiting)
        await writeSent(transaction.objectStore('sent'), before.sent, after.sent)
        return after
      }),
    mark: (name) =>
      work(['marks'], 'readonly', (transaction): Promise<unknown> =>
        asked(transaction.objectStore('marks').get(name)),
      ),
    namedPhotos: () =>
      work(['waiting', 'sent'], 'readonly', async (transaction) => {
        const entries: unknown[] = await asked(transaction.objectStore('waiting').getAll())
        const receipts: unknown[] = await asked(transaction.objectStore('sent').getAll())
        const acts = [...entries.map((entry) => namingEntry.parse(entry).act), ...receipts]
        return acts.flatMap((act) => naming.parse(act).photos)
      }),
    setMark: (name, value) =>
      work(['marks'], 'readwrite', async (transaction) => {
        await asked(transaction.objectStore('marks').put(value, name))
      }),
  }
}

/** All that an act of whatever version says of its photos. */
const naming = z.object({ photos: z.array(z.string()).default([]) })
const namingEntry = z.object({ act: z.unknown() })

async function readOutbox(transaction: IDBTransaction): Promise<Outbox> {
  const entries: WaitingEntry[] = await asked(transaction.objectStore('waiting').getAll())
  const receipts: unknown[] = await asked(transaction.objectStore('sent').getAll())
  return {
    waiting: readable(
      entries.map(({ act }) => act),
      waitingAct,
    ),
    sent: readable(receipts, sentAct).sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
  }
}

const readable = <Schema extends z.ZodType>(entries: readonly unknown[], schema: Schema): z.infer<Schema>[] =>
  entries.flatMap((entry) => {
    const parsed = schema.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })

async function writeWaiting(
  store: IDBObjectStore,
  before: readonly WaitingAct[],
  after: readonly WaitingAct[],
): Promise<void> {
  const byAct = store.index('actId')
  for (const act of after) {
    if (before.includes(act)) continue
    const place = before.some(({ actId }) => actId === act.actId)
      ? await asked(byAct.getKey(act.actId))
      : undefined
    await asked(store.put(place === undefined ? { act } : { place, act }))
  }
  for (const { actId } of before) {
    if (after.some((kept) => kept.actId === actId)) continue
    const place = await asked(byAct.getKey(actId))
    if (place !== undefined) await asked(store.delete(place))
  }
}

async function writeSent(
  store: IDBObjectStore,
  before: readonly SentAct[],
  after: readonly SentAct[],
): Promise<void> {
  for (const receipt of after) if (!before.includes(receipt)) await asked(store.put(receipt))
  for (const { actId } of before)
    if (!after.some((kept) => kept.actId === actId)) await asked(store.delete(actId))
}
