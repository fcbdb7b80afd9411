import type { TimeWindow } from '../geo/units.ts'

export type Timed = { readonly from: string; readonly to: string }
const times = new WeakMap<Timed, TimeWindow>()

/** When a record holds, read once: the same thousands are asked for every answer. */
export function recordTime(record: Timed): TimeWindow {
  const known = times.get(record)
  if (known !== undefined) return known
  const time = { fromMs: Date.parse(record.from), toMs: Date.parse(record.to) }
  times.set(record, time)
  return time
}
