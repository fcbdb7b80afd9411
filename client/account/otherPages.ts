/** Tells the other pages of this browser that somebody signed in or out. */
const told = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('borderkeep.account')

export const tellOtherPages = (): void => told?.postMessage('changed')

/** Calls when another page of this browser did. Returns how to stop. */
export function onOtherPage(changed: () => void): () => void {
  told?.addEventListener('message', changed)
  return () => told?.removeEventListener('message', changed)
}
