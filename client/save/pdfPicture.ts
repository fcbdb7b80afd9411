import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'

/** Pixels row by row, red, green, blue and opacity of each, as a canvas has them; all are opaque. */
export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Puts a picture into a document, to be drawn on any of its pages. */
export async function addPicture(document: PDFDocument, picture: Picture): Promise<PDFRef> {
  const { width, height } = picture
  return document.context.register(
    document.context.stream(await packed(picture), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    }),
  )
}

/** Red, green and blue, deflated by the browser itself: some megapixels would hold up the page otherwise. */
async function packed({ data, width, height }: Picture): Promise<Uint8Array> {
  const colours = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colours[to] = data[from]!
    colours[to + 1] = data[from + 1]!
    colours[to + 2] = data[from + 2]!
  }
  const deflated = new Blob([colours]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(deflated).arrayBuffer())
}
