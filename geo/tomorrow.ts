import { dayMs, instantOfLocal, localMsAt } from './civilTime.ts'
import type { TimeWindow } from './units.ts'

/** The day after the one that it is in a zone, from midnight to midnight. */
export function tomorrowOf(zone: string, nowMs: number): TimeWindow {
  const tomorrow = Math.floor(localMsAt(zone, nowMs) / dayMs) + 1
  return {
    fromMs: instantOfLocal(zone, tomorrow * dayMs),
    toMs: instantOfLocal(zone, (tomorrow + 1) * dayMs),
  }
}
