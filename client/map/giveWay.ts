import type { Layer } from '@deck.gl/core'
import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl'
import { drawnSource } from './basemapStyle.ts'
import { drawnRoom, takesRoom, type FilledSquare } from './drawnRoom.ts'
import type { MapScale } from './mapScale.ts'

/** Lets the base map's own names keep off what deck.gl draws over it. */
export interface GiveWay {
  /** To be told of whenever other layers are drawn. */
  to(layers: readonly Layer[], scale: MapScale): void
  /** Another style has forgotten it. */
  again(): void
}

export function startGivingWay(map: MapLibreMap): GiveWay {
  let taking: readonly Layer[] = []
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
      // With the pointer a hair across the line changes, and everything else is the same layers as before.
      const before = taking
      taking = layers.filter(takesRoom)
      if (taking.length === before.length && taking.every((layer, index) => layer === before[index])) return
      drawn = drawnRoom(taking, scale)
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
