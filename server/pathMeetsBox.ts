import type { Box } from '../data/store/box.ts'
import type { Position } from '../geo/units.ts'
import type { Geometry } from './collections/collection.ts'

/** Whether anything of a geometry lies in a box of degrees or on its edge. */
export function geometryMeetsBox(geometry: Geometry, box: Box): boolean {
  switch (geometry.type) {
    case 'Point':
      return pathMeetsBox([geometry.coordinates, geometry.coordinates], box)
    case 'LineString':
      return pathMeetsBox(geometry.coordinates, box)
    case 'MultiLineString':
      return geometry.coordinates.some((path) => pathMeetsBox(path, box))
  }
}

function pathMeetsBox(path: readonly Position[], box: Box): boolean {
  return path.some((to, index) => index > 0 && segmentMeetsBox(path[index - 1] ?? to, to, box))
}

/** Liang and Barsky (1984): what of the segment is left after clipping at each edge. */
function segmentMeetsBox([fromLon, fromLat]: Position, [toLon, toLat]: Position, box: Box): boolean {
  let [enters, leaves] = [0, 1]
  const edges = [
    [fromLon - toLon, fromLon - box.minLon],
    [toLon - fromLon, box.maxLon - fromLon],
    [fromLat - toLat, fromLat - box.minLat],
    [toLat - fromLat, box.maxLat - fromLat],
  ] as const
  for (const [outward, inside] of edges) {
    if (outward === 0 && inside < 0) return false
    if (outward < 0) enters = Math.max(enters, inside / outward)
    if (outward > 0) leaves = Math.min(leaves, inside / outward)
  }
  return enters <= leaves
}
