import { v7 as newId } from 'uuid'

/** Photos wait beside the outbox: too big for its storage, they have a database of their own. */
const databaseName = 'borderkeep.field.photos'
const storeName = 'photos'
/** What was chosen and named by no act since. */
const forgottenMs = 24 * 3_600_000

interface KeptPhoto {
  readonly photo: Blob
  readonly keptMs: number
}

/** Keeps a photo on this device; throws what the browser throws where it cannot. */
export async function keepPhoto(photo: Blob): Promise<string> {
  const id = newId()
  const kept: KeptPhoto = { photo, keptMs: Date.now() }
  await withStore('readwrite', (store) => store.put(kept, id))
  return id
}

/** Undefined where the device has it no more. */
export async function keptPhoto(id: string): Promise<Blob | undefined> {
  try {
    const kept = await withStore<KeptPhoto | undefined>('readonly', (store) => store.get(id))
    return kept?.photo
  } catch {
    return undefined
  }
}

/** Lets go of photos that no act names any more. */
export async function tidyPhotos(named: readonly string[]): Promise<void> {
  try {
    const ids = await withStore<IDBValidKey[]>('readonly', (store) => store.getAllKeys())
    for (const id of ids) {
      if (typeof id !== 'string' || named.includes(id)) continue
      const kept = await withStore<KeptPhoto | undefined>('readonly', (store) => store.get(id))
      if (kept !== undefined && Date.now() - kept.keptMs > forgottenMs)
        await withStore('readwrite', (store) => store.delete(id))
    }
  } catch {
    // A browser that keeps no databases has none to tidy.
  }
}

async function withStore<Answer>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Answer> {
  const database = await opened()
  try {
    const transaction = database.transaction(storeName, mode)
    const request = ask(transaction.objectStore(storeName))
    return await new Promise<Answer>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve(request.result as Answer))
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new DOMException('not kept', 'AbortError')),
      )
    })
  } finally {
    database.close()
  }
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('not opened', 'InvalidStateError')),
    )
  })
