import { meets } from './intervals.ts'
import type { TimeWindow } from './units.ts'

/** What of a planned patrol is moved from day to day. */
interface Timed extends TimeWindow {
  readonly teamId: string
}

/**
 * What begins within a day, once more on each of the other days. `shiftsMs` say by how much a day lies
 * after the copied one by the clocks of the zone. A copy for which its team is out already is left out and
 * counted, so that copying twice adds nothing.
 */
export function copyDay<Item extends Timed>(
  items: readonly Item[],
  day: TimeWindow,
  shiftsMs: readonly number[],
): { copies: Item[]; clashing: number } {
  const copied = items.filter(({ fromMs }) => day.fromMs <= fromMs && fromMs < day.toMs)
  const out: Timed[] = [...items]
  const copies: Item[] = []
  let clashing = 0
  for (const shiftMs of shiftsMs)
    for (const item of copied) {
      const copy = { ...item, fromMs: item.fromMs + shiftMs, toMs: item.toMs + shiftMs }
      if (out.some((other) => other.teamId === copy.teamId && meets(other, copy))) clashing += 1
      else {
        copies.push(copy)
        out.push(copy)
      }
    }
  return { copies, clashing }
}
