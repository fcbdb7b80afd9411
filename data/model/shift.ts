import { z } from 'zod'
import { checkpointId, deskId, personId, shiftId } from './ids.ts'
import { forwardWindowError, instant, isForwardWindow, synthetic } from './values.ts'

/** Who is on a checkpoint or a duty desk from when to when. */
export const shift = z
  .object({
    id: shiftId,
    place: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('checkpoint'), id: checkpointId }),
      z.object({ kind: z.literal('desk'), id: deskId }),
    ]),
    from: instant,
    to: instant,
    leadId: personId.nullable(),
    /** Everybody on the shift beside the lead. */
    personIds: z.array(personId).max(100),
    synthetic,
  })
  .refine(isForwardWindow, forwardWindowError)
export type Shift = z.infer<typeof shift>
