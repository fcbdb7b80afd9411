/**
 * Keeps the screen on, where the browser can: a phone that sleeps records nothing. Refused while the battery
 * is low: recording goes on as long as the officer keeps the screen on. Returns how to let go of it.
 */
export function keepScreenOn(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined
  let lock: WakeLockSentinel | undefined
  let isOver = false
  const hold = async () => {
    if (document.visibilityState !== 'visible') return
    const held = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (isOver) await held?.release()
    else lock = held
  }
  const holdAgain = () => void hold()
  holdAgain()
  // It is let go of whenever the page is not seen.
  document.addEventListener('visibilitychange', holdAgain)
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', holdAgain)
    void lock?.release()
  }
}
