import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import { writeUnseen, type DrawnText } from './unseenText.ts'

/** Pixels row by row, red, green, blue and opacity of each, as a canvas has them; all are opaque. */
export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** A page as it is drawn: a picture, and where on it what is written. */
export interface DrawnPage {
  readonly picture: Picture
  readonly texts: readonly DrawnText[]
}

export interface PageFacts {
  readonly title: string
  /** The moment that is shown and all that it rests on, in a sentence. */
  readonly subject: string
  readonly language: 'en' | 'zh'
  readonly madeMs: number
}

/** A4 lying, in points. */
const pageWidthPt = (297 / 25.4) * 72

/**
 * One page with the picture on all of it, and its words once more, unseen, so that they can be searched,
 * copied and read aloud. So the page looks the same everywhere and needs no Chinese font in the file.
 */
export async function pagePdf(page: DrawnPage, facts: PageFacts): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const made = new Date(facts.madeMs)
  document.setTitle(facts.title, { showInWindowTitleBar: true })
  document.setSubject(facts.subject)
  document.setLanguage(facts.language === 'zh' ? 'zh-CN' : 'en-GB')
  document.setCreator('Borderkeep')
  document.setProducer('Borderkeep')
  document.setCreationDate(made)
  document.setModificationDate(made)
  const { width, height } = page.picture
  const scale = pageWidthPt / width
  const heightPt = height * scale
  const sheet = document.addPage([pageWidthPt, heightPt])
  const image = document.context.stream(await packed(page.picture), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  })
  const name = sheet.node.newXObject('Page', document.context.register(image))
  sheet.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(pageWidthPt, 0, 0, heightPt, 0, 0),
    drawObject(PDFName.of(name.decodeText())),
    popGraphicsState(),
  )
  writeUnseen(sheet, page.texts, scale)
  return document.save()
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
