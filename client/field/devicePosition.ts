import { useCallback, useEffect, useState } from 'react'
import type { Position } from '../../geo/units.ts'

/** What the device's GPS says. Nothing is asked for until it was allowed or the officer asks. */
export type DevicePosition =
  | { state: 'off' }
  | { state: 'looking' }
  | { state: 'denied' }
  | { state: 'found'; position: Position; accuracyM: number; atMs: number }

/** Follows the device while it is wanted; a permission given before is used without a question. */
export function useDevicePosition(): { device: DevicePosition; askForPosition: () => void } {
  const [wanted, setWanted] = useState(false)
  const [reading, setReading] = useState<DevicePosition | undefined>(undefined)

  useEffect(() => {
    let left = false
    const useGrant = async () => {
      if ((await wasGranted()) && !left) setWanted(true)
    }
    void useGrant()
    return () => {
      left = true
    }
  }, [])

  useEffect(() => {
    if (!wanted || !hasGps()) return undefined
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) =>
        setReading({
          state: 'found',
          position: [coords.longitude, coords.latitude],
          accuracyM: coords.accuracy,
          atMs: timestamp,
        }),
      (error) => {
        if (error.code === error.PERMISSION_DENIED) setReading({ state: 'denied' })
      },
      { enableHighAccuracy: true, maximumAge: 15_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [wanted])

  const device: DevicePosition = !wanted
    ? { state: 'off' }
    : hasGps()
      ? (reading ?? { state: 'looking' })
      : { state: 'denied' }
  return { device, askForPosition: useCallback(() => setWanted(true), []) }
}

const hasGps = () => 'geolocation' in navigator

async function wasGranted(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
  } catch {
    return false
  }
}
