import { cornerColumns, type CornerColumn } from './cornerRows.ts'
import { drawFindingMark } from './drawSheetMap.ts'
import type { SheetFile } from './sheetFile.ts'
import { ink } from './sheetInk.ts'
import type { SheetPage } from './sheetPage.ts'
import type { SheetFinding, SheetText } from './sheetText.ts'
import { wrapText } from './wrapText.ts'

/** A4 lying. */
const a4Mm = [297, 210] as const
const leftMm = 12
const rightMm = a4Mm[0] - 12
const topMm = 17
const endMm = a4Mm[1] - 15
const rowMm = 4.7

/** Together they are as wide as the page has room. */
const columnMm: Readonly<Record<CornerColumn, number>> = {
  corner: 16,
  longitude: 25,
  latitude: 23,
  longitudeDms: 37,
  latitudeDms: 35,
  northing: 31,
  easting: 33,
  chainage: 29,
  offset: 22,
  toNext: 22,
}
const endOf = Object.fromEntries(
  cornerColumns.map((column, index) => [
    column,
    leftMm + cornerColumns.slice(0, index + 1).reduce((sum, each) => sum + columnMm[each], 0),
  ]),
) as Record<CornerColumn, number>

const cell = { sizePt: 8, colour: ink.text } as const
const head = { sizePt: 7.5, bold: true, colour: ink.text } as const

/** The findings that the first page had no room for, numbered on. */
export function addFindingPages(file: SheetFile, text: SheetText, left: readonly SheetFinding[]): void {
  const { title, list } = text.findings
  let page: SheetPage | undefined
  let yMm = endMm
  for (const [index, finding] of left.entries()) {
    const lines = wrapText(finding.text, rightMm - leftMm - 8, (part) => file.widthMm(part, cell))
    if (page === undefined || yMm + lines.length * rowMm > endMm) {
      page = begin(file, text, title)
      yMm = topMm + 12
    }
    drawFindingMark(page, [leftMm + 2, yMm - 1], list.length - left.length + index + 1, finding.isError)
    for (const line of lines) {
      page.text(line, [leftMm + 8, yMm], cell)
      yMm += rowMm
    }
    yMm += 1.2
  }
}

/** The table of corners, part by part, over as many pages as it takes; each begins with all heads. */
export function addCornerPages(file: SheetFile, text: SheetText): void {
  const { corners } = text
  let page: SheetPage | undefined
  let yMm = endMm
  const turn = (): SheetPage => {
    const next = begin(file, text, corners.title)
    yMm = drawHeads(next, corners)
    return next
  }
  for (const part of corners.parts) {
    // The head of a part is not left alone at the end of a page.
    if (page === undefined || yMm + 3 * rowMm > endMm) page = turn()
    yMm = drawPartHead(page, yMm, part.head)
    for (const [index, row] of part.rows.entries()) {
      // Nor is its last row alone on the next.
      const isLastButOne = index === part.rows.length - 2
      if (yMm > endMm || (isLastButOne && yMm + rowMm > endMm)) {
        page = turn()
        yMm = drawPartHead(page, yMm, corners.again(part.head))
      }
      if (index % 2 === 1)
        page.box({ xMm: leftMm, yMm: yMm - 3.4, widthMm: rightMm - leftMm, heightMm: rowMm }, ink.raised)
      for (const [at, column] of cornerColumns.entries()) {
        const written = row[at] ?? ''
        if (at === 0) page.text(written, [leftMm + 1, yMm], { ...cell, bold: true })
        else page.text(written, [endOf[column] - 1, yMm], { ...cell, align: 'right' })
      }
      yMm += rowMm
    }
    yMm += 2
  }
}

function begin(file: SheetFile, text: SheetText, title: string): SheetPage {
  const page = file.addPage(...a4Mm)
  page.text(text.name, [leftMm, topMm], { sizePt: 12, bold: true, colour: ink.text })
  page.text(title, [rightMm, topMm], { sizePt: 10, colour: ink.quiet, align: 'right' })
  return page
}

function drawHeads(page: SheetPage, { degrees, grid, heads }: SheetText['corners']): number {
  const groupMm = topMm + 7
  page.text(degrees, [endOf.corner + 2, groupMm], { ...head, colour: ink.quiet })
  page.text(grid, [endOf.latitudeDms + 2, groupMm], { ...head, colour: ink.quiet })
  const yMm = groupMm + 5
  for (const [at, column] of cornerColumns.entries())
    if (at === 0) page.text(heads[column], [leftMm + 1, yMm], head)
    else page.text(heads[column], [endOf[column] - 1, yMm], { ...head, align: 'right' })
  page.line(
    [
      [leftMm, yMm + 1.6],
      [rightMm, yMm + 1.6],
    ],
    { colour: ink.text, thickMm: 0.3 },
  )
  return yMm + 6.5
}

function drawPartHead(page: SheetPage, yMm: number, text: string): number {
  page.text(text, [leftMm + 1, yMm], { sizePt: 8.5, bold: true, colour: ink.own })
  return yMm + rowMm + 0.4
}
