import { drawFindingMark, drawSheetMap } from './drawSheetMap.ts'
import { drawStrip } from './drawStrip.ts'
import type { TextLook } from './letters.ts'
import { mapMm } from './roundScale.ts'
import type { SheetContent } from './sheetContent.ts'
import type { SheetFile } from './sheetFile.ts'
import { addPicture } from '../../save/pdfPicture.ts'
import { ink } from './sheetInk.ts'
import type { SheetPage, Spot } from './sheetPage.ts'
import type { SheetFinding, SheetText } from './sheetText.ts'
import { wrapText } from './wrapText.ts'

/** A3 lying. */
const a3Mm = [420, 297] as const
const leftMm = 12
const rightMm = a3Mm[0] - 12
const mapBox = { xMm: leftMm, yMm: 39, ...mapMm }
const sideMm = mapBox.xMm + mapBox.widthMm + 8
const stripBox = { xMm: leftMm, yMm: 223, widthMm: rightMm - leftMm, heightMm: 42 }
const basisMm = 271
/** The side ends where the map does. */
const sideEndMm = mapBox.yMm + mapBox.heightMm

const body = { sizePt: 9, colour: ink.text } as const
const quiet = { sizePt: 9, colour: ink.quiet } as const
const heading = { sizePt: 11, bold: true, colour: ink.text } as const

/**
 * What is to be built at one look: the map, quantities, what it bars, what was found, the line unrolled.
 * Answers the findings that it has no room for.
 */
export async function addFrontPage(file: SheetFile, content: SheetContent): Promise<readonly SheetFinding[]> {
  const page = file.addPage(...a3Mm)
  const { text, map } = content
  page.text(text.title, [leftMm, 19], { sizePt: 11, colour: ink.quiet })
  page.text(text.name, [leftMm, 28], { sizePt: 22, bold: true, colour: ink.text })
  page.text(text.subtitle, [leftMm, 35], { sizePt: 11, colour: ink.text })
  if (text.warning !== null)
    page.text(text.warning, [rightMm, 28], { sizePt: 14, bold: true, colour: ink.fault, align: 'right' })
  if (map === null) page.text(text.map.missing, [leftMm, mapBox.yMm + 6], quiet)
  else drawSheetMap(page, mapBox, content, map, await addPicture(file.document, map.picture))
  const side = new Side(file, page)
  side.quantities(text.quantities)
  side.remarks(text.remarks)
  side.effect(text.effect)
  const left = side.findings(text.findings)
  side.legend(text.map.legend)
  drawStrip(page, stripBox, content)
  let yMm = basisMm
  for (const line of text.basis.flatMap((each) =>
    wrapText(each, rightMm - leftMm, (part) => file.widthMm(part, { sizePt: 7 })),
  )) {
    page.text(line, [leftMm, yMm], { sizePt: 7, colour: ink.quiet })
    yMm += 3.4
  }
  return left
}

/** The column beside the map, filled from above. */
class Side {
  #yMm = mapBox.yMm
  readonly #file: SheetFile
  readonly #page: SheetPage

  constructor(file: SheetFile, page: SheetPage) {
    this.#file = file
    this.#page = page
  }

  quantities({ title, heads, rows, total, note }: SheetText['quantities']): void {
    this.#heading(title)
    this.#row(heads, { ...quiet, sizePt: 8 })
    for (const row of rows) this.#row(row, body)
    this.#rule()
    this.#row(total, { ...body, bold: true })
    this.#paragraph(note, { sizePt: 7.5, colour: ink.quiet })
  }

  remarks(text: string): void {
    if (text !== '') this.#paragraph(text, body)
  }

  effect({ title, rows }: SheetText['effect']): void {
    this.#heading(title)
    for (const [name, value] of rows) {
      const nameMm = this.#file.widthMm(name, quiet)
      const lines = wrapText(value, rightMm - sideMm - nameMm - 4, (part) => this.#file.widthMm(part, body))
      this.#page.text(name, [sideMm, this.#yMm], quiet)
      for (const line of lines) {
        this.#page.text(line, [rightMm, this.#yMm], { ...body, align: 'right' })
        this.#yMm += 4.4
      }
    }
  }

  /** Answers what has no room. */
  findings({ title, none, list, more }: SheetText['findings']): readonly SheetFinding[] {
    this.#heading(title)
    if (list.length === 0) this.#paragraph(none, body)
    for (const [index, finding] of list.entries()) {
      const lines = this.#wrapped(finding.text, 7)
      const isLast = index === list.length - 1
      if (this.#yMm + lines.length * 4 > sideEndMm - legendMm - (isLast ? 0 : 5)) {
        this.#page.text(more(list.length - index), [sideMm, this.#yMm], quiet)
        return list.slice(index)
      }
      drawFindingMark(this.#page, [sideMm + 2, this.#yMm - 1.1], index + 1, finding.isError)
      for (const line of lines) {
        this.#page.text(line, [sideMm + 7, this.#yMm], body)
        this.#yMm += 4
      }
      this.#yMm += 1
    }
    return []
  }

  legend({ own, standing, finding }: SheetText['map']['legend']): void {
    const yMm = sideEndMm - legendMm + 5
    const sample = (row: number): Spot[] => [
      [sideMm, yMm + row * 4.6 - 1],
      [sideMm + 10, yMm + row * 4.6 - 1],
    ]
    const name = (row: number, text: string) => this.#page.text(text, [sideMm + 13, yMm + row * 4.6], quiet)
    this.#page.line(sample(0), { colour: ink.own, thickMm: 0.7 })
    for (const spot of sample(0)) {
      this.#page.dot(spot, 1.5, ink.own)
      this.#page.dot(spot, 0.8, ink.paper)
    }
    name(0, own)
    this.#page.line(sample(1), { colour: ink.standing, thickMm: 0.8 })
    name(1, standing)
    drawFindingMark(this.#page, [sideMm + 2, yMm + 2 * 4.6 - 1], 1, true)
    drawFindingMark(this.#page, [sideMm + 8, yMm + 2 * 4.6 - 1], 2, false)
    name(2, finding)
  }

  #heading(text: string): void {
    this.#yMm += this.#yMm === mapBox.yMm ? 3.5 : 5
    this.#page.text(text, [sideMm, this.#yMm], heading)
    this.#yMm += 6
  }

  #row(cells: readonly string[], look: TextLook): void {
    const step = (rightMm - sideMm) / 4
    cells.forEach((cell, index) => {
      if (index === 0) this.#page.text(cell, [sideMm, this.#yMm], look)
      else this.#page.text(cell, [sideMm + step * (index + 1), this.#yMm], { ...look, align: 'right' })
    })
    this.#yMm += 4.6
  }

  #rule(): void {
    this.#page.line(
      [
        [sideMm, this.#yMm - 3.2],
        [rightMm, this.#yMm - 3.2],
      ],
      { colour: ink.quiet, thickMm: 0.2 },
    )
    this.#yMm += 1
  }

  #paragraph(text: string, look: TextLook): void {
    for (const line of wrapText(text, rightMm - sideMm, (part) => this.#file.widthMm(part, look))) {
      this.#page.text(line, [sideMm, this.#yMm], look)
      this.#yMm += look.sizePt * 0.46
    }
  }

  #wrapped(text: string, inMm: number): string[] {
    return wrapText(text, rightMm - sideMm - inMm, (part) => this.#file.widthMm(part, body))
  }
}

const legendMm = 17
