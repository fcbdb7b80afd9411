import { useEffect, useState } from 'react'
import type { Fixes } from '../../../geo/fixes.ts'
import { keepScreenOn } from '../keepScreenOn.ts'
import { forgetTrace, keepFix, keptFixes, type TraceFix } from './traceShelf.ts'

export interface Trace {
  readonly fixes: readonly TraceFix[]
  readonly isRunning: boolean
  /** Why there is no position: it is not allowed, which ends the recording, or it cannot be found now. */
  readonly trouble: 'denied' | 'not-found' | undefined
  /** False while it is not known yet what the phone kept from before. */
  readonly isRead: boolean
  /** Goes on with what is kept. */
  readonly start: () => void
  readonly stop: () => void
  readonly forget: () => void
}

/** Records where the phone goes while it is let to; what was recorded before the page was closed is there again. */
export function useTrace(): Trace {
  const [fixes, setFixes] = useState<readonly TraceFix[]>([])
  const [isRead, setRead] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [trouble, setTrouble] = useState<Trace['trouble']>(undefined)
  useEffect(() => (isRunning ? keepScreenOn() : undefined), [isRunning])

  useEffect(() => {
    let left = false
    const read = async () => {
      const kept = await keptFixes()
      if (left) return
      setFixes(kept)
      setRead(true)
    }
    void read()
    return () => {
      left = true
    }
  }, [])

  useEffect(() => {
    if (!isRunning) return undefined
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        const { longitude: lon, latitude: lat, accuracy: accuracyM } = coords
        const fix = { timeMs: timestamp, lon, lat, accuracyM }
        setTrouble(undefined)
        setFixes((before) => [...before, fix])
        // A phone that keeps nothing has it on the page all the same.
        void keepFix(fix).catch(() => undefined)
      },
      ({ code, PERMISSION_DENIED }) => {
        setTrouble(code === PERMISSION_DENIED ? 'denied' : 'not-found')
        if (code === PERMISSION_DENIED) setRunning(false)
      },
      { enableHighAccuracy: true, maximumAge: 0 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [isRunning])

  return {
    fixes,
    isRunning,
    trouble,
    isRead,
    start: () => {
      const hasGps = 'geolocation' in navigator
      setTrouble(hasGps ? undefined : 'denied')
      setRunning(hasGps)
    },
    stop: () => setRunning(false),
    forget: () => {
      setRunning(false)
      setFixes([])
      void forgetTrace().catch(() => undefined)
    },
  }
}

/** As `geo/` takes them. */
export const traceFixes = (fixes: readonly TraceFix[]): Fixes => ({
  count: fixes.length,
  timeMs: Float64Array.from(fixes, ({ timeMs }) => timeMs),
  lonLat: Float64Array.from(fixes.flatMap(({ lon, lat }) => [lon, lat])),
  accuracyM: Float32Array.from(fixes, ({ accuracyM }) => accuracyM),
})
