import { z } from 'zod'

const photos = z.object({ photos: z.array(z.object({ id: z.string() })).default([]) })

/** Ids of the photos of an event, where it has any. */
export const eventPhotoIds = (event: object): string[] =>
  photos
    .catch({ photos: [] })
    .parse(event)
    .photos.map(({ id }) => id)
