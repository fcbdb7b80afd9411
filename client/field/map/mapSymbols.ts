import type { Map as MapLibreMap } from 'maplibre-gl'
import { trailStatus, type TrailStatus } from '../../../data/model/trail.ts'
import { surfaces } from '../../theme/surfaces.ts'
import { statusShape } from '../statusShape.ts'

/** Drawn twice as fine as it is shown: phones have that many pixels. */
const ratio = 3
const casingPx = 3

type Draw = (pen: CanvasRenderingContext2D) => void

const ink = surfaces.light.text
const paper = surfaces.light.panel

const circle = (radius: number): Path2D => {
  const path = new Path2D()
  path.arc(16, 16, radius, 0, 2 * Math.PI)
  return path
}

/** The shape that a trail's status has in the list, on a ground of its own. */
const trailSymbol =
  (status: TrailStatus | null): Draw =>
  (pen) => {
    const { isOpen, stroke, hasHole } = statusShape(status)
    pen.fillStyle = paper
    pen.fill(circle(16))
    pen.fillStyle = ink
    pen.strokeStyle = ink
    pen.lineWidth = casingPx
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    if (isOpen) pen.fill(circle(13.5))
    else pen.stroke(circle(12))
    pen.strokeStyle = isOpen ? paper : ink
    if (stroke !== undefined) pen.stroke(new Path2D(stroke))
    pen.fillStyle = paper
    if (hasHole === true) pen.fill(circle(4.5))
  }

const square = new Path2D('M6 6h20v20H6z')
const house = new Path2D('M16 3L28 14V28H4V14z')

/** Staffed ones filled, others hollow; inland ones are houses, as on the desk's map. */
const checkpointSymbol =
  (shape: Path2D, isStaffed: boolean): Draw =>
  (pen) => {
    pen.lineJoin = 'round'
    pen.strokeStyle = paper
    pen.lineWidth = 8
    pen.stroke(shape)
    pen.fillStyle = isStaffed ? ink : paper
    pen.fill(shape)
    pen.strokeStyle = ink
    pen.lineWidth = 3.5
    pen.stroke(shape)
  }

/** A gate between two posts: the way that is lawful. */
const port: Draw = (pen) => {
  pen.fillStyle = paper
  pen.fill(circle(16))
  pen.strokeStyle = ink
  pen.lineWidth = 3
  pen.stroke(circle(13.5))
  pen.fillStyle = ink
  pen.fillRect(10, 9.5, 3.5, 13)
  pen.fillRect(18.5, 9.5, 3.5, 13)
}

export const octagonPath = 'M10 1.5h12L30.5 10v12L22 30.5H10L1.5 22V10z'
const octagon = (): Path2D => new Path2D(octagonPath)

/** The octagon with a mark of exclamation that the desk's map has. */
const incident: Draw = (pen) => {
  pen.fillStyle = paper
  pen.fill(circle(16))
  pen.fillStyle = ink
  pen.fill(octagon())
  pen.fillStyle = paper
  pen.fillRect(13.8, 6.5, 4.4, 12)
  pen.fillRect(13.8, 21.5, 4.4, 4.4)
}

export const trailImage = (status: TrailStatus | null): string => `trail-${status ?? 'reported'}`
export const checkpointImage = (isInland: boolean, isStaffed: boolean): string =>
  `checkpoint-${isInland ? 'inland' : 'border'}-${isStaffed ? 'staffed' : 'empty'}`
export const portImage = 'port'
export const incidentImage = 'incident'

function drawn(draw: Draw): ImageData | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = 32 * ratio
  canvas.height = 32 * ratio
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.scale(ratio, ratio)
  draw(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** Gives a map the symbols of what it shows. */
export function addSymbols(map: MapLibreMap): void {
  const draws: Record<string, Draw> = {
    [portImage]: port,
    [incidentImage]: incident,
    ...Object.fromEntries(trailStatus.options.map((status) => [trailImage(status), trailSymbol(status)])),
    ...Object.fromEntries(
      [true, false].flatMap((isInland) =>
        [true, false].map((isStaffed) => [
          checkpointImage(isInland, isStaffed),
          checkpointSymbol(isInland ? house : square, isStaffed),
        ]),
      ),
    ),
  }
  for (const [name, draw] of Object.entries(draws)) {
    const image = drawn(draw)
    if (image !== undefined && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: ratio })
  }
}
