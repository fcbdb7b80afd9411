import geographiclib from 'geographiclib-geodesic'
import { buildBoxTree, type BoxTree } from './boxTree.ts'
import { arcOverChordM, longestChordM, positionAbove, writeEarthCentred } from './ellipsoid.ts'
import { GeoError } from './geoError.ts'
import { checkLonLat, toLonLat, toPositions, type DistinctPath } from './positions.ts'
import { refuseSelfCrossing } from './selfCrossing.ts'
import type { HomeSide, Position } from './units.ts'

/** A border line ready for measuring: what takes longer than a look-up is computed here, once. */
export interface BorderLine {
  readonly id: string
  /** The line's vertices without repeated ones; made when first asked for. */
  readonly positions: readonly Position[]
  /** The same, longitude and latitude in turn. */
  readonly lonLat: Float64Array
  readonly homeSide: HomeSide
  /** Cumulative geodesic chainage of each vertex, in metres. */
  readonly chainageM: Float64Array
  readonly lengthM: number
  readonly pieces: LinePieces
}

/**
 * The line cut along its geodesics into pieces so short that the earth is flat on each: over 100 m a
 * straight line in degrees leaves the geodesic by less than 0.2 mm below 45° of latitude.
 * Piece `i` goes from node `i` to node `i + 1`.
 */
export interface LinePieces {
  readonly count: number
  /** Of the nodes. */
  readonly lonLat: Float64Array
  readonly chainageM: Float64Array
  /** The nodes in space, three coordinates each (`ellipsoid.ts`), with boxes round the pieces. */
  readonly tree: BoxTree
}

const wgs84 = geographiclib.Geodesic.WGS84
const longestPieceM = 100
/** Vertices nearer to each other have no direction between them: the piece before goes on to the next. */
const shortestPieceM = 1e-6
/** Beyond 50,000 km pieces grow instead of their number: no input may fill the memory. */
const mostPieces = 500_000

/**
 * Measures a line, given as positions or as longitude and latitude in turn.
 * @throws GeoError where a position is out of range, fewer than two are distinct, the line goes over
 * the antimeridian or meets itself (an end on its start included: a border line has two ends).
 */
export function compileBorderLine(
  source: { id: string; homeSide: HomeSide } & (
    | { positions: readonly Position[] }
    | { lonLat: Float64Array }
  ),
): BorderLine {
  const path = checkLonLat('lonLat' in source ? source.lonLat : toLonLat(source.positions))
  refuseSelfCrossing(path)
  refuseRing(path)
  const { lonLat } = path
  const inSpace = toEarthCentred(lonLat)
  const chainageM = measureChainage(lonLat, inSpace)
  let positions: Position[] | undefined
  return {
    id: source.id,
    get positions() {
      return (positions ??= toPositions(lonLat))
    },
    lonLat,
    homeSide: source.homeSide,
    chainageM,
    lengthM: chainageM.at(-1)!,
    pieces: cutIntoPieces(lonLat, inSpace, chainageM),
  }
}

function refuseRing({ lonLat, givenIndex }: DistinctPath): void {
  if (lonLat[0] !== lonLat.at(-2) || lonLat[1] !== lonLat.at(-1)) return
  throw new GeoError(
    'line-crosses-itself',
    `path.${givenIndex[lonLat.length / 2 - 1]}`,
    'The line ends where it starts; a border line has two ends.',
  )
}

function toEarthCentred(lonLat: Float64Array): Float64Array {
  const inSpace = new Float64Array((lonLat.length / 2) * 3)
  for (let node = 0; 2 * node < lonLat.length; node++)
    writeEarthCentred(lonLat[2 * node]!, lonLat[2 * node + 1]!, inSpace, 3 * node)
  return inSpace
}

function measureChainage(lonLat: Float64Array, inSpace: Float64Array): Float64Array {
  const chainageM = new Float64Array(lonLat.length / 2)
  for (let vertex = 1; vertex < chainageM.length; vertex++) {
    const at = 3 * vertex
    const dx = inSpace[at]! - inSpace[at - 3]!
    const dy = inSpace[at + 1]! - inSpace[at - 2]!
    const dz = inSpace[at + 2]! - inSpace[at - 1]!
    const chordM = Math.sqrt(dx * dx + dy * dy + dz * dz)
    const lengthM = chordM <= longestChordM ? arcOverChordM(chordM) : geodesicOf(lonLat, vertex - 1).s13
    chainageM[vertex] = chainageM[vertex - 1]! + lengthM
  }
  return chainageM
}

/** The geodesic from a vertex to the next. */
function geodesicOf(lonLat: Float64Array, vertex: number) {
  const at = 2 * vertex
  return wgs84.InverseLine(lonLat[at + 1]!, lonLat[at]!, lonLat[at + 3]!, lonLat[at + 2]!)
}

function cutIntoPieces(
  lonLat: Float64Array,
  inSpace: Float64Array,
  vertexChainageM: Float64Array,
): LinePieces {
  const segments = vertexChainageM.length - 1
  const pieceM = Math.max(longestPieceM, vertexChainageM[segments]! / mostPieces)
  const piecesIn = (segment: number) => {
    const lengthM = vertexChainageM[segment + 1]! - vertexChainageM[segment]!
    return lengthM < shortestPieceM ? 0 : Math.ceil(lengthM / pieceM)
  }
  let [count, isWhole] = [0, true]
  for (let segment = 0; segment < segments; segment++) {
    count += piecesIn(segment)
    isWhole &&= piecesIn(segment) === 1
  }
  if (count === 0) throw new GeoError('line-too-short', 'path', 'The line has no length to speak of.')
  if (isWhole) return { count, lonLat, chainageM: vertexChainageM, tree: buildBoxTree(inSpace, 3) }

  const nodes = new Float64Array(2 * (count + 1))
  const chainageM = new Float64Array(count + 1)
  let node = 0
  for (let segment = 0; segment < segments; segment++) {
    const steps = piecesIn(segment)
    const [fromM, toM] = [vertexChainageM[segment]!, vertexChainageM[segment + 1]!]
    const along = steps <= 1 ? undefined : positionsAlong(lonLat, inSpace, segment, toM - fromM)
    for (let step = 0; step < steps; step++, node++) {
      const [lon, lat] = step === 0 ? [lonLat[2 * segment]!, lonLat[2 * segment + 1]!] : along!(step / steps)
      nodes[2 * node] = lon
      nodes[2 * node + 1] = lat
      chainageM[node] = fromM + ((toM - fromM) * step) / steps
    }
  }
  nodes.set(lonLat.subarray(2 * segments), 2 * node)
  chainageM[node] = vertexChainageM[segments]!
  return { count, lonLat: nodes, chainageM, tree: buildBoxTree(toEarthCentred(nodes), 3) }
}

/**
 * Positions at shares of a segment. A short one is its chord laid on the ellipsoid: that leaves the
 * geodesic by less than a micrometre.
 */
function positionsAlong(
  lonLat: Float64Array,
  inSpace: Float64Array,
  segment: number,
  lengthM: number,
): (share: number) => readonly [number, number] {
  if (lengthM > longestChordM) {
    const geodesic = geodesicOf(lonLat, segment)
    return (share) => {
      const { lon2, lat2 } = geodesic.Position(geodesic.s13 * share)
      return [lon2!, lat2!]
    }
  }
  const [x, y, z, toX, toY, toZ] = inSpace.subarray(3 * segment, 3 * segment + 6) as unknown as Six
  return (share) => positionAbove(x + share * (toX - x), y + share * (toY - y), z + share * (toZ - z))
}

type Six = readonly [number, number, number, number, number, number]
