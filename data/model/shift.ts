import { z } from 'zod'
import { checkpointId, deskId, personId, shiftId, tradePointId, unitId } from './ids.ts'
import { forwardWindowError, instant, isForwardWindow, synthetic } from './values.ts'

const checkpointPlace = z.object({ kind: z.literal('checkpoint'), id: checkpointId })
const deskPlace = z.object({ kind: z.literal('desk'), id: deskId })

/** A place that holds something while it is staffed: who really is there is logged. */
export const staffedPlace = z.discriminatedUnion('kind', [checkpointPlace, deskPlace])

/** A place that people are rostered for; a trade point and a unit, such as a village's group, hold nothing by it. */
export const rosteredPlace = z.discriminatedUnion('kind', [
  checkpointPlace,
  deskPlace,
  z.object({ kind: z.literal('trade-point'), id: tradePointId }),
  z.object({ kind: z.literal('unit'), id: unitId }),
])
export type RosteredPlace = z.infer<typeof rosteredPlace>

/** Who is at a place from when to when. */
export const shift = z
  .object({
    id: shiftId,
    place: rosteredPlace,
    from: instant,
    to: instant,
    leadId: personId.nullable(),
    /** Everybody on the shift beside the lead. */
    personIds: z.array(personId).max(100),
    /** At home and ready to come: nobody is there by it, and nothing is held. */
    onCall: z.boolean().default(false),
    synthetic,
  })
  .refine(isForwardWindow, forwardWindowError)
export type Shift = z.infer<typeof shift>
