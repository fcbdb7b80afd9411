import type { BorderLine } from './borderLine.ts'
import { eccentricitySquared, radian } from './ellipsoid.ts'
import { positionTowards, walkPath } from './geodesic.ts'
import { GeoError } from './geoError.ts'
import {
  along,
  awayFrom,
  footOn,
  nearestFoot,
  piecesWithin,
  placeOn,
  samePlaceM,
  shareOn,
  spacePointAt,
  type Foot,
  type SpacePoint,
} from './nearestPiece.ts'
import { parallelPath, type Parallel } from './parallelPath.ts'
import { checkPosition } from './positions.ts'
import type { Position, Stretch } from './units.ts'

/**
 * Measured chainage: the only place that turns positions into distances along the line and back.
 * Good to a tenth of a millimetre of chainage against GeographicLib for positions within 2 km of the
 * line, to a few millimetres at any distance. For millions of positions see `locateWithin.ts`.
 */
export { distanceM, pathLengthM } from './geodesic.ts'

/** A place on the line, and how far beside it something lies. */
export interface Located {
  /** From 0 to the line's length, both included: a point at the very end belongs to the last cell. */
  readonly chainageM: number
  /** Distance from the line, positive on home ground. */
  readonly offsetM: number
  /** The foot: the place on the line. */
  readonly position: Position
}

/**
 * The nearest place of the line; of equally near ones the first.
 * @throws GeoError `position-out-of-range`
 */
export function locate(line: BorderLine, position: Position): Located {
  checkPosition(position)
  const point = spacePointAt(position)
  return locatedAt(line, nearestFoot(line, point), point)
}

/**
 * Every place of the line within a distance that is nearer than the places just before and after it,
 * by chainage: where the line doubles back there are several.
 */
export function feetWithin(line: BorderLine, position: Position, maxDistanceM: number): Located[] {
  const feet: Located[] = []
  const point = spacePointAt(position)
  for (const piece of piecesWithin(line, point, maxDistanceM)) {
    const share = shareOn(line, piece, point)
    const isInside = share > 0 && share < 1
    const isAtFirstNode = share <= 0 && (piece === 0 || shareOn(line, piece - 1, point) >= 1)
    const isAtLineEnd = share >= 1 && piece === line.pieces.count - 1
    if (!isInside && !isAtFirstNode && !isAtLineEnd) continue
    const foot = footOn(line, piece, point)
    if (foot.distanceM > maxDistanceM) continue
    const located = locatedAt(line, foot, point)
    const last = feet.at(-1)
    const isSamePlace = last !== undefined && located.chainageM - last.chainageM < samePlaceM
    if (!isSamePlace) feet.push(located)
    else if (Math.abs(located.offsetM) < Math.abs(last.offsetM)) feet[feet.length - 1] = located
  }
  return feet
}

/** The place at a chainage; @throws GeoError `chainage-beyond-line` outside 0 to the length. */
export function positionAt(line: BorderLine, chainageM: number): Position {
  const { chainageM: nodeChainageM } = line.pieces
  const piece = pieceAt(line, chainageM)
  const [fromM, toM] = [nodeChainageM[piece]!, nodeChainageM[piece + 1]!]
  return placeOn(line, piece, (chainageM - fromM) / (toM - fromM))
}

/** The position beside a chainage, square to the line; a positive offset lies on home ground. */
export function positionBeside(line: BorderLine, chainageM: number, offsetM: number): Position {
  const foot = positionAt(line, chainageM)
  if (offsetM === 0) return foot
  return positionTowards(foot, homeAzimuthDeg(line, chainageM, foot), offsetM)
}

/** The line's geometry over a stretch, its vertices included. */
export function sliceLine(line: BorderLine, stretch: Stretch): Position[] {
  const { fromM, toM } = stretchOnLine(line, stretch)
  const slice: Position[] = [positionAt(line, fromM)]
  for (let vertex = firstAfter(line.chainageM, fromM); line.chainageM[vertex]! < toM; vertex++)
    slice.push([line.lonLat[2 * vertex]!, line.lonLat[2 * vertex + 1]!])
  slice.push(positionAt(line, toM))
  return slice
}

/**
 * A line along a stretch at an offset from it, positive on home ground, without the loops that a
 * narrow bend would make; empty where the line leaves no room for it.
 */
export function offsetLine(line: BorderLine, stretch: Stretch, offsetM: number): Position[] {
  return parallelOf(line, stretch, offsetM).path
}

/** Like `offsetLine`, with what it leaves aside in pockets whose mouth is too narrow to go in and out. */
export function parallelOf(line: BorderLine, stretch: Stretch, offsetM: number): Parallel {
  const slice = sliceLine(line, stretch)
  if (offsetM === 0) return { path: slice, pockets: [] }
  const nearestM = Math.abs(offsetM) * 0.9999 - 0.01
  const side = Math.sign(offsetM)
  return parallelPath(
    inShortSteps(slice),
    line.homeSide === 'left' ? offsetM : -offsetM,
    (position) => locate(line, position).offsetM * side < nearestM,
  )
}

/** A parallel is drawn on a flat earth: a geodesic of 2.5 km bends off it by 5 cm, one of 20 km by 3 m. */
function inShortSteps(path: readonly Position[]): Position[] {
  const steps: Position[] = []
  walkPath(path, 2500, (position) => steps.push(position))
  return steps
}

/**
 * A stretch clipped to the line's `[0, length)`.
 * @throws GeoError `interval-empty` where it has no length, `interval-beyond-line` where none of it
 * lies on the line.
 */
export function stretchOnLine(line: BorderLine, stretch: Stretch): Stretch {
  if (!(stretch.fromM < stretch.toM))
    throw new GeoError(
      'interval-empty',
      'toM',
      'toM must be greater than fromM: an empty stretch is refused.',
    )
  if (stretch.fromM >= line.lengthM || stretch.toM <= 0)
    throw new GeoError(
      'interval-beyond-line',
      stretch.toM <= 0 ? 'toM' : 'fromM',
      `The stretch lies beyond the line, which is ${line.lengthM.toFixed(1)} m long.`,
    )
  return { fromM: Math.max(0, stretch.fromM), toM: Math.min(line.lengthM, stretch.toM) }
}

/** A kilometre of the line: the cell `[k, k+1)` km; the last one may be shorter. */
export interface Kilometre extends Stretch {
  readonly kilometre: number
}

/** The kilometres of a line, from its start. */
export function kilometresOf(line: BorderLine): Kilometre[] {
  return Array.from({ length: Math.ceil(line.lengthM / 1000) }, (_, kilometre) => ({
    kilometre,
    fromM: kilometre * 1000,
    toM: Math.min((kilometre + 1) * 1000, line.lengthM),
  }))
}

/** The kilometre that a place lies in; the line's end belongs to the last one. */
export function kilometreAt(line: BorderLine, chainageM: number): number {
  refuseBeyondLine(line, chainageM)
  return Math.min(Math.floor(chainageM / 1000), Math.ceil(line.lengthM / 1000) - 1)
}

/** Square to the line towards home ground, in degrees from north; at a node halfway between both. */
function homeAzimuthDeg(line: BorderLine, chainageM: number, [lon, lat]: Position): number {
  const piece = pieceAt(line, chainageM)
  const isAtNode = chainageM === line.pieces.chainageM[piece]
  const [x, y, z] = isAtNode ? directionAtNode(line, piece) : along(line, piece)
  const [sinLon, cosLon] = [Math.sin(lon * radian), Math.cos(lon * radian)]
  const east = y * cosLon - x * sinLon
  const north = z * Math.cos(lat * radian) - (x * cosLon + y * sinLon) * Math.sin(lat * radian)
  const aheadDeg = Math.atan2(east, north) / radian
  return line.homeSide === 'left' ? aheadDeg - 90 : aheadDeg + 90
}

function locatedAt(line: BorderLine, foot: Foot, point: SpacePoint): Located {
  const { piece, share, distanceM } = foot
  const [fromM, toM] = [line.pieces.chainageM[piece]!, line.pieces.chainageM[piece + 1]!]
  return {
    chainageM: share === 1 ? toM : Math.min(toM, fromM + share * (toM - fromM)),
    offsetM: isOnHomeSide(line, foot, point) ? distanceM : -distanceM,
    position: placeOn(line, piece, share),
  }
}

/**
 * Beyond a vertex one adjacent piece alone can see a position on the wrong side; the mean direction
 * of both never does.
 */
function isOnHomeSide(line: BorderLine, { piece, share }: Foot, point: SpacePoint): boolean {
  const [x, y, z] = share === 0 || share === 1 ? directionAtNode(line, piece + share) : along(line, piece)
  const [awayX, awayY, awayZ] = awayFrom(line, piece, share, point)
  const [upX, upY] = [point.at[0] - awayX, point.at[1] - awayY]
  const upZ = (point.at[2] - awayZ) / (1 - eccentricitySquared)
  // Away from the line along the vertical × the way ahead, which points left.
  const leftward = awayX * (upY * z - upZ * y) + awayY * (upZ * x - upX * z) + awayZ * (upX * y - upY * x)
  return line.homeSide === 'left' ? leftward >= 0 : leftward <= 0
}

/** Mean of the directions in which the line arrives at a node and leaves it. */
function directionAtNode(line: BorderLine, node: number): [x: number, y: number, z: number] {
  const mean: [number, number, number] = [0, 0, 0]
  for (const piece of [node - 1, node]) {
    if (piece < 0 || piece >= line.pieces.count) continue
    const [x, y, z] = along(line, piece)
    const lengthM = Math.hypot(x, y, z) || 1
    mean[0] += x / lengthM
    mean[1] += y / lengthM
    mean[2] += z / lengthM
  }
  return mean
}

/** The piece that a chainage lies on, the last one for the line's end. */
function pieceAt(line: BorderLine, chainageM: number): number {
  refuseBeyondLine(line, chainageM)
  return Math.min(firstAfter(line.pieces.chainageM, chainageM), line.pieces.count) - 1
}

function refuseBeyondLine(line: BorderLine, chainageM: number): void {
  if (!(chainageM >= 0 && chainageM <= line.lengthM))
    throw new GeoError(
      'chainage-beyond-line',
      'chainageM',
      `Chainage ${chainageM} m is not on the line, which is ${line.lengthM.toFixed(1)} m long.`,
    )
}

/** Index of the first value greater than the one given. */
function firstAfter(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
