import { type Box, type PolygonRings, type Position, at, samePosition } from './position.ts'

interface Crossing {
  line: readonly Position[]
  /** Places on the edge of the box, as by `getPlaceOnEdge`. */
  start: number
  end: number
}

/**
 * The part of a box to the left of lines that cross it from edge to edge, as polygons. After each line the outline
 * follows the box anticlockwise to the start of the next one. The lines must not cross each other; a closed line must
 * not occur among them.
 */
export function splitBox(lines: readonly (readonly Position[])[], box: Box): PolygonRings[] {
  const waiting = lines.map((line): Crossing => ({
    line,
    start: getPlaceOnEdge(at(line, 0), box),
    end: getPlaceOnEdge(at(line, -1), box),
  }))
  const polygons: PolygonRings[] = []
  for (let first = waiting.shift(); first; first = waiting.shift()) {
    const ring = [...first.line]
    let place = first.end
    for (;;) {
      const next = findNext(place, [first, ...waiting])
      ring.push(...getCornersBetween(place, place + getWayAhead(place, next), box))
      if (next === first) break
      ring.push(...next.line)
      waiting.splice(waiting.indexOf(next), 1)
      place = next.end
    }
    ring.push(at(ring, 0))
    polygons.push([
      ring.filter((position, index) => index === 0 || !samePosition(position, at(ring, index - 1))),
    ])
  }
  return polygons
}

function findNext(place: number, crossings: readonly Crossing[]): Crossing {
  return crossings.reduce((a, b) => (getWayAhead(place, b) < getWayAhead(place, a) ? b : a))
}

/** The way anticlockwise round the box from a place to the start of a line. */
function getWayAhead(place: number, { start }: Crossing): number {
  return (start - place + 4) % 4
}

/** How far round the box a position lies, anticlockwise: 0 at the south-western corner, 1 at the south-eastern, up to 4. */
function getPlaceOnEdge([longitude, latitude]: Position, [west, south, east, north]: Box): number {
  const x = (longitude - west) / (east - west)
  const y = (latitude - south) / (north - south)
  if (latitude === south) return x
  if (longitude === east) return 1 + y
  if (latitude === north) return 3 - x
  if (longitude === west) return 4 - y
  throw new Error(`${longitude},${latitude} is not on the edge of the box`)
}

function getCornersBetween(from: number, to: number, [west, south, east, north]: Box): Position[] {
  const corners: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  const passed: Position[] = []
  for (let corner = Math.ceil(from); corner < to; corner++) passed.push(at(corners, corner % 4))
  return passed
}
