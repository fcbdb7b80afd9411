import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MapFrame } from './MapView.tsx'

/** What a map shows just now, for another map to show as much of it at least, turned alike. */
export function mapInSight(map: MapLibreMap): MapFrame {
  const { clientWidth, clientHeight } = map.getContainer()
  const corners = [
    [0, 0],
    [clientWidth, 0],
    [clientWidth, clientHeight],
    [0, clientHeight],
  ] as const
  return {
    positions: corners.map(([xPx, yPx]) => {
      const { lng, lat } = map.unproject([xPx, yPx])
      return [lng, lat]
    }),
    bearing: map.getBearing(),
    paddingPx: 30,
    maxZoom: 17,
  }
}
