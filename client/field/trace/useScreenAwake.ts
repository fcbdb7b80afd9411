import { useEffect } from 'react'

/** Keeps the screen on while it is wanted, where the browser can: a phone that sleeps records nothing. */
export function useScreenAwake(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return undefined
    let lock: WakeLockSentinel | undefined
    let left = false
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      // Refused while the battery is low: the trace goes on as long as the officer keeps the screen on.
      const held = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (left) await held?.release()
      else lock = held
    }
    const holdAgain = () => void hold()
    void hold()
    // It is let go of whenever the page is not seen.
    document.addEventListener('visibilitychange', holdAgain)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', holdAgain)
      void lock?.release()
    }
  }, [isWanted])
}
