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
  const isNow = observed.kind === 'ago' && observed.minutes === 0
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
        : (pressedMs: number): string => new Date(isNow ? pressedMs : seenMs).toISOString(),
  } as const
}
