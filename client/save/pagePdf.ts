import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import { writeFacts, type PdfFacts } from './pdfFacts.ts'
import { addPicture, type Picture } from './pdfPicture.ts'
import { writeUnseen, type DrawnText } from './unseenText.ts'

/** A page as it is drawn: a picture, and where on it what is written. */
export interface DrawnPage {
  readonly picture: Picture
  readonly texts: readonly DrawnText[]
}

/** A4 lying, in points. */
const pageWidthPt = (297 / 25.4) * 72

/**
 * One page with the picture on all of it, and its words once more, unseen, so that they can be searched,
 * copied and read aloud. So the page looks the same everywhere and needs no Chinese font in the file.
 */
export async function pagePdf(page: DrawnPage, facts: PdfFacts): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  writeFacts(document, facts)
  const { width, height } = page.picture
  const scale = pageWidthPt / width
  const heightPt = height * scale
  const sheet = document.addPage([pageWidthPt, heightPt])
  const name = sheet.node.newXObject('Page', await addPicture(document, page.picture))
  sheet.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(pageWidthPt, 0, 0, heightPt, 0, 0),
    drawObject(PDFName.of(name.decodeText())),
    popGraphicsState(),
  )
  writeUnseen(sheet, page.texts, scale)
  return document.save()
}
