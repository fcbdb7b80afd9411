import { useEffect, useState } from 'react'

const fewBytes = 50_000_000
const fewShare = 0.1

/** Bytes left where those are few for entries and photos: less than 50 MB, or than a tenth. */
export function scarceBytes({ usage = 0, quota }: StorageEstimate): number | undefined {
  if (quota === undefined) return undefined
  const left = Math.max(0, quota - usage)
  return left < fewBytes || left < quota * fewShare ? left : undefined
}

const lookEveryMs = 30_000

/** The same of this phone; undefined where there is enough or nobody knows. */
export function useScarceBytes(): number | undefined {
  const [scarce, setScarce] = useState<number | undefined>(undefined)
  useEffect(() => {
    let left = false
    const look = async () => {
      const estimate = await storageOf(navigator)?.estimate?.()
      if (!left && estimate !== undefined) setScarce(scarceBytes(estimate))
    }
    const tryLook = () => void look().catch(() => undefined)
    tryLook()
    const timer = setInterval(tryLook, lookEveryMs)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [])
  return scarce
}

let isAsked = false

/** Asks the browser once not to clear away what this phone keeps when it runs out of room. */
export function askToStay(): void {
  if (isAsked) return
  isAsked = true
  storageOf(navigator)
    ?.persist?.()
    .catch(() => undefined)
}

/** Pages that came over plain HTTP have none. */
const storageOf = (device: { readonly storage?: StorageManager }): Partial<StorageManager> | undefined =>
  device.storage
