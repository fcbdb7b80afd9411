import { z } from 'zod'
import { lineId, patrolId, personId, shiftId } from './ids.ts'
import { patrolMode } from './patrol.ts'
import { rosteredPlace } from './shift.ts'
import { chainageM, instant, name } from './values.ts'

/** Somebody who has the same duty. */
const colleague = z.object({ id: personId, name, post: name, isLead: z.boolean() })

const common = {
  version: z.number().int().min(1),
  from: instant,
  to: instant,
  /** Whoever's duty it is leads it. */
  isLead: z.boolean(),
  /** Those on it besides whom one may see. */
  colleagues: z.array(colleague),
  /** So many more, whom one may not. */
  unseen: z.number().int().min(0),
  /** When it, its place or its colleagues last became what they are. */
  changedAt: instant,
}

/** A shift or a patrol of one person, with all that it takes to say what, where and with whom. */
export const ownDuty = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shift'),
    id: shiftId,
    place: rosteredPlace,
    /** Null where the place is on record no more. */
    placeName: name.nullable(),
    onCall: z.boolean(),
    ...common,
  }),
  z.object({
    kind: z.literal('patrol'),
    id: patrolId,
    team: name,
    lineId,
    fromM: chainageM,
    toM: chainageM,
    mode: patrolMode,
    ...common,
  }),
])
export type OwnDuty = z.infer<typeof ownDuty>

/** The languages a calendar is written in. */
export const calendarLanguage = z.enum(['zh', 'en'])
export type CalendarLanguage = z.infer<typeof calendarLanguage>

/** What somebody is told of the calendar of their own duties: never its address. */
export const ownCalendar = z.object({
  /** Whether the account is of somebody on the rosters: else there is nothing to be read. */
  isOnRoster: z.boolean(),
  feed: z.object({ madeAt: instant, readAt: instant.nullable(), language: calendarLanguage }).nullable(),
})
export type OwnCalendar = z.infer<typeof ownCalendar>
