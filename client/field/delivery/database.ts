/** The little of IndexedDB that the field needs; a library for it would weigh more than all that it keeps. */

/** Opens a database, made anew by `make` where there is none; throws what the browser throws. */
export const openDatabase = (
  factory: IDBFactory,
  name: string,
  make: (database: IDBDatabase) => void,
): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name, 1)
    request.addEventListener('upgradeneeded', () => make(request.result))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('not opened', 'InvalidStateError')),
    )
  })

/** A request's answer; only requests may be awaited within a transaction. */
export const asked = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('not answered', 'UnknownError')),
    )
  })

/** Does it in one transaction: once this resolves, what was written stands on the disk, else nothing of it. */
export async function inTransaction<Answer>(
  database: IDBDatabase,
  stores: readonly string[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => Promise<Answer>,
): Promise<Answer> {
  const transaction = database.transaction([...stores], mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('not kept', 'AbortError')),
    )
  })
  // Where the work fails its error is told, not that of the transaction that ends with it.
  done.catch(() => undefined)
  try {
    const answer = await work(transaction)
    await done
    return answer
  } catch (error) {
    try {
      transaction.abort()
    } catch {
      // It had ended by itself.
    }
    throw error
  }
}

/** A database of this device, as it is made where there is none. */
export interface DeviceDatabase {
  readonly name: string
  readonly make: (database: IDBDatabase) => void
}

/** Does it in one transaction of a database that is opened for it; throws what the browser throws. */
export async function inDatabase<Answer>(
  { name, make }: DeviceDatabase,
  stores: readonly string[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => Promise<Answer>,
): Promise<Answer> {
  const database = await openDatabase(indexedDB, name, make)
  try {
    return await inTransaction(database, stores, mode, work)
  } finally {
    database.close()
  }
}
