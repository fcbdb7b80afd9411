import type { TrailEvent } from '../../data/model/trail.ts'

/** A trail's events by (observed, received, id), the last one first: that one decides. */
export const newestFirst = (events: readonly TrailEvent[]): TrailEvent[] =>
  events.toSorted(
    (one, other) =>
      Date.parse(other.observedAt) - Date.parse(one.observedAt) ||
      Date.parse(other.receivedAt) - Date.parse(one.receivedAt) ||
      other.id.localeCompare(one.id),
  )
