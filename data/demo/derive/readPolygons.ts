import { isInBox } from './clipToBox.ts'
import { type Box, type PolygonRings, at, roundPosition } from './position.ts'
import { boundingBox, ringArea } from './ringArea.ts'
import { simplifyLine } from './simplifyLine.ts'

interface PolygonCollection {
  geometries: { type: 'MultiPolygon'; coordinates: readonly PolygonRings[] }[]
}

/** All polygons of a geo-maps package of water. */
export function readPolygons(json: unknown): PolygonRings[] {
  return (json as PolygonCollection).geometries.flatMap(({ coordinates }) => coordinates)
}

/** About 0.3 km² at these latitudes. */
const smallestSquareDegrees = 2.7e-5

/** The packages have most ponds and short riverbeds as triangles and lozenges, which look like mistakes on a map. */
const fewestVertices = 8

/**
 * The polygons that look like water on a map of the box, simplified to 10 m and rounded to 4 decimals (11 m). Those
 * that reach over its edge are left out, and with them the ocean.
 */
export function selectPolygons(polygons: readonly PolygonRings[], box: Box): PolygonRings[] {
  return polygons.flatMap((polygon) => {
    const outer = at(polygon, 0)
    if (!isInBox(at(outer, 0), box) || outer.length <= fewestVertices) return []
    if (Math.abs(ringArea(outer)) < smallestSquareDegrees) return []
    const [west, south, east, north] = boundingBox(outer)
    if (!isInBox([west, south], box) || !isInBox([east, north], box)) return []
    const rings = polygon
      .map((ring) => simplifyLine(ring, 10).map((position) => roundPosition(position, 4)))
      .filter((ring) => ring.length >= 4)
    return rings.length > 0 ? [rings] : []
  })
}
