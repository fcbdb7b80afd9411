import { keepScreenOn } from '../keepScreenOn.ts'
import { recording, isDue, tryBreak, type Recording } from './recordingRules.ts'
import { keepBreak, keepFix } from './trackStore.ts'

const recordingKey = 'borderkeep.field.recording'
/** A watch tells of movement: that a team stands still has to be asked. */
const askEveryMs = 30_000

let current: Recording | undefined = tryRecording()
/** As long as the page lives: what it does not know of was before. */
let wasClosed = current !== undefined
let wasHidden = false
let isUnkept = false
let stopWatching: (() => void) | undefined
const listeners = new Set<() => void>()

/**
 * Records where this phone is as long as the page lives and is seen: each fix is on the phone before the
 * next one comes, so that nothing is lost with the page. What a page cannot record it says.
 */
export const recorder = {
  current: (): Recording | undefined => current,
  isUnkept: (): boolean => isUnkept,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  begin(patrolId: string, userName: string, nowMs: number): void {
    change({ patrolId, userName, lastMs: nowMs })
    wasClosed = false
    wasHidden = false
  },
  end(): void {
    change(undefined)
  },
  /**
   * Watches while something is recorded, from the page's opening to its end. Of whoever is signed in: where
   * the phone is in another one's hand it is not where its recording's person is.
   */
  follow(clockOffsetMs: () => number, userName: string): () => void {
    const follow = () => {
      const isOwn = current?.userName === userName
      if (isOwn && stopWatching === undefined) stopWatching = watch(clockOffsetMs)
      if (!isOwn) {
        stopWatching?.()
        stopWatching = undefined
      }
    }
    follow()
    listeners.add(follow)
    addEventListener('storage', hearOtherPage)
    return () => {
      removeEventListener('storage', hearOtherPage)
      listeners.delete(follow)
      stopWatching?.()
      stopWatching = undefined
    }
  },
}

function watch(clockOffsetMs: () => number): () => void {
  if (!('geolocation' in navigator)) return () => undefined
  const take = ({ coords, timestamp }: GeolocationPosition) =>
    void keepPosition(coords, timestamp + clockOffsetMs())
  const options = { enableHighAccuracy: true, maximumAge: 5000 }
  const watched = navigator.geolocation.watchPosition(take, undefined, options)
  const asked = setInterval(
    () => navigator.geolocation.getCurrentPosition(take, undefined, options),
    askEveryMs,
  )
  const letScreenOff = keepScreenOn()
  const noteHidden = () => {
    if (document.visibilityState === 'hidden') wasHidden = true
  }
  noteHidden()
  document.addEventListener('visibilitychange', noteHidden)
  return () => {
    navigator.geolocation.clearWatch(watched)
    clearInterval(asked)
    document.removeEventListener('visibilitychange', noteHidden)
    letScreenOff()
  }
}

async function keepPosition(
  { longitude, latitude, accuracy }: GeolocationCoordinates,
  atMs: number,
): Promise<void> {
  if (current === undefined || !isDue({ atMs }, current)) return
  const { patrolId, userName } = current
  const missed = tryBreak(current, atMs, { wasHidden, wasClosed })
  wasClosed = false
  wasHidden = document.visibilityState === 'hidden'
  // Before it is kept: the next position may be here already.
  change({ ...current, lastMs: atMs })
  try {
    if (missed !== undefined) await keepBreak(missed)
    await keepFix({ patrolId, userName, atMs, lonLat: [longitude, latitude], accuracyM: accuracy })
    isUnkept = false
  } catch {
    isUnkept = true
  }
  for (const listener of listeners) listener()
}

/** Two pages of one phone record as one: neither misses what the other heard, and both end together. */
function hearOtherPage({ key }: StorageEvent): void {
  if (key !== recordingKey && key !== null) return
  current = tryRecording()
  for (const listener of listeners) listener()
}

function change(next: Recording | undefined): void {
  current = next
  try {
    if (next === undefined) localStorage.removeItem(recordingKey)
    else localStorage.setItem(recordingKey, JSON.stringify(next))
  } catch {
    // A full storage: recording goes on as long as the page does.
  }
  for (const listener of listeners) listener()
}

function tryRecording(): Recording | undefined {
  try {
    return recording.parse(JSON.parse(localStorage.getItem(recordingKey) ?? 'null'))
  } catch {
    return undefined
  }
}
