import geographiclib from 'geographiclib-geodesic'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'

const wgs84 = geographiclib.Geodesic.WGS84

/**
 * The nearest place of a line by GeographicLib alone: on the geodesic of every segment that can hold
 * it, the place from where the way to the position stands square to the line, by halving.
 */
export function referenceFoot(
  line: BorderLine,
  [lon, lat]: Position,
): { chainageM: number; distanceM: number } {
  let nearest = { chainageM: NaN, distanceM: Infinity }
  for (let vertex = 0; vertex + 1 < line.positions.length; vertex++) {
    const [from, to] = [line.positions[vertex]!, line.positions[vertex + 1]!]
    const lengthM = line.chainageM[vertex + 1]! - line.chainageM[vertex]!
    const fromStartM = wgs84.Inverse(from[1], from[0], lat, lon).s12!
    if (fromStartM - lengthM > nearest.distanceM) continue
    const segment = wgs84.InverseLine(from[1], from[0], to[1], to[0])
    let [low, high] = [0, segment.s13]
    for (let halving = 0; halving < 60; halving++) {
      const middle = segment.Position((low + high) / 2)
      const way = wgs84.Inverse(middle.lat2!, middle.lon2!, lat, lon)
      const liesAhead = Math.cos(((way.azi1! - middle.azi2!) * Math.PI) / 180) > 0
      if (way.s12! > 0 && liesAhead) low = (low + high) / 2
      else high = (low + high) / 2
    }
    const foot = segment.Position(low)
    const distanceM = wgs84.Inverse(foot.lat2!, foot.lon2!, lat, lon).s12!
    if (distanceM < nearest.distanceM) nearest = { chainageM: line.chainageM[vertex]! + low, distanceM }
  }
  return nearest
}
