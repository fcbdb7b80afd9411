import type { Map as MapLibreMap, Point } from 'maplibre-gl'

/** A thumb covers about so much to each side, pixels. */
const reachPx = 24

/** The trail whose symbol lies nearest to where somebody tapped, within a thumb's reach. */
export function tappedTrail(map: MapLibreMap, at: Point): string | undefined {
  const found = map.queryRenderedFeatures(
    [
      [at.x - reachPx, at.y - reachPx],
      [at.x + reachPx, at.y + reachPx],
    ],
    { layers: ['field-trail-heads'] },
  )
  const distances = found.flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point') return []
    const [lon = 0, lat = 0] = geometry.coordinates
    return [{ id: String(properties['id']), px: map.project([lon, lat]).dist(at) }]
  })
  return distances.sort((one, other) => one.px - other.px)[0]?.id
}
