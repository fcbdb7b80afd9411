import { mostPhotoBytes, photoType } from '../../data/model/photo.ts'

/** Longest side of a photo that was too big, pixels: writing on a post stays readable. */
const longestPx = 2560

/**
 * A photo as the server takes it: as it is where it fits, else drawn anew as a JPEG.
 * @throws DOMException where the browser cannot read it as a picture.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob> {
  if (photo.size <= mostPhotoBytes && photoType.safeParse(photo.type).success) return photo
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, longestPx / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (drawn) => {
        if (drawn === null) reject(new DOMException('the picture could not be drawn', 'EncodingError'))
        else resolve(drawn)
      },
      'image/jpeg',
      0.85,
    )
  })
}
