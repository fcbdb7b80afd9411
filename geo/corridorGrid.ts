import type { BorderLine } from './borderLine.ts'
import {
  atHalfBend,
  atMiddleLat,
  atPerDegreeLat,
  atPerDegreeLatRise,
  atPerDegreeLon,
  atPerDegreeLonRise,
  eastM,
  northM,
  scaleStride,
  writeScale,
} from './flatEarth.ts'
import { RunChains } from './runChains.ts'
import { TileDirectory } from './tileDirectory.ts'

/**
 * Cells of some 100 m over the corridor along a line. Each knows the pieces on which a point of the
 * cell can have a foot, beside the piece or at its first node: no other can be the nearest there.
 *
 * Cells lie in tiles of 16 × 16; a row of tiles is a band of latitude with its own scale and its own
 * width of cells in degrees.
 */
export interface CorridorGrid {
  /** Longitude, latitude and chainage of each node of the line, side by side in memory. */
  readonly nodes: Float64Array
  readonly bands: Bands
  readonly directory: TileDirectory
  /** What each cell of each tile holds, and longer lists of runs: see `runChains.ts`. */
  readonly cells: Uint32Array
  readonly runs: Uint32Array
  /** To either side of the line. */
  readonly reachM: number
}

export interface Bands {
  readonly south: number
  readonly west: number
  readonly perDegree: number
  readonly count: number
  /** See `flatEarth.ts`. */
  readonly scales: Float64Array
  readonly cellsPerDegreeLon: Float64Array
}

export const nodeStride = 3
export const tileBits = 4
export const tileSide = 1 << tileBits
export const cellsPerTile = tileSide * tileSide
/** Tiles of one band are numbered from its west; the key of a tile counts so many for each band. */
export const tilesPerBand = 1 << 16
/** Beyond it cells would be too narrow. */
export const greatestLat = 85

const smallestCellM = 100
const leastMetresPerDegreeLat = 110_500
/** More than the flat earth and the slant of the meridians are off anywhere in a corridor. */
const marginM = 0.5

/** The grid of a corridor that reaches up to a kilometre to either side. */
export function buildCorridorGrid(line: BorderLine, reachM: number): CorridorGrid {
  const { lonLat, chainageM, count } = line.pieces
  const bands = layOutBands(lonLat, reachM)
  const directory = new TileDirectory()
  const chains = new RunChains()
  for (let piece = 0; piece < count; piece++)
    enterPiece(footZoneOf(lonLat, piece, bands), reachM, bands, directory, chains)
  const nodes = new Float64Array(nodeStride * (count + 1))
  for (let node = 0; node <= count; node++) {
    nodes[nodeStride * node] = lonLat[2 * node]!
    nodes[nodeStride * node + 1] = lonLat[2 * node + 1]!
    nodes[nodeStride * node + 2] = chainageM[node]!
  }
  return { nodes, bands, directory, reachM, ...chains.pack(directory.count * cellsPerTile) }
}

function layOutBands(lonLat: Float64Array, reachM: number): Bands {
  const cellM = Math.max(smallestCellM, reachM / 4)
  let [lineWest, lineSouth, lineNorth] = [180, 90, -90]
  for (let at = 0; at < lonLat.length; at += 2) {
    lineWest = Math.min(lineWest, lonLat[at]!)
    lineSouth = Math.min(lineSouth, lonLat[at + 1]!)
    lineNorth = Math.max(lineNorth, lonLat[at + 1]!)
  }
  const reachDegrees = (reachM + cellM) / leastMetresPerDegreeLat
  const south = Math.max(-greatestLat - 1, lineSouth - reachDegrees)
  const north = Math.min(greatestLat + 1, lineNorth + reachDegrees)
  const perDegree = leastMetresPerDegreeLat / (cellM * tileSide)
  const count = Math.max(0, Math.ceil((north - south) * perDegree))
  const scales = new Float64Array(count * scaleStride)
  const cellsPerDegreeLon = new Float64Array(count)
  let fewestCells = Infinity
  for (let band = 0; band < count; band++) {
    writeScale(scales, band * scaleStride, south + (band + 0.5) / perDegree)
    const cells = scales[band * scaleStride + atPerDegreeLon]! / cellM
    cellsPerDegreeLon[band] = cells
    fewestCells = Math.min(fewestCells, cells)
  }
  const west = lineWest - (reachM / cellM + 1) / fewestCells
  return { south, west, perDegree, count, scales, cellsPerDegreeLon }
}

/** Where a foot can fall on a piece or at its first node, on the flat earth round that node. */
interface FootZone {
  readonly piece: number
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly lon: number
  readonly lat: number
  readonly toLon: number
  readonly toLat: number
  readonly lengthM: number
  /** Directions of the piece and of the one before it: vectors of length one. */
  readonly east: number
  readonly north: number
  readonly eastBefore: number
  readonly northBefore: number
  readonly perDegreeLon: number
  readonly perDegreeLonRise: number
  readonly perDegreeLat: number
  readonly halfLatRise: number
  readonly halfBend: number
}

function footZoneOf(lonLat: Float64Array, piece: number, { scales, ...bands }: Bands): FootZone {
  const lon = lonLat[2 * piece]!
  const lat = lonLat[2 * piece + 1]!
  const band = Math.max(0, Math.min(bands.count - 1, Math.floor((lat - bands.south) * bands.perDegree)))
  const at = band * scaleStride
  const degreesUp = lat - scales[at + atMiddleLat]!
  const perDegreeLonRise = scales[at + atPerDegreeLonRise]!
  const perDegreeLon = scales[at + atPerDegreeLon]! + degreesUp * perDegreeLonRise
  const latRise = scales[at + atPerDegreeLatRise]!
  const perDegreeLat = scales[at + atPerDegreeLat]! + degreesUp * latRise
  const isFirst = piece === 0
  const before = isFirst ? piece : piece - 1
  const east = (lonLat[2 * piece + 2]! - lon) * perDegreeLon
  const north = (lonLat[2 * piece + 3]! - lat) * perDegreeLat
  const lengthM = Math.sqrt(east * east + north * north)
  const eastBefore = (lon - lonLat[2 * before]!) * perDegreeLon
  const northBefore = (lat - lonLat[2 * before + 1]!) * perDegreeLat
  const lengthBeforeM = Math.sqrt(eastBefore * eastBefore + northBefore * northBefore)
  return {
    piece,
    isFirst,
    isLast: 2 * piece + 4 === lonLat.length,
    lon,
    lat,
    toLon: lonLat[2 * piece + 2]!,
    toLat: lonLat[2 * piece + 3]!,
    lengthM,
    east: east / lengthM,
    north: north / lengthM,
    eastBefore: isFirst ? 0 : eastBefore / lengthBeforeM,
    northBefore: isFirst ? 0 : northBefore / lengthBeforeM,
    perDegreeLon,
    perDegreeLonRise,
    perDegreeLat,
    halfLatRise: latRise / 2,
    halfBend: scales[at + atHalfBend]!,
  }
}

/** Enters a piece in each cell that its foot zone may reach. */
function enterPiece(
  zone: FootZone,
  reachM: number,
  bands: Bands,
  directory: TileDirectory,
  chains: RunChains,
): void {
  const { south, west } = bands
  const rowsPerDegree = bands.perDegree * tileSide
  const reachLat = reachM / leastMetresPerDegreeLat
  const southRow = Math.floor((Math.min(zone.lat, zone.toLat) - reachLat - south) * rowsPerDegree)
  const northRow = Math.floor((Math.max(zone.lat, zone.toLat) + reachLat - south) * rowsPerDegree)
  // Meridians draw together by less than a hundredth over a corridor's width.
  const reachLon = ((reachM + marginM) / zone.perDegreeLon) * 1.01
  const westmost = Math.min(zone.lon, zone.toLon) - reachLon
  const eastmost = Math.max(zone.lon, zone.toLon) + reachLon
  const lastRow = Math.min(bands.count * tileSide - 1, northRow)
  for (let row = Math.max(0, southRow); row <= lastRow; row++) {
    const band = row >> tileBits
    const cellsPerDegree = bands.cellsPerDegreeLon[band]!
    const degreesNorth = south + (row + 0.5) / rowsPerDegree - zone.lat
    const halfEast = (zone.perDegreeLon / cellsPerDegree / 2) * 1.001 + marginM
    const halfNorth = zone.perDegreeLat / rowsPerDegree / 2 + marginM
    const lastColumn = Math.floor((eastmost - west) * cellsPerDegree)
    for (let column = Math.floor((westmost - west) * cellsPerDegree); column <= lastColumn; column++) {
      const degreesEast = west + (column + 0.5) / cellsPerDegree - zone.lon
      if (!mayHoldFoot(zone, degreesEast, degreesNorth, halfEast, halfNorth, reachM)) continue
      const tile = directory.findOrAdd(band * tilesPerBand + (column >> tileBits))
      const cell = (row & (tileSide - 1)) * tileSide + (column & (tileSide - 1))
      chains.add(tile * cellsPerTile + cell, zone.piece)
    }
  }
}

/** Whether a box round a centre may hold a point whose foot lies in the zone; at its edge it may not. */
function mayHoldFoot(
  zone: FootZone,
  degreesEast: number,
  degreesNorth: number,
  halfEast: number,
  halfNorth: number,
  reachM: number,
): boolean {
  const x = eastM(degreesEast, degreesNorth, zone.perDegreeLon, zone.perDegreeLonRise)
  const y = northM(degreesEast, degreesNorth, x, zone.perDegreeLat, zone.halfLatRise, zone.halfBend)
  const { east, north, lengthM } = zone
  const across = y * east - x * north
  if (Math.abs(across) - halfEast * Math.abs(north) - halfNorth * Math.abs(east) > reachM) return false
  const along = x * east + y * north
  const halfAlong = halfEast * Math.abs(east) + halfNorth * Math.abs(north)
  if (along - halfAlong > lengthM) return zone.isLast && along - halfAlong <= lengthM + reachM
  if (along + halfAlong >= 0) return true
  // Wholly behind the piece: at the node, if it is ahead of where the piece before ends.
  const nodeReach = reachM + halfEast + halfNorth
  if (x * x + y * y > nodeReach * nodeReach) return false
  const { eastBefore, northBefore } = zone
  const halfBefore = halfEast * Math.abs(eastBefore) + halfNorth * Math.abs(northBefore)
  return zone.isFirst || x * eastBefore + y * northBefore + halfBefore >= 0
}
