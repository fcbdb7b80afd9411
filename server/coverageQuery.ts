import { coverageKind } from '../data/model/coverageAnswer.ts'
import { instant } from '../data/model/values.ts'
import type { TimeWindow } from '../geo/units.ts'
import { fieldInvalid } from './fieldInvalid.ts'

const hourMs = 3_600_000
const longestWindowMs = 32 * 24 * hourMs

/** What every question about coverage says of kind and time. */
export const coverageTimes = {
  kind: coverageKind
    .default('planned')
    .meta({ description: 'By commitments, by evidence, or what became of the commitments' }),
  from: instant.optional().meta({ description: 'Default: 12 hours before the hour it is' }),
  to: instant.optional().meta({ description: 'Default: 24 hours after from' }),
}

/** The window asked for. */
export function readWindow(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  nowMs: number,
): TimeWindow {
  const [from, to] = [query.from, query.to].map((text) => (text === undefined ? undefined : Date.parse(text)))
  const hourNowMs = Math.floor(nowMs / hourMs) * hourMs
  const fromMs = from ?? (to === undefined ? hourNowMs - 12 * hourMs : to - 24 * hourMs)
  const toMs = to ?? fromMs + 24 * hourMs
  if (toMs <= fromMs)
    throw fieldInvalid(
      'to',
      'to must lie after from: an empty or backward time window is refused',
      'to 必须晚于 from：不接受空的或倒置的时间段',
    )
  if (toMs - fromMs > longestWindowMs)
    throw fieldInvalid('to', 'the window may be at most 32 days long', '时间段最长 32 天')
  return { fromMs, toMs }
}

/** The instant asked for, which lies in the window; where none is given, now to the second. */
export function readInstant(at: string | undefined, { fromMs, toMs }: TimeWindow, nowMs: number): number {
  if (at === undefined) return Math.min(toMs - 1, Math.max(fromMs, Math.floor(nowMs / 1000) * 1000))
  const atMs = Date.parse(at)
  if (atMs < fromMs || atMs >= toMs)
    throw fieldInvalid(
      'at',
      'at must lie in the window, at from or later and before to',
      'at 必须在时间段之内（含 from，不含 to）',
    )
  return atMs
}
