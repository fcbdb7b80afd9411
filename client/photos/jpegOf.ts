/** @throws DOMException where the browser cannot make a picture of it. */
export const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (drawn) => {
        if (drawn === null) reject(new DOMException('the picture could not be drawn', 'EncodingError'))
        else resolve(drawn)
      },
      'image/jpeg',
      0.85,
    )
  })
