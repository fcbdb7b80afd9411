import type { DemonstrationName } from '../model/county.ts'
import { demonstrationPlans } from './counties.ts'
import { dayMs, localMidnightMs } from './demonstrationDay.ts'
import type { FixSteps } from './tracks.ts'

/** What moves fast sends so often that no two fixes are farther apart than is bridged. */
const fastStepMs = 30_000

/** From when on a demonstration made at an instant has tracks and logs, and how often its phones send. */
export function evidenceOf(name: DemonstrationName, nowMs: number): { fromMs: number; steps: FixSteps } {
  const { daysBefore, walkersEveryS } = demonstrationPlans[name].evidence
  return {
    fromMs: localMidnightMs(nowMs) - daysBefore * dayMs,
    steps: { foot: walkersEveryS * 1000, vehicle: fastStepMs, drone: fastStepMs },
  }
}
