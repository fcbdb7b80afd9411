import { useState } from 'react'
import { useServerNow } from '../shell/serverClock.ts'
import { observedMs, type ObservedChoice } from './ObservedTime.tsx'

/** Clocks that differ by less are not ahead. */
const aheadMs = 60_000

/** When something was seen: now, unless it was entered before, or until something else is chosen. */
export function useObserved(before: string | undefined) {
  const nowMs = useServerNow(5000)
  const [observed, setObserved] = useState<ObservedChoice>(
    before === undefined ? { kind: 'ago', minutes: 0 } : { kind: 'at', atMs: Date.parse(before) },
  )
  const seenMs = observedMs(observed, nowMs)
  const missing = seenMs === undefined ? 'timeInvalid' : seenMs > nowMs + aheadMs ? 'timeAhead' : undefined
  return {
    observed,
    setObserved,
    nowMs,
    /** Why it cannot be sent so. */
    missing,
    /** The instant that is sent; undefined where what was entered is none. */
    seenAt:
      seenMs === undefined
        ? undefined
        : // The clock that a form shows is a few seconds behind: "ago" counts from the very moment.
          (pressedMs: number): string => new Date(observedMs(observed, pressedMs) ?? seenMs).toISOString(),
  } as const
}
