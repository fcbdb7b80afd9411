import type { z } from 'zod'
import type { shiftRule } from '../../../data/model/recurringShift.ts'
import { formatLocalTime } from '../../i18n/zonedTime.ts'

export type ShiftRule = z.input<typeof shiftRule>

const dayMs = 24 * 3_600_000

/**
 * The rule of shifts that come back as the first one is: on the given days of the week (1 is Monday)
 * up to a last date, by the clocks of the zone. One that lasts a day or longer is told by how long it
 * lasts, as the hour of its end does not say which day.
 */
export function ruleOf(
  first: { fromMs: number; toMs: number },
  weekdays: readonly number[],
  untilDate: string,
  timeZone: string,
): ShiftRule {
  const { fromMs, toMs } = first
  const [fromDate, startTime] = splitLocal(fromMs, timeZone)
  const [, endTime] = splitLocal(toMs, timeZone)
  return {
    fromDate,
    toDate: untilDate,
    days: { kind: 'weekdays', weekdays: weekdays.toSorted((one, other) => one - other) },
    startTime,
    end:
      toMs - fromMs < dayMs
        ? { kind: 'time', endTime }
        : { kind: 'duration', durationMin: Math.round((toMs - fromMs) / 60_000) },
  }
}

function splitLocal(atMs: number, timeZone: string): [date: string, time: string] {
  const local = formatLocalTime(atMs, timeZone)
  return [local.slice(0, 10), local.slice(11, 16)]
}

/** The last date that is offered for a rule that begins at an instant: four weeks in all. */
export const fourWeeksOn = (fromMs: number, timeZone: string): string =>
  splitLocal(fromMs + 27 * dayMs, timeZone)[0]
