import type { BorderLine } from './borderLine.ts'
import { searchNear } from './boxTree.ts'
import { arcBeyondChordM, eccentricitySquared, writeEarthCentred } from './ellipsoid.ts'
import { distanceM } from './geodesic.ts'
import type { Position } from './units.ts'

/** A position as a point of space, with the vertical there. */
export interface SpacePoint {
  readonly position: Position
  readonly at: readonly [x: number, y: number, z: number]
  readonly up: readonly [x: number, y: number, z: number]
}

/** Where a piece comes nearest to a point. */
export interface Foot {
  readonly piece: number
  /** Of the piece's length, from 0 to 1. */
  readonly share: number
  readonly distanceM: number
}

/** Feet nearer to each other along the line are one, seen from both sides of a node. */
export const samePlaceM = 0.001

/** Farther than this from the line the chord is no longer the distance. */
const nearM = 2000

export function spacePointAt(position: Position): SpacePoint {
  const scratch = new Float64Array(3)
  writeEarthCentred(position[0], position[1], scratch, 0)
  const at = [scratch[0]!, scratch[1]!, scratch[2]!] as const
  const normalZ = at[2] / (1 - eccentricitySquared)
  const length = Math.hypot(at[0], at[1], normalZ)
  return { position, at, up: [at[0] / length, at[1] / length, normalZ / length] }
}

/** The foot on the nearest piece; of equally near ones on the first. */
export function nearestFoot(line: BorderLine, point: SpacePoint): Foot {
  const piece = nearestByChord(line, point)
  const chordM = Math.sqrt(chordSquared(line, piece, point))
  return chordM <= nearM ? footOn(line, piece, point) : nearestFarFoot(line, point, chordM)
}

/** The foot on a piece within `nearM` of a point; the chord's height over the plane there is left out. */
export function footOn(line: BorderLine, piece: number, point: SpacePoint): Foot {
  const share = Math.min(1, Math.max(0, shareOn(line, piece, point)))
  const [x, y, z] = awayFrom(line, piece, share, point)
  const height = x * point.up[0] + y * point.up[1] + z * point.up[2]
  const distanceM = Math.sqrt(Math.max(0, x * x + y * y + z * z - height * height))
  return { piece, share, distanceM }
}

/** The pieces that may lie within a distance of a point, in order. */
export function piecesWithin(line: BorderLine, point: SpacePoint, reachM: number): number[] {
  const found: number[] = []
  // A chord is no longer than its arc; the millimetre is the height of a piece's chord.
  const reachSquared = (reachM + 0.001) ** 2
  searchNear(line.pieces.tree, point.at, reachSquared, (piece) => {
    if (chordSquared(line, piece, point) <= reachSquared) found.push(piece)
    return reachSquared
  })
  return found.sort((a, b) => a - b)
}

/** Where a point's foot falls on a piece: 0 to 1 inside, less or more beyond its ends. */
export function shareOn(line: BorderLine, piece: number, point: SpacePoint): number {
  const { nodes } = line.pieces.tree
  const at = 3 * piece
  const [alongX, alongY, alongZ] = along(line, piece)
  const lengthSquared = alongX * alongX + alongY * alongY + alongZ * alongZ
  return (
    ((point.at[0] - nodes[at]!) * alongX +
      (point.at[1] - nodes[at + 1]!) * alongY +
      (point.at[2] - nodes[at + 2]!) * alongZ) /
    lengthSquared
  )
}

/** A piece as a vector in space. */
export function along(line: BorderLine, piece: number): [x: number, y: number, z: number] {
  const { nodes } = line.pieces.tree
  const at = 3 * piece
  return [nodes[at + 3]! - nodes[at]!, nodes[at + 4]! - nodes[at + 1]!, nodes[at + 5]! - nodes[at + 2]!]
}

/** From a place of a piece to a point. */
export function awayFrom(
  line: BorderLine,
  piece: number,
  share: number,
  point: SpacePoint,
): [x: number, y: number, z: number] {
  const { nodes } = line.pieces.tree
  const at = 3 * piece
  const [alongX, alongY, alongZ] = along(line, piece)
  return [
    point.at[0] - nodes[at]! - share * alongX,
    point.at[1] - nodes[at + 1]! - share * alongY,
    point.at[2] - nodes[at + 2]! - share * alongZ,
  ]
}

function chordSquared(line: BorderLine, piece: number, point: SpacePoint): number {
  const share = Math.min(1, Math.max(0, shareOn(line, piece, point)))
  const [x, y, z] = awayFrom(line, piece, share, point)
  return x * x + y * y + z * z
}

function nearestByChord(line: BorderLine, point: SpacePoint): number {
  let [nearest, nearestSquared] = [-1, Infinity]
  searchNear(line.pieces.tree, point.at, Infinity, (piece) => {
    const squared = chordSquared(line, piece, point)
    if (squared < nearestSquared || (squared === nearestSquared && piece < nearest))
      [nearest, nearestSquared] = [piece, squared]
    return nearestSquared
  })
  return nearest
}

/**
 * Far off, equal chords stand for slightly different geodesics, for the earth is no sphere: by less
 * than 2 % of what the arc is longer than the chord. Each piece so near is measured by GeographicLib.
 */
function nearestFarFoot(line: BorderLine, point: SpacePoint, nearestChordM: number): Foot {
  let nearest: Foot | undefined
  for (const piece of piecesWithin(line, point, nearestChordM + 0.02 * arcBeyondChordM(nearestChordM))) {
    const foot = farFootOn(line, piece, point.position)
    if (nearest === undefined || foot.distanceM < nearest.distanceM) nearest = foot
  }
  return nearest!
}

/** Along a short piece the square of the distance is a parabola: its lowest place. */
function farFootOn(line: BorderLine, piece: number, position: Position): Foot {
  const distanceAtM = (share: number) => distanceM(placeOn(line, piece, share), position)
  const [start, middle, end] = [distanceAtM(0), distanceAtM(0.5), distanceAtM(1)]
  const rise = (end - start) * (end + start)
  const bend = 2 * ((start - middle) * (start + middle) + (end - middle) * (end + middle))
  const lowest = bend > 0 ? 0.5 - rise / (2 * bend) : rise < 0 ? 1 : 0
  const share = Math.min(1, Math.max(0, lowest))
  return { piece, share, distanceM: distanceAtM(share) }
}

/** The position at a share of a piece. */
export function placeOn({ pieces }: BorderLine, piece: number, share: number): Position {
  const at = 2 * piece
  const [lon, lat] = [pieces.lonLat[at]!, pieces.lonLat[at + 1]!]
  const [toLon, toLat] = [pieces.lonLat[at + 2]!, pieces.lonLat[at + 3]!]
  return share === 1 ? [toLon, toLat] : [lon + share * (toLon - lon), lat + share * (toLat - lat)]
}
