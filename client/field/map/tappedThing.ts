import type { Map as MapLibreMap, Point } from 'maplibre-gl'

/** A thumb covers about so much to each side, pixels. */
const reachPx = 24

export interface TappedThing {
  readonly kind: 'trail' | 'incident'
  readonly id: string
}

const kindOfLayer = { 'field-trail-heads': 'trail', 'field-incidents': 'incident' } as const

/** What has its symbol nearest to where somebody tapped, within a thumb's reach. */
export function tappedThing(map: MapLibreMap, at: Point): TappedThing | undefined {
  const found = map.queryRenderedFeatures(
    [
      [at.x - reachPx, at.y - reachPx],
      [at.x + reachPx, at.y + reachPx],
    ],
    { layers: Object.keys(kindOfLayer) },
  )
  const distances = found.flatMap(({ geometry, properties, layer }) => {
    if (geometry.type !== 'Point') return []
    const [lon = 0, lat = 0] = geometry.coordinates
    const kind = kindOfLayer[layer.id as keyof typeof kindOfLayer]
    return [{ kind, id: String(properties['id']), px: map.project([lon, lat]).dist(at) }]
  })
  return distances.sort((one, other) => one.px - other.px)[0]
}
