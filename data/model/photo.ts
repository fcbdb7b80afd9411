import { z } from 'zod'
import { instant } from './values.ts'

/** A photo is named by its content: SHA-256 in hexadecimal. What an act names cannot be exchanged later. */
export const photoId = z.string().regex(/^[0-9a-f]{64}$/, 'this is no id of a photo')

/** What pictures are taken, by what they are and not by what they say they are. */
export const photoType = z.enum(['image/jpeg', 'image/png', 'image/webp'])
export type PhotoType = z.infer<typeof photoType>

export const mostPhotoBytes = 4 * 1024 * 1024

/** What is known of a photo beside its bytes. */
export const photoFacts = z.object({
  id: photoId,
  type: photoType,
  bytes: z.number().int(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  receivedAt: instant,
})
export type PhotoFacts = z.infer<typeof photoFacts>

/** How far a photo that comes in parts is. */
export const photoProgress = z.object({
  /** What is here of it, from its first byte on; the next part begins there. */
  heldBytes: z.number().int(),
  /** Once it is whole. */
  photo: photoFacts.nullable(),
})
export type PhotoProgress = z.infer<typeof photoProgress>
