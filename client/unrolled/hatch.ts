import type { CoverageState } from '../../geo/units.ts'
import type { StateInk } from './ink.ts'

type Hatch = CanvasPattern | string
export type Hatches = Readonly<Record<CoverageState, Hatch>>

/**
 * The fill of each state, told apart without colour: held and gap solid (a gap is also outlined),
 * thin with diagonal strokes, unknown with dots. `scale` is device pixels for one pixel of a desk.
 */
export function makeHatches(inks: Readonly<Record<CoverageState, StateInk>>, scale: number): Hatches {
  return {
    held: inks.held.ground,
    thin: diagonal(inks.thin, scale),
    gap: inks.gap.ground,
    unknown: dotted(inks.unknown, scale),
  }
}

function tile(sizePx: number, ink: StateInk, draw: (context: CanvasRenderingContext2D) => void): Hatch {
  const canvas = document.createElement('canvas')
  canvas.width = sizePx
  canvas.height = sizePx
  const context = canvas.getContext('2d')
  if (context === null) return ink.ground
  context.fillStyle = ink.ground
  context.fillRect(0, 0, sizePx, sizePx)
  context.strokeStyle = ink.strokes
  context.fillStyle = ink.strokes
  draw(context)
  return context.createPattern(canvas, 'repeat') ?? ink.ground
}

function diagonal(ink: StateInk, scale: number): Hatch {
  const sizePx = Math.max(5, Math.round(7 * scale))
  return tile(sizePx, ink, (context) => {
    context.lineWidth = Math.max(1, 1.5 * scale)
    context.lineCap = 'square'
    context.beginPath()
    // Three strokes, so that the corners of neighbouring tiles meet without a notch.
    for (const shiftPx of [-sizePx, 0, sizePx]) {
      context.moveTo(shiftPx, sizePx)
      context.lineTo(shiftPx + sizePx, 0)
    }
    context.stroke()
  })
}

function dotted(ink: StateInk, scale: number): Hatch {
  const sizePx = Math.max(4, Math.round(5 * scale))
  const radiusPx = Math.max(0.7, 0.9 * scale)
  return tile(sizePx, ink, (context) => {
    context.beginPath()
    context.arc(sizePx / 4, sizePx / 4, radiusPx, 0, 2 * Math.PI)
    context.arc((sizePx * 3) / 4, (sizePx * 3) / 4, radiusPx, 0, 2 * Math.PI)
    context.fill()
  })
}
