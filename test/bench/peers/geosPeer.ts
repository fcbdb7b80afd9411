import Flatbush from 'flatbush'
import geographiclib from 'geographiclib-geodesic'
import { metresPerDegreeLat, metresPerDegreeLon, parallelBend } from '../../../geo/geodesic.ts'
import { tryLoadPeer } from '../peerPackages.ts'

/** The functions of geos-wasm that are used here, after those of GEOS' C interface; numbers are pointers. */
interface Geos {
  readonly Module: {
    readonly HEAPF64: Float64Array
    _malloc(bytes: number): number
    _free(pointer: number): void
    getValue(pointer: number, type: 'double'): number
  }
  GEOSCoordSeq_copyFromBuffer(buffer: number, size: number, hasZ: boolean, hasM: boolean): number
  GEOSGeom_createLineString(coordinates: number): number
  GEOSGeom_createPointFromXY(x: number, y: number): number
  GEOSGeom_destroy(geometry: number): void
  GEOSDistance(a: number, b: number, result: number): number
  GEOSProject(line: number, point: number): number
}

/** Chainage of the nearest places within `maxDistanceM`, NaN where the line is farther. */
export type GeosLocate = (lonLat: Float64Array, maxDistanceM: number) => Float64Array

/** Longer pieces make fewer candidates but a flat earth that is off by more: see `geosLocator`. */
const segmentsPerPiece = 8
/** Nearer to a piece's end than this is at its end. */
const endM = 1e-6
/** Distances in two planes that differ by less are equal. */
const asNearM = 1e-4

/**
 * Points onto a line as somebody would build it from packages: flatbush finds pieces of 8 segments near
 * the point, GEOS measures the distance to each and projects onto the nearest. GEOS knows planes only,
 * so each piece lives in metres round its own middle, the bend of the parallel included, as without it
 * 200 m away is off by 6 mm; chainage comes from GeographicLib at the vertices.
 * Undefined where geos-wasm is not installed.
 */
export async function geosLocator(vertices: Float64Array): Promise<GeosLocate | undefined> {
  const loaded = await tryLoadPeer<{ default: () => Promise<Geos> }>('geos-wasm')
  if (loaded === undefined) return undefined
  const geos = await loaded.default()
  const pieces = cutIntoPieces(geos, vertices)
  const result = geos.Module._malloc(8)
  /** Distance to a piece, and metres from its start to its nearest place. */
  const distanceTo = (piece: number, lon: number, lat: number, perLon: number) => {
    const point = pieces.pointNear(piece, lon, lat, perLon)
    geos.GEOSDistance(pieces.line[piece]!, point, result)
    geos.GEOSGeom_destroy(point)
    return geos.Module.HEAPF64[result >> 3]!
  }
  const alongOf = (piece: number, lon: number, lat: number, perLon: number) => {
    const point = pieces.pointNear(piece, lon, lat, perLon)
    const alongM = geos.GEOSProject(pieces.line[piece]!, point)
    geos.GEOSGeom_destroy(point)
    return alongM
  }
  return (lonLat, maxDistanceM) => {
    const count = lonLat.length / 2
    const chainageM = new Float64Array(count).fill(NaN)
    for (let at = 0; at < count; at++) {
      const [lon, lat] = [lonLat[2 * at]!, lonLat[2 * at + 1]!]
      const perLon = metresPerDegreeLon(lat)
      const reachLon = (maxDistanceM * 1.001) / perLon
      const reachLat = (maxDistanceM * 1.001) / metresPerDegreeLat(lat)
      const near = pieces.boxes.search(lon - reachLon, lat - reachLat, lon + reachLon, lat + reachLat)
      let nearest = -1
      let nearestM = maxDistanceM
      for (const piece of near) {
        const measuredM = distanceTo(piece, lon, lat, perLon)
        if (measuredM > nearestM || (measuredM === nearestM && nearest >= 0 && piece > nearest)) continue
        nearest = piece
        nearestM = measuredM
      }
      if (nearest < 0) continue
      let alongM = alongOf(nearest, lon, lat, perLon)
      // At an end shared with a neighbour the planes of both have to agree to nanometres: the
      // neighbour is asked too, and its place taken if that is no end and as near.
      const neighbour =
        alongM < endM ? nearest - 1 : alongM > pieces.flatM[nearest]! - endM ? nearest + 1 : -1
      if (neighbour >= 0 && neighbour < pieces.line.length) {
        const itsM = alongOf(neighbour, lon, lat, perLon)
        const isInside = itsM > endM && itsM < pieces.flatM[neighbour]! - endM
        if (isInside && distanceTo(neighbour, lon, lat, perLon) < nearestM + asNearM) {
          alongM = itsM
          nearest = neighbour
        }
      }
      chainageM[at] = pieces.fromM[nearest]! + alongM * pieces.stretch[nearest]!
    }
    return chainageM
  }
}

function cutIntoPieces(geos: Geos, vertices: Float64Array) {
  const segments = vertices.length / 2 - 1
  const count = Math.ceil(segments / segmentsPerPiece)
  const line = new Uint32Array(count)
  const fromM = new Float64Array(count)
  /** Geodesic metres in a metre of the flat earth; 1 but for some millionths. */
  const stretch = new Float64Array(count)
  const flatM = new Float64Array(count)
  const frames = new Float64Array(4 * count)
  const boxes = new Flatbush(count)
  const buffer = geos.Module._malloc((segmentsPerPiece + 1) * 16)
  let chainageM = 0
  for (let piece = 0; piece < count; piece++) {
    const first = piece * segmentsPerPiece
    const last = Math.min(first + segmentsPerPiece, segments)
    const middle = (first + last) >> 1
    const [lon, lat] = [vertices[2 * middle]!, vertices[2 * middle + 1]!]
    const [perLat, halfBend] = [metresPerDegreeLat(lat), parallelBend(lat) / 2]
    frames.set([lon, lat, perLat, halfBend], 4 * piece)
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    let [flatSoFarM, geodesicM] = [0, 0]
    for (let vertex = first; vertex <= last; vertex++) {
      const [x, y] = [vertices[2 * vertex]!, vertices[2 * vertex + 1]!]
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
      const at = (buffer >> 3) + 2 * (vertex - first)
      const eastM = (x - lon) * metresPerDegreeLon(y)
      geos.Module.HEAPF64[at] = eastM
      geos.Module.HEAPF64[at + 1] = (y - lat) * perLat + eastM * (x - lon) * halfBend
      if (vertex === first) continue
      const [fromX, fromY] = [vertices[2 * vertex - 2]!, vertices[2 * vertex - 1]!]
      flatSoFarM += Math.hypot(
        eastM - geos.Module.HEAPF64[at - 2]!,
        geos.Module.HEAPF64[at + 1]! - geos.Module.HEAPF64[at - 1]!,
      )
      geodesicM += geographiclib.Geodesic.WGS84.Inverse(fromY, fromX, y, x).s12 ?? NaN
    }
    boxes.add(west, south, east, north)
    const coordinates = geos.GEOSCoordSeq_copyFromBuffer(buffer, last - first + 1, false, false)
    line[piece] = geos.GEOSGeom_createLineString(coordinates)
    fromM[piece] = chainageM
    flatM[piece] = flatSoFarM
    stretch[piece] = geodesicM / flatSoFarM
    chainageM += geodesicM
  }
  boxes.finish()
  geos.Module._free(buffer)
  return {
    line,
    fromM,
    flatM,
    stretch,
    boxes,
    /** A point in the flat earth of a piece; whoever asks destroys it. */
    pointNear(piece: number, lon: number, lat: number, perLon: number): number {
      const at = 4 * piece
      const eastDeg = lon - frames[at]!
      const eastM = eastDeg * perLon
      const northM = (lat - frames[at + 1]!) * frames[at + 2]! + eastM * eastDeg * frames[at + 3]!
      return geos.GEOSGeom_createPointFromXY(eastM, northM)
    },
  }
}
