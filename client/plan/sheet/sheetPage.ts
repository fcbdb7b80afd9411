import {
  beginText,
  clip,
  concatTransformationMatrix,
  drawObject,
  endPath,
  endText,
  fill,
  LineCapStyle,
  LineJoinStyle,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setDashPattern,
  setFillingRgbColor,
  setFontAndSize,
  setGraphicsState,
  setLineCap,
  setLineJoin,
  setLineWidth,
  setStrokingRgbColor,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  stroke,
  TextRenderingMode,
  type PDFFont,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { rgb } from '../../theme/stateColours.ts'
import { writeUnseen, type DrawnText } from '../../save/unseenText.ts'
import type { TextLook } from './letters.ts'
import type { SheetFile, Stencil } from './sheetFile.ts'

export const ptPerMm = 72 / 25.4

/** Millimetres from the upper left corner of the page. */
export type Spot = readonly [xMm: number, yMm: number]

export interface Box {
  readonly xMm: number
  readonly yMm: number
  readonly widthMm: number
  readonly heightMm: number
}

export interface Stroke {
  readonly colour: string
  readonly thickMm: number
  readonly dashMm?: readonly number[]
}

/** A page that is drawn on in millimetres from its upper left corner; texts stand on their baseline. */
export class SheetPage {
  readonly #file: SheetFile
  readonly #page: PDFPage
  readonly #fonts = new Map<PDFFont, PDFName>()
  readonly #drawn = new Map<PDFRef, PDFName>()
  readonly #unseen: DrawnText[] = []

  constructor(file: SheetFile, page: PDFPage) {
    this.#file = file
    this.#page = page
  }

  get widthMm(): number {
    return this.#page.getWidth() / ptPerMm
  }

  get heightMm(): number {
    return this.#page.getHeight() / ptPerMm
  }

  text(text: string, [xMm, yMm]: Spot, look: TextLook): void {
    if (text === '') return
    const widthMm = this.#file.widthMm(text, look)
    const share = look.align === 'right' ? 1 : look.align === 'middle' ? 0.5 : 0
    this.#write(text, [xMm - widthMm * share, yMm], look)
  }

  /** With a white edge, to be read on a map. */
  textOnMap(text: string, [xMm, yMm]: Spot, look: TextLook): void {
    const font = this.#file.tryFont(text, look)
    if (font !== undefined)
      this.#push(
        setStrokingRgbColor(1, 1, 1),
        setLineWidth(look.sizePt / 4),
        setLineJoin(LineJoinStyle.Round),
        ...this.#inFont(text, font, look.sizePt, this.#at([xMm, yMm]), TextRenderingMode.Outline),
      )
    this.text(text, [xMm, yMm], look)
  }

  /** What is written on a picture already, to be found and copied: pixels of it become `mmPerPx` here. */
  wordsOf(texts: readonly DrawnText[], { xMm, yMm }: Pick<Box, 'xMm' | 'yMm'>, mmPerPx: number): void {
    const pt = (px: number, fromMm = 0) => (fromMm + px * mmPerPx) * ptPerMm
    for (const { text, leftPx, baselinePx, widthPx, sizePx } of texts)
      this.#unseen.push({
        text,
        leftPx: pt(leftPx, xMm),
        baselinePx: pt(baselinePx, yMm),
        widthPx: pt(widthPx),
        sizePx: pt(sizePx),
      })
  }

  line(spots: readonly Spot[], { colour, thickMm, dashMm = [] }: Stroke): void {
    if (spots.length < 2) return
    this.#push(
      setStrokingRgbColor(...shares(colour)),
      setLineWidth(thickMm * ptPerMm),
      setLineJoin(LineJoinStyle.Round),
      setLineCap(dashMm.length === 0 ? LineCapStyle.Round : LineCapStyle.Butt),
      setDashPattern(
        dashMm.map((each) => each * ptPerMm),
        0,
      ),
      ...this.#path(spots),
      stroke(),
    )
  }

  area(spots: readonly Spot[], colour: string): void {
    this.#push(setFillingRgbColor(...shares(colour)), ...this.#path(spots), fill())
  }

  box({ xMm, yMm, widthMm, heightMm }: Box, colour: string): void {
    this.area(
      [
        [xMm, yMm],
        [xMm + widthMm, yMm],
        [xMm + widthMm, yMm + heightMm],
        [xMm, yMm + heightMm],
      ],
      colour,
    )
  }

  frame({ xMm, yMm, widthMm, heightMm }: Box, look: Stroke): void {
    this.line(
      [
        [xMm, yMm],
        [xMm + widthMm, yMm],
        [xMm + widthMm, yMm + heightMm],
        [xMm, yMm + heightMm],
        [xMm, yMm],
      ],
      look,
    )
  }

  /** A dot: a stroke without length and with round ends. */
  dot([xMm, yMm]: Spot, diameterMm: number, colour: string): void {
    this.line(
      [
        [xMm, yMm],
        [xMm, yMm],
      ],
      { colour, thickMm: diameterMm },
    )
  }

  picture(ref: PDFRef, { xMm, yMm, widthMm, heightMm }: Box): void {
    const [x, y] = this.#at([xMm, yMm + heightMm])
    this.#push(
      concatTransformationMatrix(widthMm * ptPerMm, 0, 0, heightMm * ptPerMm, x, y),
      drawObject(this.#object(ref)),
    )
  }

  /** What `draw` draws is seen within the box alone. */
  within({ xMm, yMm, widthMm, heightMm }: Box, draw: () => void): void {
    const [x, y] = this.#at([xMm, yMm + heightMm])
    this.#page.pushOperators(
      pushGraphicsState(),
      rectangle(x, y, widthMm * ptPerMm, heightMm * ptPerMm),
      clip(),
      endPath(),
    )
    draw()
    this.#page.pushOperators(popGraphicsState())
  }

  /**
   * Lays a word thinly over all of the page, again and again: a piece cut out of it has it too. Never as
   * text, which would come between the words of whoever copies a table.
   */
  watermark(word: string): void {
    const look = { sizePt: 26, bold: true }
    const [wide, high] = [this.#page.getWidth(), this.#page.getHeight()]
    const thin = this.#page.doc.context.register(this.#page.doc.context.obj({ Type: 'ExtGState', ca: 0.06 }))
    const state = this.#page.node.newExtGState('Thin', thin)
    const [cosine, sine] = [Math.cos(Math.PI / 8), Math.sin(Math.PI / 8)]
    const stencil = this.#file.stencil(word, look)
    const stepX = stencil.picture.widthPt + 90
    const stepY = 100
    const reach = Math.hypot(wide, high) / 2
    this.#page.pushOperators(
      pushGraphicsState(),
      setGraphicsState(state),
      concatTransformationMatrix(cosine, sine, -sine, cosine, wide / 2, high / 2),
    )
    for (let y = -reach, row = 0; y < reach; y += stepY, row += 1)
      for (let x = -reach - (row % 2) * (stepX / 2); x < reach; x += stepX)
        this.#push(...this.#ofStencil(stencil, [x, y]))
    this.#page.pushOperators(popGraphicsState())
  }

  finish(): void {
    writeUnseen(this.#page, this.#unseen, 1)
    this.#unseen.length = 0
  }

  #write(text: string, [xMm, yMm]: Spot, look: TextLook): void {
    const font = this.#file.tryFont(text, look)
    const at = this.#at([xMm, yMm])
    const colour = setFillingRgbColor(...shares(look.colour ?? '#000000'))
    if (font !== undefined) {
      this.#push(colour, ...this.#inFont(text, font, look.sizePt, at, TextRenderingMode.Fill))
      return
    }
    this.#push(colour, ...this.#ofStencil(this.#file.stencil(text, look), at))
    this.#unseen.push({
      text,
      leftPx: xMm * ptPerMm,
      baselinePx: yMm * ptPerMm,
      widthPx: this.#file.widthMm(text, look) * ptPerMm,
      sizePx: look.sizePt,
    })
  }

  #ofStencil({ ref, picture }: Stencil, [x, y]: readonly [number, number]): PDFOperator[] {
    const { widthPt, heightPt, baselinePt } = picture
    return [
      concatTransformationMatrix(widthPt, 0, 0, heightPt, x, y - (heightPt - baselinePt)),
      drawObject(this.#object(ref)),
    ]
  }

  #inFont(
    text: string,
    font: PDFFont,
    sizePt: number,
    [x, y]: readonly [number, number],
    mode: TextRenderingMode,
  ): PDFOperator[] {
    let name = this.#fonts.get(font)
    if (name === undefined) {
      name = this.#page.node.newFontDictionary(font.name, font.ref)
      this.#fonts.set(font, name)
    }
    return [
      beginText(),
      setTextRenderingMode(mode),
      setFontAndSize(name, sizePt),
      setTextMatrix(1, 0, 0, 1, x, y),
      showText(font.encodeText(text)),
      endText(),
    ]
  }

  #object(ref: PDFRef): PDFName {
    let name = this.#drawn.get(ref)
    if (name === undefined) {
      name = this.#page.node.newXObject('Picture', ref)
      this.#drawn.set(ref, name)
    }
    return name
  }

  #path(spots: readonly Spot[]): PDFOperator[] {
    return spots.map((spot, index) => (index === 0 ? moveTo : lineTo)(...this.#at(spot)))
  }

  /** Points from the lower left corner, as PDF counts. */
  #at([xMm, yMm]: Spot): [number, number] {
    return [xMm * ptPerMm, this.#page.getHeight() - yMm * ptPerMm]
  }

  #push(...operators: readonly PDFOperator[]): void {
    this.#page.pushOperators(pushGraphicsState(), ...operators, popGraphicsState())
  }
}

const shares = (colour: string): [number, number, number] => {
  const [red, green, blue] = rgb(colour)
  return [red / 255, green / 255, blue / 255]
}
