/** Photos that are kept on the phone, of whoever is signed in on it; another's are dropped before theirs come. */
const cacheName = 'borderkeep.field.photos'

const canKeep = (): boolean => 'caches' in globalThis

export const keptPhotos = {
  tryGet: (address: string): Promise<Response | undefined> => caches.match(address, { cacheName }),

  /** Fetches those that are not there, and drops those that are not wanted. */
  keepOnly: async (addresses: readonly string[]): Promise<void> => {
    if (!canKeep()) return
    const cache = await caches.open(cacheName)
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url)
      if (!addresses.includes(pathname)) await cache.delete(pathname)
    }
    for (const address of addresses)
      if ((await cache.match(address)) === undefined) {
        const photo = await fetch(address)
        if (photo.ok) await cache.put(address, photo)
      }
  },

  bytes: async (): Promise<number> => {
    if (!canKeep()) return 0
    const cache = await caches.open(cacheName)
    let bytes = 0
    for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0
    return bytes
  },

  drop: async (): Promise<void> => {
    if (canKeep()) await caches.delete(cacheName)
  },
}
