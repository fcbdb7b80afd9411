import { photoFacts, type PhotoFacts } from '../../data/model/photo.ts'
import { sendAct } from './request.ts'

export const photoAddress = (id: string): string => `/api/photos/${id}`

/** Keeps a photo on the server, to be named by what is reported with it; the same one is kept once. */
export async function sendPhoto(
  photo: Blob,
  how: { signal?: AbortSignal; actingAs?: string } = {},
): Promise<PhotoFacts> {
  const { answer } = await sendAct({
    method: 'POST',
    address: '/photos',
    body: photo,
    contentType: photo.type,
    ...how,
  })
  return photoFacts.parse(answer)
}
