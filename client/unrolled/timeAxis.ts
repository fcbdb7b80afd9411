import type { TimeWindow } from '../../geo/units.ts'
import { zoneOffsetMs } from '../i18n/zonedTime.ts'

/** Time downward: `fromMs` stands at `topPx`, `toMs` at `bottomPx`. */
export interface TimeAxis extends TimeWindow {
  readonly topPx: number
  readonly bottomPx: number
}

export const pxAtTime = (axis: TimeAxis, atMs: number): number =>
  axis.topPx + ((atMs - axis.fromMs) / (axis.toMs - axis.fromMs)) * (axis.bottomPx - axis.topPx)

/** Instant under a pixel; undefined above and below the plot. */
export function tryInstantAt(axis: TimeAxis, px: number): number | undefined {
  if (px < axis.topPx || px > axis.bottomPx) return undefined
  return axis.fromMs + ((px - axis.topPx) / (axis.bottomPx - axis.topPx)) * (axis.toMs - axis.fromMs)
}

const hourMs = 3_600_000
const niceStepsMs = [hourMs, 2 * hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, 24 * hourMs, 48 * hourMs]

/** Round hours of the zone's wall clock to label, at least `spacingPx` apart. */
export function hourTicks(axis: TimeAxis, spacingPx: number, timeZone: string): number[] {
  const msPerPx = (axis.toMs - axis.fromMs) / (axis.bottomPx - axis.topPx)
  const stepMs = niceStepsMs.find((step) => step >= spacingPx * msPerPx) ?? 7 * 24 * hourMs
  const offsetMs = zoneOffsetMs(axis.fromMs, timeZone)
  const first = Math.ceil((axis.fromMs + offsetMs) / stepMs)
  const last = Math.floor((axis.toMs + offsetMs) / stepMs)
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => (first + index) * stepMs - offsetMs,
  )
}
