import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { asked, inTransaction, openDatabase } from '../../../client/field/delivery/database.ts'
import { createOutboxStore } from '../../../client/field/delivery/outboxStore.ts'

it('photos are named by what a newer version kept as well, which this one cannot read', async () => {
  const factory = new IDBFactory()
  const store = createOutboxStore(factory)
  expect(await store.namedPhotos()).toEqual([])
  const database = await openDatabase(factory, 'borderkeep.field', () => undefined)
  await inTransaction(database, ['waiting'], 'readwrite', (transaction) =>
    asked(
      transaction.objectStore('waiting').add({ act: { actId: 'a', about: 'of-later', photos: ['photo-1'] } }),
    ),
  )
  expect((await store.read()).waiting).toEqual([])
  expect(await store.namedPhotos()).toEqual(['photo-1'])
})

it('a store that cannot be opened does not say that no photo is named', async () => {
  const shut = {
    open: () => {
      throw new DOMException('The storage is busy', 'InvalidStateError')
    },
  } as unknown as IDBFactory
  await expect(createOutboxStore(shut).namedPhotos()).rejects.toThrow('busy')
})
