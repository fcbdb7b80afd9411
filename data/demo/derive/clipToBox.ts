import { type Box, type Position, at, pairsOf, roundPosition, samePosition } from './position.ts'

/** Where a clipped piece meets the edge of the box, positions are rounded to 5 decimals (1 m), as in the sources. */
const edgeDecimals = 5

/** The pieces of a line that lie in the box, in the direction of the line. Pieces that only touch the box are left out. */
export function clipToBox(line: readonly Position[], box: Box): Position[][] {
  const pieces: Position[][] = []
  let piece: Position[] | undefined
  for (const edge of pairsOf(line)) {
    const clipped = clipEdge(edge, box)
    if (!clipped) {
      piece = undefined
      continue
    }
    const [from, to] = clipped
    if (piece && samePosition(at(piece, -1), from)) piece.push(to)
    else pieces.push((piece = [from, to]))
  }
  return pieces
}

export function isInBox([longitude, latitude]: Position, [west, south, east, north]: Box): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** Liang-Barsky: narrows the part of the edge inside, as a range of 0 to 1, side by side of the box. */
function clipEdge([from, to]: [Position, Position], box: Box): [Position, Position] | undefined {
  const [deltaX, deltaY] = [to[0] - from[0], to[1] - from[1]]
  const sides = [
    [-deltaX, from[0] - box[0]],
    [deltaX, box[2] - from[0]],
    [-deltaY, from[1] - box[1]],
    [deltaY, box[3] - from[1]],
  ] as const
  let [enter, leave] = [0, 1]
  for (const [outward, room] of sides) {
    if (outward === 0 && room < 0) return undefined
    if (outward < 0) enter = Math.max(enter, room / outward)
    if (outward > 0) leave = Math.min(leave, room / outward)
  }
  if (enter >= leave) return undefined

  const along = (part: number): Position =>
    roundPosition([from[0] + deltaX * part, from[1] + deltaY * part], edgeDecimals)
  const [start, end] = [enter === 0 ? from : along(enter), leave === 1 ? to : along(leave)]
  return samePosition(start, end) ? undefined : [start, end]
}
