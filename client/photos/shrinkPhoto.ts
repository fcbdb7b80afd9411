import { mostPhotoBytes } from '../../data/model/photo.ts'
import { jpegOf } from './jpegOf.ts'

/** Longest side of a photo, pixels: writing on a post stays readable. */
const longestPx = 2560
/** Of a picture that is full of detail, where the first does not fit. */
const shorterPx = 1600

/**
 * A photo as it is sent: drawn anew as a JPEG, so that nothing is in the file but the picture: no place,
 * no name of whose camera it was.
 * @throws DOMException where the browser cannot read it as a picture.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob> {
  const picture = await createImageBitmap(photo)
  try {
    const drawn = await drawnWithin(picture, longestPx)
    return drawn.size <= mostPhotoBytes ? drawn : await drawnWithin(picture, shorterPx)
  } finally {
    picture.close()
  }
}

function drawnWithin(picture: ImageBitmap, mostPx: number): Promise<Blob> {
  const scale = Math.min(1, mostPx / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return jpegOf(canvas)
}
