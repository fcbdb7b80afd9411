const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A duration cut to the one unit that is read from afar: from two days on whole days, from an hour on whole hours. */
export function coarseMs(durationMs: number): number {
  const unitMs = durationMs >= 2 * dayMs ? dayMs : durationMs >= hourMs ? hourMs : minuteMs
  return Math.floor(durationMs / unitMs) * unitMs
}
