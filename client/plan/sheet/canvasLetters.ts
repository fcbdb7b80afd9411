import { fontFamily } from '../../theme/fontFamily.ts'
import type { LetterPicture, Letters, TextLook } from './letters.ts'

/** 600 dots an inch, as printers have them. */
const pxPerPt = 600 / 72

/** Letters in the fonts of this device, drawn as stencils that a printer sets dot by dot. */
export function canvasLetters(): Letters {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('this browser draws no canvas')
  const take = ({ sizePt, bold = false }: TextLook) => {
    pen.font = `${bold ? 600 : 400} ${sizePt * pxPerPt}px ${fontFamily}`
    pen.textBaseline = 'alphabetic'
  }
  return {
    widthPt: (text, look) => {
      take(look)
      return pen.measureText(text).width / pxPerPt
    },
    draw: (text, look) => {
      take(look)
      const size = pen.measureText(text)
      const abovePx = Math.ceil(size.fontBoundingBoxAscent)
      canvas.width = Math.max(1, Math.ceil(size.width))
      canvas.height = Math.max(1, abovePx + Math.ceil(size.fontBoundingBoxDescent))
      // Its size takes everything else of a pen back.
      take(look)
      pen.fillText(text, 0, abovePx)
      return stencil(pen, canvas.width, canvas.height, abovePx)
    },
  }
}

function stencil(
  pen: CanvasRenderingContext2D,
  widthPx: number,
  heightPx: number,
  abovePx: number,
): LetterPicture {
  const { data } = pen.getImageData(0, 0, widthPx, heightPx)
  const rowBytes = Math.ceil(widthPx / 8)
  const bits = new Uint8Array(rowBytes * heightPx)
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++)
      if (data[(y * widthPx + x) * 4 + 3]! >= 128) bits[y * rowBytes + (x >> 3)]! |= 0x80 >> (x & 7)
  return {
    bits,
    widthPx,
    heightPx,
    widthPt: widthPx / pxPerPt,
    heightPt: heightPx / pxPerPt,
    baselinePt: abovePx / pxPerPt,
  }
}
