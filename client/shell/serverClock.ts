import { useSyncExternalStore } from 'react'
import { useCountyNow } from '../api/county.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'

/** An instant cut to its minute: what is dated from it holds in the minute that pages show. */
export const wholeMinute = (atMs: number): number => Math.floor(atMs / 60_000) * 60_000

/** The pages of a county do not all ask for a new minute in its first instant. */
const lateShare = Math.random() * 0.1

/** The instant that pages call now: the server's time, or where what was known then is shown, then. */
export function useServerNow(everyMs = 60_000): number {
  const knownAt = useKnownAt()
  const clockMs = useServerClock(everyMs)
  return knownAt === undefined ? clockMs : Date.parse(knownAt)
}

/** The server's time on this device, renewed every `everyMs`; the own clock may be minutes off. */
export function useServerClock(everyMs = 60_000): number {
  const { clockOffsetMs } = useCountyNow()
  return useSyncExternalStore(onSecond, () => renewedAt(Date.now() + clockOffsetMs, everyMs))
}

/** When the time was last renewed: the same for all who renew it as often. */
function renewedAt(nowMs: number, everyMs: number): number {
  const lateMs = Math.floor(everyMs * lateShare)
  return Math.floor((nowMs - lateMs) / everyMs) * everyMs + lateMs
}

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** One timer for all, which a sleep of the device makes late by a second and not by a minute. */
function onSecond(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setTimeout(tick, untilSecondMs())
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

function tick(): void {
  timer = setTimeout(tick, untilSecondMs())
  for (const listener of listeners) listener()
}

const untilSecondMs = () => 1000 - (Date.now() % 1000)
