import { z } from 'zod'
import { dayMs, isZone } from '../../geo/civilTime.ts'
import { longestShiftMin } from '../../geo/recurringShifts.ts'
import { shift } from './shift.ts'
import { instant } from './values.ts'

/** At most so many shifts are entered at once, over at most two years: more is a slip of the year. */
export const mostShifts = 400
const longestRosterDays = 731
const longestRosterMs = longestRosterDays * dayMs

/** Local date `2026-03-29`. */
const date = z.iso.date()
/** Local time of day `22:00`. */
const timeOfDay = z.iso.time({ precision: -1 })

/** When the shifts of a roster are: on which days, from which time of day to which, in a zone. */
export const shiftRule = z
  .strictObject({
    /** IANA zone; the county's where left out. */
    zone: z
      .string()
      .max(60)
      .refine(isZone, { error: 'there is no such time zone; it is written Asia/Shanghai' })
      .optional(),
    /** First and last date on which a shift may begin, both included. */
    fromDate: date,
    toDate: date,
    days: z.discriminatedUnion('kind', [
      /** 1 is Monday, 7 Sunday. */
      z.strictObject({
        kind: z.literal('weekdays'),
        weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
      }),
      /** Counted from the first date. */
      z.strictObject({ kind: z.literal('interval'), everyDays: z.int().min(1).max(366) }),
    ]),
    startTime: timeOfDay,
    end: z.discriminatedUnion('kind', [
      /** By the clock, on the next day where it would not lie after the start. */
      z.strictObject({ kind: z.literal('time'), endTime: timeOfDay }),
      /** Time that passes, whatever the clocks do. */
      z.strictObject({ kind: z.literal('duration'), durationMin: z.int().min(1).max(longestShiftMin) }),
    ]),
    /** Dates on which no shift begins although the rule has one. */
    exceptDates: z.array(date).max(longestRosterDays).default([]),
  })
  .refine(({ fromDate, toDate }) => fromDate <= toDate, {
    path: ['toDate'],
    error: 'toDate must not lie before fromDate',
  })
  .refine(({ fromDate, toDate }) => Date.parse(toDate) - Date.parse(fromDate) <= longestRosterMs, {
    path: ['toDate'],
    error: 'a roster reaches at most two years',
  })

/** A roster as a planner enters it: the people of every shift that the rule makes. */
export const recurringShiftInput = z.strictObject({
  place: shift.shape.place,
  rule: shiftRule,
  leadId: shift.shape.leadId,
  personIds: shift.shape.personIds,
  /** Only tells the times of the shifts; nothing is kept. */
  dryRun: z.boolean().default(false),
})

/** The times of the shifts in order, and the shifts that were made: none on a dry run. */
export const recurringShiftAnswer = z.object({
  windows: z.array(z.object({ from: instant, to: instant })),
  shifts: z.array(z.object({ ...shift.shape, version: z.number().int().min(1) })),
})
