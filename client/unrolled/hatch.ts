import type { StateLook } from '../theme/stateLook.ts'
import type { StateInk } from './ink.ts'

type Hatch = CanvasPattern | string
export type Hatches = Readonly<Record<StateLook, Hatch>>
type Pen = CanvasRenderingContext2D

/**
 * The fill of each look, told apart without colour: held and gap solid (a gap is also outlined), thin
 * with diagonal strokes, unknown with dots, carried with level strokes, a foreseen gap with diagonal
 * strokes the other way. `scale` is device pixels for one pixel of a desk.
 */
export function makeHatches(inks: Readonly<Record<StateLook, StateInk>>, scale: number): Hatches {
  const hatch = (look: StateLook): Hatch => {
    const tile = hatchTile(look, inks[look], scale)
    return tile?.getContext('2d')?.createPattern(tile, 'repeat') ?? inks[look].ground
  }
  return {
    held: inks.held.ground,
    thin: hatch('thin'),
    gap: inks.gap.ground,
    unknown: hatch('unknown'),
    carried: hatch('carried'),
    foreseen: hatch('foreseen'),
  }
}

/** One repeat of a look's fill; undefined where there is no canvas. */
export function hatchTile(look: StateLook, ink: StateInk, scale: number): HTMLCanvasElement | undefined {
  const sizePx = tileSizePx(look, scale)
  const canvas = document.createElement('canvas')
  canvas.width = sizePx
  canvas.height = sizePx
  // Kept where the processor reads it: a pattern made of it outlives a graphics driver that begins anew.
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) return undefined
  pen.fillStyle = ink.ground
  pen.fillRect(0, 0, sizePx, sizePx)
  pen.strokeStyle = ink.strokes
  pen.fillStyle = ink.strokes
  drawStrokes[look](pen, sizePx, scale)
  return canvas
}

function tileSizePx(look: StateLook, scale: number): number {
  switch (look) {
    case 'held':
    case 'gap':
      return 1
    case 'thin':
      return Math.max(5, Math.round(7 * scale))
    case 'foreseen':
      return Math.max(4, Math.round(6 * scale))
    case 'unknown':
    case 'carried':
      return Math.max(4, Math.round(5 * scale))
  }
}

const drawStrokes: Readonly<Record<StateLook, (pen: Pen, sizePx: number, scale: number) => void>> = {
  held: () => undefined,
  gap: () => undefined,
  thin: (pen, sizePx, scale) => diagonal(pen, sizePx, 1.5 * scale, 'rising'),
  foreseen: (pen, sizePx, scale) => diagonal(pen, sizePx, 1.2 * scale, 'falling'),
  unknown: (pen, sizePx, scale) => {
    const radiusPx = Math.max(0.7, 0.9 * scale)
    pen.beginPath()
    pen.arc(sizePx / 4, sizePx / 4, radiusPx, 0, 2 * Math.PI)
    pen.arc((sizePx * 3) / 4, (sizePx * 3) / 4, radiusPx, 0, 2 * Math.PI)
    pen.fill()
  },
  carried: (pen, sizePx, scale) => pen.fillRect(0, 0, sizePx, Math.max(1, Math.round(1.6 * scale))),
}

function diagonal(pen: Pen, sizePx: number, widthPx: number, way: 'rising' | 'falling'): void {
  const [fromPx, toPx] = way === 'rising' ? [sizePx, 0] : [0, sizePx]
  pen.lineWidth = Math.max(1, widthPx)
  pen.lineCap = 'square'
  pen.beginPath()
  // Three strokes, so that the corners of neighbouring tiles meet without a notch.
  for (const shiftPx of [-sizePx, 0, sizePx]) {
    pen.moveTo(shiftPx, fromPx)
    pen.lineTo(shiftPx + sizePx, toPx)
  }
  pen.stroke()
}
