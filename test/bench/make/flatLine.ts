import type { BorderLine } from '../../../geo/borderLine.ts'
import { metresPerDegreeLat, metresPerDegreeLon } from '../../../geo/geodesic.ts'

/** Writes the position beside a chainage into `lonLat` at index `at`; to the left is positive. */
export type WriteBeside = (chainageM: number, leftM: number, lonLat: Float64Array, at: number) => void

/**
 * Positions beside a line by a flat earth at each vertex: fast, and good to centimetres, which is
 * enough for places that are made up.
 */
export function besideLine(line: BorderLine): WriteBeside {
  const { lonLat: vertices, chainageM: vertexM } = line
  const lastSegment = vertexM.length - 2
  return (chainageM, leftM, lonLat, at) => {
    const segment = segmentAt(vertexM, chainageM, lastSegment)
    const [lon, lat] = [vertices[2 * segment]!, vertices[2 * segment + 1]!]
    const [perLon, perLat] = [metresPerDegreeLon(lat), metresPerDegreeLat(lat)]
    const eastM = (vertices[2 * segment + 2]! - lon) * perLon
    const northM = (vertices[2 * segment + 3]! - lat) * perLat
    const lengthM = Math.hypot(eastM, northM)
    const alongM = chainageM - vertexM[segment]!
    lonLat[at] = lon + (eastM * alongM - northM * leftM) / lengthM / perLon
    lonLat[at + 1] = lat + (northM * alongM + eastM * leftM) / lengthM / perLat
  }
}

/** The vertices stand almost evenly, so that a guess is near. */
function segmentAt(vertexM: Float64Array, chainageM: number, last: number): number {
  const share = chainageM / vertexM[last + 1]!
  let segment = Math.max(0, Math.min(last, Math.floor(share * (last + 1))))
  while (segment > 0 && vertexM[segment]! > chainageM) segment--
  while (segment < last && vertexM[segment + 1]! <= chainageM) segment++
  return segment
}
