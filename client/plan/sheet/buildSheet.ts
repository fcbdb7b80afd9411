import type { PdfFacts } from '../../save/pdfFacts.ts'
import { addCornerPages, addFindingPages } from './cornerPages.ts'
import { addFrontPage } from './frontPage.ts'
import type { Letters } from './letters.ts'
import type { SheetContent } from './sheetContent.ts'
import { SheetFile } from './sheetFile.ts'
import { ink } from './sheetInk.ts'
import type { SheetPage } from './sheetPage.ts'
import type { SheetText } from './sheetText.ts'

/** The sheet to build from: a front page of A3, then tables on A4, each page with what all must say. */
export async function buildSheet(
  content: SheetContent,
  facts: PdfFacts,
  letters: Letters,
): Promise<Uint8Array> {
  const file = await SheetFile.begin(facts, letters)
  const { text } = content
  const left = await addFrontPage(file, content)
  addFindingPages(file, text, left)
  addCornerPages(file, text)
  file.pages.forEach((page, index) => drawEdges(page, text, index + 1, file.pages.length))
  return file.save()
}

function drawEdges(page: SheetPage, text: SheetText, number: number, of: number): void {
  const { classification, watermark, foot, page: named } = text
  const footMm = page.heightMm - 7
  if (classification !== null)
    page.text(classification, [page.widthMm / 2, 10], {
      sizePt: 12,
      bold: true,
      align: 'middle',
      colour: ink.text,
    })
  page.text(foot, [12, footMm], { sizePt: 7, colour: ink.quiet })
  page.text(named(number, of), [page.widthMm - 12, footMm], {
    sizePt: 8,
    align: 'right',
    colour: ink.text,
  })
  if (watermark !== null) page.watermark(watermark)
}
