import type { DrawMark } from '../map/legendMark.ts'
import type { StateLook } from '../theme/stateLook.ts'
import { makeHatches } from '../unrolled/hatch.ts'
import { inkOf } from '../unrolled/ink.ts'

/** Pages are for paper. */
export const pageShade = 'light'
const ink = inkOf(pageShade)

export const swatchPx = { widthPx: 64, heightPx: 28 }

/** A state as strip and ribbon show it, at the page's scale. */
export function swatchOf(look: StateLook, scale: number): DrawMark {
  return (pen) => {
    pen.fillStyle = makeHatches(ink.row, scale)[look]
    pen.fillRect(0, 0, swatchPx.widthPx, swatchPx.heightPx)
    pen.lineWidth = 3
    pen.strokeStyle = look === 'gap' ? ink.gapEdge : ink.row[look].strokes
    pen.strokeRect(1.5, 1.5, swatchPx.widthPx - 3, swatchPx.heightPx - 3)
  }
}
