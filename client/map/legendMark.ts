import type { Surface } from '../theme/surfaces.ts'
import { symbolAtlas, symbolMapping, type SymbolName } from './symbolAtlas.ts'

/** Draws a mark of a legend; keep it the same function, or it is drawn anew each time. */
export type DrawMark = (pen: CanvasRenderingContext2D) => void

export const symbolPx = { widthPx: 34, heightPx: 34 }

/** A symbol as the map has it. */
export function symbolMark(name: SymbolName, colour: keyof Surface, surface: Surface): DrawMark {
  return (pen) => {
    const atlas = symbolAtlas()
    const cell = symbolMapping[name]
    if (cell === undefined) return
    const all = document.createElement('canvas')
    all.width = atlas.width
    all.height = atlas.height
    all.getContext('2d')?.putImageData(atlas, 0, 0)
    const { widthPx, heightPx } = symbolPx
    pen.globalCompositeOperation = 'source-over'
    pen.drawImage(all, cell.x, cell.y, cell.width, cell.height, 0, 0, widthPx, heightPx)
    pen.globalCompositeOperation = 'source-in'
    pen.fillStyle = surface[colour]
    pen.fillRect(0, 0, widthPx, heightPx)
  }
}

/** A stroke as the map has it: trails stand across the line, all else runs along. */
export function strokeMark(
  colour: keyof Surface,
  surface: Surface,
  { thickPx, way }: { thickPx: number; way: 'along' | 'across' },
): DrawMark {
  return (pen) => {
    const { widthPx, heightPx } = symbolPx
    pen.lineWidth = thickPx
    pen.lineCap = 'round'
    pen.strokeStyle = surface[colour]
    pen.beginPath()
    if (way === 'along') {
      pen.moveTo(thickPx, heightPx / 2)
      pen.lineTo(widthPx - thickPx, heightPx / 2)
    } else {
      pen.moveTo(widthPx / 2, heightPx - thickPx)
      pen.lineTo(widthPx / 2, thickPx)
    }
    pen.stroke()
  }
}
