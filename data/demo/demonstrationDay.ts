/** China keeps one time without daylight saving: the demonstration's days begin at 16:00 UTC. */
const offsetMs = 8 * 3_600_000

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Midnight in Asia/Shanghai of the local day that the instant falls on. */
export function localMidnightMs(instantMs: number): number {
  return Math.floor((instantMs + offsetMs) / dayMs) * dayMs - offsetMs
}

/** 0 Sunday to 6 Saturday in Asia/Shanghai. */
export function localWeekday(instantMs: number): number {
  return new Date(instantMs + offsetMs).getUTCDay()
}

/** ISO 8601 with the offset of Asia/Shanghai, to the second. */
export function localInstant(instantMs: number): string {
  return `${new Date(instantMs + offsetMs).toISOString().slice(0, 19)}+08:00`
}
