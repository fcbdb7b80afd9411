/** Which worker's event sends what waits, where the browser has it. */
export const syncTag = 'borderkeep.field.outbox'

/** Has the browser wake the worker when the network is back, the page closed or not. */
export async function askWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration !== undefined && 'sync' in registration)
    await (registration.sync as { register(tag: string): Promise<void> })
      .register(syncTag)
      .catch(() => undefined)
}
