import Flatbush from 'flatbush'
import { distanceM, metresPerDegreeLat, metresPerDegreeLon, parallelBend, walkPath } from './geodesic.ts'
import { GeoError } from './geoError.ts'
import { checkPositions } from './positions.ts'
import { refuseSelfCrossing } from './selfCrossing.ts'
import type { HomeSide, Position } from './units.ts'

/** A border line ready for measuring: what takes longer than a look-up is computed here, once. */
export interface BorderLine {
  readonly id: string
  /** The line's vertices without repeated ones. */
  readonly positions: readonly Position[]
  readonly homeSide: HomeSide
  /** Cumulative geodesic chainage of each vertex, in metres. */
  readonly chainageM: Float64Array
  readonly lengthM: number
  readonly pieces: LinePieces
}

/**
 * The line cut along its geodesics into pieces so short that the earth is flat on each: over 100 m a
 * straight line in degrees leaves the geodesic by less than 0.1 mm below 40° of latitude.
 * Piece `i` goes from node `i` to node `i + 1`.
 */
interface LinePieces {
  readonly count: number
  /** Of the nodes. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly chainageM: Float64Array
  /** Flat earth round the piece's first node: see `geodesic.parallelBend`. */
  readonly metresPerDegreeLat: Float64Array
  readonly parallelBend: Float64Array
  /** The piece as a vector of metres. */
  readonly eastM: Float64Array
  readonly northM: Float64Array
  /** Boxes of the pieces in degrees. */
  readonly index: Flatbush
}

const longestPieceM = 100
/** Beyond 50,000 km pieces grow instead of their number: no input may fill the memory. */
const mostPieces = 500_000

/**
 * Measures a line.
 * @throws GeoError where a position is out of range, fewer than two are distinct, the line goes over
 * the antimeridian or meets itself (an end on its start included: a border line has two ends).
 */
export function compileBorderLine(source: {
  id: string
  positions: readonly Position[]
  homeSide: HomeSide
}): BorderLine {
  const distinct = checkPositions(source.positions)
  refuseSelfCrossing(distinct)
  const { positions } = distinct
  const [start, end] = [positions[0]!, positions.at(-1)!]
  if (start[0] === end[0] && start[1] === end[1])
    throw new GeoError(
      'line-crosses-itself',
      `path.${distinct.givenIndex.at(-1)}`,
      'The line ends where it starts; a border line has two ends.',
    )
  const chainageM = new Float64Array(positions.length)
  for (let vertex = 1; vertex < positions.length; vertex++)
    chainageM[vertex] = chainageM[vertex - 1]! + distanceM(positions[vertex - 1]!, positions[vertex]!)
  return {
    id: source.id,
    positions,
    homeSide: source.homeSide,
    chainageM,
    lengthM: chainageM.at(-1)!,
    pieces: cutIntoPieces(positions, chainageM),
  }
}

function cutIntoPieces(positions: readonly Position[], vertexChainageM: Float64Array): LinePieces {
  const nodes: Position[] = []
  const nodesAtVertex: number[] = [0]
  const pieceM = Math.max(longestPieceM, vertexChainageM.at(-1)! / mostPieces)
  walkPath(positions, pieceM, (position, segment) => {
    nodes.push(position)
    nodesAtVertex[segment + 1] = nodes.length - 1
  })
  const count = nodes.length - 1
  const lon = Float64Array.from(nodes, (node) => node[0])
  const lat = Float64Array.from(nodes, (node) => node[1])
  const chainageM = new Float64Array(nodes.length)
  for (let vertex = 0; vertex + 1 < positions.length; vertex++) {
    const [first, last] = [nodesAtVertex[vertex]!, nodesAtVertex[vertex + 1]!]
    const [fromM, toM] = [vertexChainageM[vertex]!, vertexChainageM[vertex + 1]!]
    for (let node = first; node < last; node++)
      chainageM[node] = fromM + ((toM - fromM) * (node - first)) / (last - first)
    chainageM[last] = toM
  }
  const pieces = {
    count,
    lon,
    lat,
    chainageM,
    metresPerDegreeLat: new Float64Array(count),
    parallelBend: new Float64Array(count),
    eastM: new Float64Array(count),
    northM: new Float64Array(count),
    index: new Flatbush(count),
  }
  for (let piece = 0; piece < count; piece++) {
    const [lon1, lat1, lon2, lat2] = [lon[piece]!, lat[piece]!, lon[piece + 1]!, lat[piece + 1]!]
    const bend = parallelBend(lat1)
    const perDegreeLat = metresPerDegreeLat((lat1 + lat2) / 2)
    const eastM = (lon2 - lon1) * metresPerDegreeLon(lat2)
    pieces.parallelBend[piece] = bend
    pieces.metresPerDegreeLat[piece] = perDegreeLat
    pieces.eastM[piece] = eastM
    pieces.northM[piece] = (lat2 - lat1) * perDegreeLat + 0.5 * eastM * (lon2 - lon1) * bend
    pieces.index.add(Math.min(lon1, lon2), Math.min(lat1, lat2), Math.max(lon1, lon2), Math.max(lat1, lat2))
  }
  pieces.index.finish()
  return pieces
}
