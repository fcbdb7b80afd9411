/** A page that the device put to sleep may hold the lock for ever; the server takes an act once anyhow. */
const lockPatienceMs = 60_000

/** Does it while no other page of this device holds the lock of that name, as far as the device can tell. */
export async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  // Browsers of some years ago, and pages that came over plain HTTP, have no locks.
  if (!('locks' in navigator)) return work()
  let began = false
  try {
    await navigator.locks.request(lock, { signal: AbortSignal.timeout(lockPatienceMs) }, async () => {
      began = true
      await work()
    })
  } catch (error) {
    if (began) throw error
    await work()
  }
}
