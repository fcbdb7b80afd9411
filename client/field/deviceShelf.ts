import { asked, inDatabase } from './delivery/database.ts'

/** A database of this device with one store, for what is too big or too frequent for `localStorage`. */
export interface DeviceShelf {
  /** Asks the store once; throws what the browser throws where it keeps no databases. */
  ask<Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<Answer>
}

export const deviceShelf = (
  name: string,
  storeName: string,
  options?: IDBObjectStoreParameters,
): DeviceShelf => ({
  ask<Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<Answer> {
    const make = (database: IDBDatabase) => void database.createObjectStore(storeName, options)
    return inDatabase({ name, make }, [storeName], mode, (transaction) =>
      asked<Answer>(ask(transaction.objectStore(storeName))),
    )
  },
})
