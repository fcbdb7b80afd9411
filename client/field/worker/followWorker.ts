/** Where the server has the worker that opens the page without a connection. */
const address = '/sw.js'
const scope = '/field'

/** While the page stands open a new version is looked for so often. */
const lookEveryMs = 30 * 60_000

let waiting: ServiceWorker | undefined
const listeners = new Set<() => void>()

/** A worker of a new version is there and waits for this page to let it. */
export const followWaiting = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  isThere: (): boolean => waiting !== undefined,
}

/** The page is loaded anew in the new version, where it is: what it was given is kept before. */
export const takeNewVersion = (): void => waiting?.postMessage('take-over')

/** Looks whether the server has another version. */
export async function lookForVersion(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  // Without a connection there is none to be found.
  await registration?.update().catch(() => undefined)
}

/**
 * Keeps the page on the phone, once it is drawn: what it needs first has the connection to itself. Where the
 * browser has no workers, or the page came over plain HTTP, it works while it is open.
 */
export async function followWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let hasOne = serviceWorker.controller !== null
  let isReloading = false
  serviceWorker.addEventListener('controllerchange', () => {
    // The first one has come to a page that is of its own version.
    const isFirst = !hasOne
    hasOne = true
    if (isFirst || isReloading) return
    isReloading = true
    location.reload()
  })
  try {
    const registration = await serviceWorker.register(address, { scope, updateViaCache: 'none' })
    note(registration)
    registration.addEventListener('updatefound', () => {
      const { installing } = registration
      installing?.addEventListener('statechange', () => note(registration))
    })
    setInterval(() => void lookForVersion(), lookEveryMs)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void lookForVersion()
    })
  } catch (error) {
    // A full storage, or a browser that forbids it: the page works on without.
    console.warn(error)
  }
}

function note({ waiting: now, active }: ServiceWorkerRegistration): void {
  // The first of all has nobody to wait for.
  waiting = active === null ? undefined : (now ?? undefined)
  for (const listener of listeners) listener()
}
