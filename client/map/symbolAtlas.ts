/** Symbols of the map, drawn once by the browser itself; only their shape counts, layers colour them. */
export type SymbolName =
  | 'square'
  | 'square-open'
  | 'house'
  | 'house-open'
  | 'port'
  | 'trade'
  | 'triangle'
  | 'triangle-open'
  | 'diamond'
  | 'disc'
  | 'team'
  | 'team-old'
  | 'team-lost'
  | 'dot-old'
  | 'dot-lost'
  | 'incident'

const cell = 64
const middle = cell / 2
type Draw = (pen: CanvasRenderingContext2D, x: number) => void

const polygon =
  (corners: readonly (readonly [number, number])[], open: boolean): Draw =>
  (pen, x) => {
    pen.beginPath()
    for (const [cornerX, cornerY] of corners) pen.lineTo(x + cornerX, cornerY)
    pen.closePath()
    pen.lineWidth = 9
    pen.lineJoin = 'round'
    if (open) pen.stroke()
    else pen.fill()
  }

const square = (inset: number) =>
  [
    [inset, inset],
    [cell - inset, inset],
    [cell - inset, cell - inset],
    [inset, cell - inset],
  ] as const
const triangle = (inset: number) =>
  [
    [middle, inset],
    [cell - inset, cell - inset - 3],
    [inset, cell - inset - 3],
  ] as const
const house = (inset: number) =>
  [
    [middle, inset],
    [cell - inset, middle - 2],
    [cell - inset, cell - inset],
    [inset, cell - inset],
    [inset, middle - 2],
  ] as const

/** A gate: two posts with an open way between, in a ring. */
const port: Draw = (pen, x) => {
  pen.lineWidth = 7
  pen.beginPath()
  pen.arc(x + middle, middle, middle - 6, 0, 2 * Math.PI)
  pen.stroke()
  pen.fillRect(x + 20, 19, 7, 26)
  pen.fillRect(x + 37, 19, 7, 26)
}
const trade: Draw = (pen, x) => {
  pen.lineWidth = 8
  pen.beginPath()
  pen.arc(x + middle, middle, middle - 12, 0, 2 * Math.PI)
  pen.stroke()
  pen.beginPath()
  pen.arc(x + middle, middle, 7, 0, 2 * Math.PI)
  pen.fill()
}
const disc: Draw = (pen, x) => {
  pen.beginPath()
  pen.arc(x + middle, middle, middle - 2, 0, 2 * Math.PI)
  pen.fill()
}
const diamond: Draw = (pen, x) => {
  pen.beginPath()
  pen.moveTo(x + middle, 6)
  pen.lineTo(x + cell - 12, middle)
  pen.lineTo(x + middle, cell - 6)
  pen.lineTo(x + 12, middle)
  pen.closePath()
  pen.fill()
}

/** A head and shoulders in a ring: whoever is out there. */
const person: Draw = (pen, x) => {
  pen.beginPath()
  pen.arc(x + middle, 23, 9, 0, 2 * Math.PI)
  pen.fill()
  pen.beginPath()
  pen.arc(x + middle, 52, 17, Math.PI, 2 * Math.PI)
  pen.fill()
}
const ring: Draw = (pen, x) => {
  pen.lineWidth = 7
  pen.beginPath()
  pen.arc(x + middle, middle, middle - 5, 0, 2 * Math.PI)
  pen.stroke()
}
const cross =
  (reach: number, thick: number): Draw =>
  (pen, x) => {
    pen.lineWidth = thick
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(x + middle - reach, middle - reach)
    pen.lineTo(x + middle + reach, middle + reach)
    pen.moveTo(x + middle + reach, middle - reach)
    pen.lineTo(x + middle - reach, middle + reach)
    pen.stroke()
    pen.lineCap = 'butt'
  }
const team: Draw = (pen, x) => {
  disc(pen, x)
  pen.globalCompositeOperation = 'destination-out'
  person(pen, x)
  pen.globalCompositeOperation = 'source-over'
}
/** A clock: time has gone by since. */
const teamOld: Draw = (pen, x) => {
  ring(pen, x)
  pen.lineWidth = 8
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  pen.beginPath()
  pen.moveTo(x + middle, 15)
  pen.lineTo(x + middle, middle + 2)
  pen.lineTo(x + 45, middle + 2)
  pen.stroke()
  pen.lineCap = 'butt'
}
/** No ring: nothing is known of where it is by now. */
const teamLost = cross(20, 13)
/** As small as a few pixels, where a thin ring would be gone. */
const dotOld: Draw = (pen, x) => {
  pen.lineWidth = 18
  pen.beginPath()
  pen.arc(x + middle, middle, middle - 10, 0, 2 * Math.PI)
  pen.stroke()
}
const dotLost = cross(20, 18)

/** An octagon with a mark of exclamation cut out. */
const incident: Draw = (pen, x) => {
  const [near, far] = [cell * 0.31, cell * 0.03]
  const corners = [near, cell - near, cell - far, cell - far, cell - near, near, far, far]
  pen.beginPath()
  corners.forEach((cornerX, index) => pen.lineTo(x + cornerX, corners[(index + 6) % corners.length] ?? 0))
  pen.closePath()
  pen.fill()
  pen.globalCompositeOperation = 'destination-out'
  pen.fillRect(x + middle - 4.5, 13, 9, 24)
  pen.fillRect(x + middle - 4.5, 42, 9, 9)
  pen.globalCompositeOperation = 'source-over'
}

const draws: Record<SymbolName, Draw> = {
  square: polygon(square(8), false),
  'square-open': polygon(square(12), true),
  house: polygon(house(6), false),
  'house-open': polygon(house(11), true),
  port,
  trade,
  triangle: polygon(triangle(6), false),
  'triangle-open': polygon(triangle(11), true),
  diamond,
  disc,
  team,
  'team-old': teamOld,
  'team-lost': teamLost,
  'dot-old': dotOld,
  'dot-lost': dotLost,
  incident,
}

const names = Object.keys(draws) as SymbolName[]

export const symbolMapping = Object.fromEntries(
  names.map((name, index) => [
    name,
    { x: index * cell, y: 0, width: cell, height: cell, anchorX: middle, anchorY: middle, mask: true },
  ]),
)

let drawn: ImageData | undefined

/** The picture with all symbols side by side. Throws where there is no canvas. */
export function symbolAtlas(): ImageData {
  if (drawn !== undefined) return drawn
  const canvas = document.createElement('canvas')
  canvas.width = cell * names.length
  canvas.height = cell
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no canvas')
  pen.fillStyle = '#fff'
  pen.strokeStyle = '#fff'
  names.forEach((name, index) => draws[name](pen, index * cell))
  drawn = pen.getImageData(0, 0, canvas.width, canvas.height)
  return drawn
}
