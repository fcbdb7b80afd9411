import type { BorderLine } from './borderLine.ts'
import { distanceM, metresPerDegreeLat, metresPerDegreeLon, positionTowards } from './geodesic.ts'
import { GeoError } from './geoError.ts'
import { parallelPath } from './parallelPath.ts'
import { checkPosition } from './positions.ts'
import type { Position, Stretch } from './units.ts'

/**
 * Measured chainage: the only place that turns positions into distances along the line and back.
 * Good to a millimetre of chainage against GeographicLib for positions within 2 km of the line.
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
  const point = pointAt(position)
  const nearby = line.pieces.index.neighbors(position[0], position[1], 1)[0]!
  let best = measure(line, nearby, point)
  // Degrees are not metres: the nearest box in degrees only says how far the nearest place can be.
  for (const piece of piecesWithin(line, position, best.distanceM)) {
    const measured = measure(line, piece, point)
    if (
      measured.distanceM < best.distanceM ||
      (measured.distanceM === best.distanceM && measured.piece < best.piece)
    )
      best = measured
  }
  return footOf(line, best, position)
}

/**
 * Every place of the line within a distance that is nearer than the places just before and after it,
 * by chainage: where the line doubles back there are several.
 */
export function feetWithin(line: BorderLine, position: Position, maxDistanceM: number): Located[] {
  const feet: Located[] = []
  const point = pointAt(position)
  for (const piece of piecesWithin(line, position, maxDistanceM).sort((a, b) => a - b)) {
    const measured = measure(line, piece, point)
    if (measured.distanceM > maxDistanceM) continue
    const isInside = measured.share > 0 && measured.share < 1
    const isAtFirstNode = measured.share <= 0 && (piece === 0 || measure(line, piece - 1, point).share >= 1)
    const isAtLineEnd = measured.share >= 1 && piece === line.pieces.count - 1
    if (isInside || isAtFirstNode || isAtLineEnd) feet.push(footOf(line, measured, position))
  }
  return feet
}

/** The place at a chainage; @throws GeoError `chainage-beyond-line` outside 0 to the length. */
export function positionAt(line: BorderLine, chainageM: number): Position {
  const { lon, lat, chainageM: nodeChainageM } = line.pieces
  const piece = pieceAt(line, chainageM)
  const share = (chainageM - nodeChainageM[piece]!) / (nodeChainageM[piece + 1]! - nodeChainageM[piece]!)
  return between(lon[piece]!, lat[piece]!, lon[piece + 1]!, lat[piece + 1]!, share)
}

/** The position beside a chainage, square to the line; a positive offset lies on home ground. */
export function positionBeside(line: BorderLine, chainageM: number, offsetM: number): Position {
  const foot = positionAt(line, chainageM)
  if (offsetM === 0) return foot
  return positionTowards(foot, homeAzimuthDeg(line, chainageM), offsetM)
}

/** The line's geometry over a stretch, its vertices included. */
export function sliceLine(line: BorderLine, stretch: Stretch): Position[] {
  const { fromM, toM } = stretchOnLine(line, stretch)
  const slice: Position[] = [positionAt(line, fromM)]
  for (let vertex = firstAfter(line.chainageM, fromM); vertex < line.positions.length; vertex++) {
    if (line.chainageM[vertex]! >= toM) break
    slice.push(line.positions[vertex]!)
  }
  slice.push(positionAt(line, toM))
  return slice
}

/**
 * A line along a stretch at an offset from it, positive on home ground, without the loops that a
 * narrow bend would make; empty where the line leaves no room for it.
 */
export function offsetLine(line: BorderLine, stretch: Stretch, offsetM: number): Position[] {
  const slice = sliceLine(line, stretch)
  if (offsetM === 0) return slice
  const nearestM = Math.abs(offsetM) * 0.998 - 0.01
  const side = Math.sign(offsetM)
  return parallelPath(
    slice,
    line.homeSide === 'left' ? offsetM : -offsetM,
    (position) => locate(line, position).offsetM * side < nearestM,
  )
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

/** Square to the line towards home ground, in degrees from north; at a vertex halfway between both. */
function homeAzimuthDeg(line: BorderLine, chainageM: number): number {
  const { lon, lat, eastM, northM, chainageM: nodeChainageM } = line.pieces
  const piece = pieceAt(line, chainageM)
  const isAtNode = chainageM === nodeChainageM[piece]
  const [east, north] = isAtNode ? directionAtNode(line, piece) : [eastM[piece]!, northM[piece]!]
  // North turns by the sine of the latitude on the way from the piece's first node.
  const share = (chainageM - nodeChainageM[piece]!) / (nodeChainageM[piece + 1]! - nodeChainageM[piece]!)
  const northTurnedDeg = share * (lon[piece + 1]! - lon[piece]!) * Math.sin((lat[piece]! * Math.PI) / 180)
  const ahead = (Math.atan2(east, north) * 180) / Math.PI + northTurnedDeg
  return line.homeSide === 'left' ? ahead - 90 : ahead + 90
}

/** A position with what every measurement from it needs. */
interface Point {
  readonly lon: number
  readonly lat: number
  readonly metresPerDegreeLon: number
}

function pointAt([lon, lat]: Position): Point {
  return { lon, lat, metresPerDegreeLon: metresPerDegreeLon(lat) }
}

interface Measured {
  piece: number
  /** Where the foot falls on the piece: 0 to 1 inside, less or more beyond its ends. */
  share: number
  distanceM: number
}

/** Distance from a point to a piece, on the flat earth round the piece's first node. */
function measure(line: BorderLine, piece: number, point: Point): Measured {
  const { pieces } = line
  const east = eastFromNode(line, piece, point)
  const north = northFromNode(line, piece, point, east)
  const [alongEast, alongNorth] = [pieces.eastM[piece]!, pieces.northM[piece]!]
  const share = (east * alongEast + north * alongNorth) / (alongEast * alongEast + alongNorth * alongNorth)
  const clamped = Math.min(1, Math.max(0, share))
  const [awayEast, awayNorth] = [east - clamped * alongEast, north - clamped * alongNorth]
  return { piece, share, distanceM: Math.sqrt(awayEast * awayEast + awayNorth * awayNorth) }
}

function eastFromNode({ pieces }: BorderLine, piece: number, point: Point): number {
  return (point.lon - pieces.lon[piece]!) * point.metresPerDegreeLon
}

function northFromNode({ pieces }: BorderLine, piece: number, point: Point, east: number): number {
  return (
    (point.lat - pieces.lat[piece]!) * pieces.metresPerDegreeLat[piece]! +
    0.5 * east * (point.lon - pieces.lon[piece]!) * pieces.parallelBend[piece]!
  )
}

function footOf(line: BorderLine, measured: Measured, position: Position): Located {
  const { pieces } = line
  const { piece } = measured
  const share = Math.min(1, Math.max(0, measured.share))
  const foot = between(
    pieces.lon[piece]!,
    pieces.lat[piece]!,
    pieces.lon[piece + 1]!,
    pieces.lat[piece + 1]!,
    share,
  )
  const [fromM, toM] = [pieces.chainageM[piece]!, pieces.chainageM[piece + 1]!]
  // The flat earth is only flat nearby.
  const distance = measured.distanceM < 2000 ? measured.distanceM : distanceM(foot, position)
  return {
    chainageM: share === 1 ? toM : Math.min(toM, fromM + share * (toM - fromM)),
    offsetM: isOnHomeSide(line, piece, share, position) ? distance : -distance,
    position: foot,
  }
}

/**
 * Beyond a vertex one adjacent piece alone can see a position on the wrong side; the mean direction
 * of both never does.
 */
function isOnHomeSide(line: BorderLine, piece: number, share: number, position: Position): boolean {
  const { eastM, northM } = line.pieces
  const [aheadEast, aheadNorth] =
    share === 0
      ? directionAtNode(line, piece)
      : share === 1
        ? directionAtNode(line, piece + 1)
        : [eastM[piece]!, northM[piece]!]
  const point = pointAt(position)
  const east = eastFromNode(line, piece, point)
  const north = northFromNode(line, piece, point, east)
  const leftward = aheadEast * (north - share * northM[piece]!) - aheadNorth * (east - share * eastM[piece]!)
  return line.homeSide === 'left' ? leftward >= 0 : leftward <= 0
}

/** Mean of the directions in which the line arrives at a node and leaves it. */
function directionAtNode(line: BorderLine, node: number): [number, number] {
  const { eastM, northM, count } = line.pieces
  let [east, north] = [0, 0]
  for (const piece of [node - 1, node]) {
    if (piece < 0 || piece >= count) continue
    const lengthM = Math.hypot(eastM[piece]!, northM[piece]!)
    east += eastM[piece]! / lengthM
    north += northM[piece]! / lengthM
  }
  return [east, north]
}

function piecesWithin(line: BorderLine, position: Position, reachM: number): number[] {
  const [lon, lat] = position
  const degreesNorth = (reachM / metresPerDegreeLat(0)) * 1.001 + 1e-9
  const farthestLat = Math.min(89.999, Math.abs(lat) + degreesNorth)
  const degreesEast = (reachM / metresPerDegreeLon(farthestLat)) * 1.001 + 1e-9
  return line.pieces.index.search(
    lon - degreesEast,
    lat - degreesNorth,
    lon + degreesEast,
    lat + degreesNorth,
  )
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

function between(lon1: number, lat1: number, lon2: number, lat2: number, share: number): Position {
  return [lon1 + share * (lon2 - lon1), lat1 + share * (lat2 - lat1)]
}
