import { photoFacts, photoProgress, type PhotoFacts, type PhotoProgress } from '../../data/model/photo.ts'
import { sendAct } from './request.ts'

export const photoAddress = (id: string): string => `/api/photos/${id}`

interface SendPhotoOptions {
  readonly actingAs?: string
  /** How long one request may take, of which a photo can need several. */
  readonly patienceMs?: number
}

/** What came through within so long is not lost with the signal. */
const partMs = 2_000
const [leastPartBytes, mostPartBytes] = [16 * 1024, 1024 * 1024]
const firstPartBytes = 32 * 1024

/** How much to send next where so much took so long. */
export const nextPartBytes = (bytes: number, tookMs: number): number =>
  Math.round(Math.min(mostPartBytes, Math.max(leastPartBytes, (bytes * partMs) / Math.max(1, tookMs))))

/**
 * Keeps a photo on the server, to be named by what is reported with it; the same one is kept once. It goes
 * in parts: one that breaks off goes on where it was, also after the page was closed.
 */
export async function sendPhoto(photo: Blob, options: SendPhotoOptions = {}): Promise<PhotoFacts> {
  // Only a page that came over a safe way can tell the id of a photo before it is there.
  if (photo.size <= firstPartBytes || globalThis.crypto.subtle === undefined)
    return photoFacts.parse(await send('/photos', photo.type, photo, options))
  const address = `/photos/${await sha256Of(photo)}/parts`
  const tell = async (from: number, part: Blob | undefined): Promise<PhotoProgress> => {
    const place = `${address}?from=${from}&of=${photo.size}`
    return photoProgress.parse(await send(place, 'application/octet-stream', part, options))
  }
  let partBytes = firstPartBytes
  let { photo: kept, heldBytes } = await tell(0, undefined)
  while (kept === null) {
    const part = photo.slice(heldBytes, heldBytes + partBytes)
    const beganMs = performance.now()
    const now = await tell(heldBytes, part)
    if (now.photo === null && now.heldBytes <= heldBytes)
      throw new Error(`the server holds ${now.heldBytes} bytes of a photo after ${heldBytes} were there`)
    partBytes = nextPartBytes(part.size, performance.now() - beganMs)
    kept = now.photo
    heldBytes = now.heldBytes
  }
  return kept
}

async function send(
  address: string,
  contentType: string,
  body: Blob | undefined,
  { actingAs, patienceMs }: SendPhotoOptions,
): Promise<unknown> {
  const { answer } = await sendAct({
    method: 'POST',
    address,
    contentType,
    body,
    ...(actingAs === undefined ? {} : { actingAs }),
    ...(patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) }),
  })
  return answer
}

async function sha256Of(photo: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await photo.arrayBuffer())
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
