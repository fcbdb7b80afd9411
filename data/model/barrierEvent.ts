import { z } from 'zod'
import { barrierEventId, barrierId, lineId } from './ids.ts'
import { photoId } from './photo.ts'
import { chainageM, instant, position, synthetic } from './values.ts'

/** What was done to a barrier on the ground. */
export const barrierEventKind = z.enum(['started', 'built', 'accepted', 'damaged', 'repaired', 'dismantled'])
export type BarrierEventKind = z.infer<typeof barrierEventKind>

/** Which of a barrier's parts a step is about; of a part that is concerned in part it splits a piece off. */
export const barrierPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({
    kind: z.literal('parts'),
    indexes: z.array(z.number().int().min(0).max(499)).min(1).max(500),
  }),
  /** What stands behind this stretch of the line. */
  z.strictObject({ kind: z.literal('stretch'), fromM: chainageM, toM: chainageM }),
  /** So much of the nearest part, round the place nearest to the position. */
  z.strictObject({ kind: z.literal('near'), position, lengthM: z.number().min(1).max(5000) }),
])
export type BarrierPlace = z.infer<typeof barrierPlace>

/** What somebody says who reports a step. */
export const barrierStepInput = z.strictObject({
  where: barrierPlace.default({ kind: 'whole' }),
  /** When it was so; now where left out. */
  at: instant.optional(),
  note: z.string().trim().max(2000).default(''),
  photos: z.array(photoId).max(12).default([]),
})

/**
 * One entry of a barrier's log: what was done to which length of it. The dated statuses of its parts say
 * what that came to; what counts are they.
 */
export const barrierEvent = z.object({
  id: barrierEventId,
  barrierId,
  lineId,
  kind: barrierEventKind,
  /** Length of what it concerned, along the barrier. */
  lengthM: z.number().min(0),
  /** Chainage behind that; null where it lies out of the line's reach. */
  fromM: chainageM.nullable(),
  toM: chainageM.nullable(),
  /** Where whoever reports it stood, or pointed to. */
  position: position.nullable().default(null),
  at: instant,
  receivedAt: instant,
  actor: z.string(),
  note: z.string().trim().max(2000).default(''),
  photos: z.array(photoId).max(12).default([]),
  synthetic,
})
export type BarrierEvent = z.infer<typeof barrierEvent>
