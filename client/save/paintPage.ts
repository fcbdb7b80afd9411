import { linesOfText } from './linesOfText.ts'
import { paintDrawing } from './paintDrawing.ts'
import type { DrawnText } from './unseenText.ts'

type Pen = CanvasRenderingContext2D

/** A page as drawn: its pixels, and where on it what is written. */
export interface PaintedPage {
  readonly canvas: HTMLCanvasElement
  readonly texts: readonly DrawnText[]
}

interface Painting {
  readonly pen: Pen
  /** Where the page stands in the window. */
  readonly leftPx: number
  readonly topPx: number
  readonly texts: DrawnText[]
}

/**
 * Draws an element as it is laid out into a picture, a pixel for each pixel of it: grounds, edges, canvases
 * (maps must be `readable`), drawings and text. No shadows, no pseudo-elements and nothing turned: it is
 * for pages that are made to be drawn.
 */
export async function paintPage(page: HTMLElement): Promise<PaintedPage> {
  const { left, top, width, height } = page.getBoundingClientRect()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width)
  canvas.height = Math.round(height)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('this browser draws no canvas')
  const painting: Painting = { pen, leftPx: left, topPx: top, texts: [] }
  await paintElement(painting, page)
  return { canvas, texts: painting.texts }
}

async function paintElement(painting: Painting, element: Element): Promise<void> {
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden') return
  const box = element.getBoundingClientRect()
  const place = {
    xPx: box.left - painting.leftPx,
    yPx: box.top - painting.topPx,
    widthPx: box.width,
    heightPx: box.height,
  }
  paintBox(painting.pen, place, style)
  if (element instanceof HTMLCanvasElement) {
    if (element.width > 0 && element.height > 0)
      painting.pen.drawImage(element, place.xPx, place.yPx, place.widthPx, place.heightPx)
    return
  }
  if (element instanceof SVGSVGElement) return paintDrawing(painting.pen, element, place)
  const isCut = style.overflowY !== 'visible'
  if (isCut) cutTo(painting.pen, place)
  for (const child of element.childNodes) {
    if (child instanceof Element) await paintElement(painting, child)
    else if (child instanceof Text) paintText(painting, child, style)
  }
  if (isCut) painting.pen.restore()
}

function cutTo(pen: Pen, { xPx, yPx, widthPx, heightPx }: Place): void {
  pen.save()
  pen.beginPath()
  pen.rect(xPx, yPx, widthPx, heightPx)
  pen.clip()
}

export interface Place {
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const

function paintBox(pen: Pen, { xPx, yPx, widthPx, heightPx }: Place, style: CSSStyleDeclaration): void {
  if (widthPx === 0 || heightPx === 0) return
  const radiusPx = style.borderTopLeftRadius.endsWith('%')
    ? Math.min(widthPx, heightPx) / 2
    : Math.min(Number.parseFloat(style.borderTopLeftRadius), widthPx / 2, heightPx / 2)
  pen.beginPath()
  pen.roundRect(xPx, yPx, widthPx, heightPx, radiusPx)
  pen.fillStyle = style.backgroundColor
  pen.fill()
  const edges = sides.map((side) => ({
    side,
    thickPx: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
    colour: style[`border${side}Color`],
  }))
  const [first] = edges
  if (first !== undefined && edges.every(({ thickPx }) => thickPx > 0)) {
    const inPx = first.thickPx / 2
    pen.beginPath()
    pen.roundRect(xPx + inPx, yPx + inPx, widthPx - 2 * inPx, heightPx - 2 * inPx, radiusPx)
    pen.lineWidth = first.thickPx
    pen.strokeStyle = first.colour
    pen.stroke()
    return
  }
  for (const { side, thickPx, colour } of edges) {
    pen.fillStyle = colour
    const isLevel = side === 'Top' || side === 'Bottom'
    pen.fillRect(
      side === 'Right' ? xPx + widthPx - thickPx : xPx,
      side === 'Bottom' ? yPx + heightPx - thickPx : yPx,
      isLevel ? widthPx : thickPx,
      isLevel ? thickPx : heightPx,
    )
  }
}

function paintText({ pen, leftPx, topPx, texts }: Painting, node: Text, style: CSSStyleDeclaration): void {
  const sizePx = Number.parseFloat(style.fontSize)
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  pen.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing
  pen.fillStyle = style.color
  pen.textBaseline = 'alphabetic'
  for (const { text, box } of linesOfText(node)) {
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText(text)
    const drawn = {
      text,
      leftPx: box.left - leftPx,
      baselinePx: box.top - topPx + (box.height - above - below) / 2 + above,
      widthPx: box.width,
      sizePx,
    }
    pen.fillText(text, drawn.leftPx, drawn.baselinePx)
    texts.push(drawn)
  }
}
