import { z } from 'zod'
import { staffNeedId } from './ids.ts'
import { rosteredPlace } from './shift.ts'
import { synthetic } from './values.ts'

const date = z.iso.date()
const timeOfDay = z.iso.time({ precision: -1 })

/**
 * At which hours of which days a place needs people, by the clocks of the county. Until there is one, a
 * checkpoint or desk needs its minimum around the clock; with one it needs people at those hours.
 */
export const staffNeed = z
  .object({
    id: staffNeedId,
    place: rosteredPlace,
    /** 1 is Monday, 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    startTime: timeOfDay,
    /** On the next day where it does not lie after the start: 00:00 to 00:00 is the whole day. */
    endTime: timeOfDay,
    /** Null is the minimum of the checkpoint or desk, which is kept there alone. */
    people: z.number().int().min(1).max(100).nullable(),
    /** One of them leads, and may. */
    leadNeeded: z.boolean().default(true),
    /** On holidays: as on all other days, not, or on those alone. */
    holidays: z.enum(['as-usual', 'not', 'only']).default('as-usual'),
    fromDate: date,
    /** The last day of it; null without end. */
    toDate: date.nullable().default(null),
    synthetic,
  })
  .refine(({ fromDate, toDate }) => toDate === null || fromDate <= toDate, {
    path: ['toDate'],
    error: 'toDate must not lie before fromDate',
  })
  .refine(({ place, people }) => people !== null || place.kind === 'checkpoint' || place.kind === 'desk', {
    path: ['people'],
    error: 'only a checkpoint or a desk has a minimum of its own',
  })
export type StaffNeed = z.infer<typeof staffNeed>
