import type { QueryKey } from '@tanstack/react-query'
import { asked, inDatabase, type DeviceDatabase } from '../delivery/database.ts'

/** An answer of the server as it was kept. */
export interface KeptAnswer {
  /** Of its question. */
  readonly hash: string
  readonly key: QueryKey
  readonly data: unknown
  readonly owner: string
  /** By which rules it was read: what an earlier version read may lack what this one needs. */
  readonly shape: string
  readonly asOfMs: number
  readonly bytes: number
}

const store = 'answers'
const database: DeviceDatabase = {
  name: 'borderkeep.field.kept',
  make: (made) => void made.createObjectStore(store, { keyPath: 'hash' }),
}

const within = <Answer>(
  mode: IDBTransactionMode,
  work: (answers: IDBObjectStore) => Promise<Answer>,
): Promise<Answer> =>
  inDatabase(database, [store], mode, (transaction) => work(transaction.objectStore(store)))

/** What this device keeps of somebody; what is of another or of another shape is dropped. */
export async function readKept(owner: string, shape: string): Promise<readonly KeptAnswer[]> {
  const all = await readAllKept()
  const own = all.filter((answer) => answer.owner === owner && answer.shape === shape)
  if (own.length < all.length)
    await dropKept(all.filter((answer) => !own.includes(answer)).map(({ hash }) => hash))
  return own
}

/** All that is there, whosever it is. */
export const readAllKept = (): Promise<readonly KeptAnswer[]> =>
  within('readonly', (answers) => asked<KeptAnswer[]>(answers.getAll()))

export const writeKept = (kept: readonly KeptAnswer[]): Promise<void> =>
  within('readwrite', async (answers) => {
    for (const answer of kept) await asked(answers.put(answer))
  })

export const dropKept = (hashes: readonly string[]): Promise<void> =>
  within('readwrite', async (answers) => {
    for (const hash of hashes) await asked(answers.delete(hash))
  })
