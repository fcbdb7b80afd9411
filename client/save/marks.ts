import { symbolAtlas, symbolMapping, type SymbolName } from '../map/symbolAtlas.ts'
import type { StateLook } from '../theme/stateLook.ts'
import { surfaces, type Surface } from '../theme/surfaces.ts'
import { makeHatches } from '../unrolled/hatch.ts'
import { inkOf } from '../unrolled/ink.ts'

type Draw = (pen: CanvasRenderingContext2D) => void

/** Pages are for paper. */
export const pageShade = 'light'
const ink = inkOf(pageShade)
const surface = surfaces[pageShade]

export const swatchPx = { widthPx: 64, heightPx: 28 }
export const symbolPx = { widthPx: 34, heightPx: 34 }

/** A state as strip and ribbon show it, at the page's scale. */
export function swatchOf(look: StateLook, scale: number): Draw {
  return (pen) => {
    pen.fillStyle = makeHatches(ink.row, scale)[look]
    pen.fillRect(0, 0, swatchPx.widthPx, swatchPx.heightPx)
    pen.lineWidth = 3
    pen.strokeStyle = look === 'gap' ? ink.gapEdge : ink.row[look].strokes
    pen.strokeRect(1.5, 1.5, swatchPx.widthPx - 3, swatchPx.heightPx - 3)
  }
}

/** A symbol as the map has it. */
export function symbolOf(name: SymbolName, colour: keyof Surface): Draw {
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
export function strokeOf(colour: keyof Surface, thickPx: number, way: 'along' | 'across'): Draw {
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
