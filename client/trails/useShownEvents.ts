import { useMemo } from 'react'
import type { TrailEvent } from '../../data/model/trail.ts'
import { withdrawnEvents } from '../../geo/trailStatus.ts'
import { useTrailEvents } from '../api/records.ts'
import { useViewState } from '../shell/viewState.ts'

export interface ShownEvents {
  readonly events: readonly TrailEvent[]
  /** Ids of those that were entered by mistake. */
  readonly withdrawn: ReadonlySet<string>
}

/** A trail's events up to the instant shown; while that is now all of them. */
export function useShownEvents(trailId: string): ShownEvents {
  const stored = useTrailEvents(trailId).data
  const { isNow, atMs } = useViewState()
  const untilMs = isNow ? Infinity : atMs
  return useMemo(() => shownEvents(stored ?? [], untilMs), [stored, untilMs])
}

/** What was entered by mistake never was so, at whatever instant that was found out: as the status has it. */
export function shownEvents(stored: readonly TrailEvent[], untilMs: number): ShownEvents {
  const timed = stored.map((event) => ({
    ...event,
    observedMs: Date.parse(event.observedAt),
    receivedMs: Date.parse(event.receivedAt),
  }))
  return {
    events: timed.filter(({ observedMs }) => observedMs <= untilMs),
    withdrawn: withdrawnEvents(timed),
  }
}
