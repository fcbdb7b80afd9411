import { z } from 'zod'
import { barrierId, checkpointId, fieldNoteId, trailId } from './ids.ts'
import { photoId } from './photo.ts'
import { spot, spotInput } from './spot.ts'
import { instant, synthetic } from './values.ts'

/** What a note is about; `ground` is none of the things that have a name here. */
export const noteSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ground') }),
  z.strictObject({ kind: z.literal('trail'), id: trailId }),
  z.strictObject({ kind: z.literal('checkpoint'), id: checkpointId }),
  z.strictObject({ kind: z.literal('barrier'), id: barrierId }),
])

/** What an officer sends who notes something on the spot. */
export const fieldNoteInput = z
  .strictObject({
    ...spotInput,
    about: noteSubject.default({ kind: 'ground' }),
    observedAt: instant,
    text: z.string().trim().min(1).max(2000),
    photos: z.array(photoId).max(12).default([]),
  })
  .refine(
    ({ about, position, chainageM }) => about.kind !== 'ground' || position !== null || chainageM !== null,
    { path: ['position'], error: 'a position, a chainage or what it is about says where it was' },
  )

export const fieldNote = z.object({
  id: fieldNoteId,
  ...fieldNoteInput.shape,
  ...spot,
  receivedAt: instant,
  /** The actor of the act. */
  actor: z.string(),
  synthetic,
})
export type FieldNote = z.infer<typeof fieldNote>
