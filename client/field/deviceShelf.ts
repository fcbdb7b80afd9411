/** A database of this device with one store, for what is too big or too frequent for `localStorage`. */
export interface DeviceShelf {
  /** Asks the store once; throws what the browser throws where it keeps no databases. */
  ask<Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<Answer>
}

export const deviceShelf = (
  databaseName: string,
  storeName: string,
  options?: IDBObjectStoreParameters,
): DeviceShelf => ({
  async ask<Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<Answer> {
    const database = await opened(databaseName, storeName, options)
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
  },
})

const opened = (
  databaseName: string,
  storeName: string,
  options: IDBObjectStoreParameters | undefined,
): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName, options))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('not opened', 'InvalidStateError')),
    )
  })
