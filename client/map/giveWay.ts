import type { Layer } from '@deck.gl/core'
import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl'
import { drawnSource } from './basemapStyle.ts'
import { drawnRoom, type FilledSquare } from './drawnRoom.ts'
import type { MapScale } from './mapScale.ts'

/** Lets the base map's own names keep off what deck.gl draws over it. */
export interface GiveWay {
  /** To be told of whenever other layers are drawn. */
  to(layers: readonly Layer[], scale: MapScale): void
  /** Another style has forgotten it. */
  again(): void
}

export function startGivingWay(map: MapLibreMap): GiveWay {
  let drawn: readonly FilledSquare[] = []
  let told = ''
  const tell = () => {
    const source = map.getSource(drawnSource)
    // A county's own style has none.
    if (source instanceof GeoJSONSource) void source.setData(featuresOf(drawn))
  }
  map.on('style.load', tell)
  return {
    to(layers, scale) {
      drawn = drawnRoom(layers, scale)
      const now = JSON.stringify(drawn)
      // Names are placed anew at some cost; what only changed its colour is no reason to.
      if (now === told) return
      told = now
      tell()
    },
    again: tell,
  }
}

const featuresOf = (squares: readonly FilledSquare[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: squares.map(({ position, sizePx }) => ({
    type: 'Feature',
    properties: { sizePx },
    geometry: { type: 'Point', coordinates: [...position] },
  })),
})
