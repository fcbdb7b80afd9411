import type { Me } from '../../../data/model/signIn.ts'
import { keptPhotos } from './keptPhotos.ts'

/**
 * Whose answers this device keeps, to be read without a connection: of one person at a time. Written where
 * it is read at once, so that a page that is loaded anew never shows what another was answered.
 */
const ownerKey = 'borderkeep.field.owner'

export const keptOwner = (): string | undefined => {
  try {
    return localStorage.getItem(ownerKey) ?? undefined
  } catch {
    return undefined
  }
}

/**
 * The server has said who is signed in. What was kept of somebody else is no longer to be found from then
 * on; that a session is over alone changes nothing, as it ends in the field too.
 */
export function noteSignedIn(me: Me): Me {
  const { kind, userName } = me.actor
  const before = keptOwner()
  if (kind === 'nobody' || before === userName) return me
  if (before !== undefined) forgetKept()
  try {
    localStorage.setItem(ownerKey, userName)
  } catch {
    // A device that keeps nothing has nothing to be kept apart.
  }
  return me
}

/** Whoever signs out leaves nothing that another may read; what waits to be sent stays. */
export function forgetKept(): void {
  try {
    localStorage.removeItem(ownerKey)
  } catch {
    // Nothing is kept then.
  }
  void keptPhotos.drop()
}
