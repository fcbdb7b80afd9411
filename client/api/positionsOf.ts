import type { Position } from '../../geo/units.ts'
import type { FeatureGeometry } from './collections.ts'

/** The positions of a geometry in their order; of several paths one after the other. */
export function positionsOf(geometry: FeatureGeometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return geometry.coordinates
    case 'MultiLineString':
      return geometry.coordinates.flat()
  }
}
