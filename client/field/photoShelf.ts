import { v7 as newId } from 'uuid'
import { deviceShelf } from './deviceShelf.ts'

/** Photos wait beside the outbox: too big for its storage, they have a database of their own. */
const shelf = deviceShelf('borderkeep.field.photos', 'photos')
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
  await shelf.ask('readwrite', (store) => store.put(kept, id))
  return id
}

/** Undefined where the device has it no more; throws what the browser throws where it cannot be read now. */
export async function keptPhoto(id: string): Promise<Blob | undefined> {
  const kept = await shelf.ask<KeptPhoto | undefined>('readonly', (store) => store.get(id))
  return kept?.photo
}

/** Nothing of it stays on this device; throws what the browser throws where it cannot. */
export async function forgetPhoto(id: string): Promise<void> {
  await shelf.ask('readwrite', (store) => store.delete(id))
}

/** Lets go of photos that no act names any more, unless they were chosen of late. */
export async function dropPhotosBut(named: readonly string[]): Promise<void> {
  try {
    const ids = await shelf.ask<IDBValidKey[]>('readonly', (store) => store.getAllKeys())
    for (const id of ids) {
      if (typeof id !== 'string' || named.includes(id)) continue
      const kept = await shelf.ask<KeptPhoto | undefined>('readonly', (store) => store.get(id))
      if (kept !== undefined && Date.now() - kept.keptMs > forgottenMs)
        await shelf.ask('readwrite', (store) => store.delete(id))
    }
  } catch {
    // A browser that keeps no databases has none to tidy.
  }
}
