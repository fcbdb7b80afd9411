import type {
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from 'maplibre-gl'
import type { Position } from '../../geo/units.ts'
import type { Basemap, Town } from '../api/basemap.ts'
import type { Language } from '../i18n/language.ts'
import type { Surface } from '../theme/surfaces.ts'

/** A named place of our own that is labelled before any town. */
export interface LabelledPlace {
  readonly name: { readonly en: string; readonly zh: string }
  readonly position: Position
}

export interface BasemapContent {
  readonly basemap: Basemap
  readonly towns: readonly Town[]
  readonly ports: readonly LabelledPlace[]
  /** Where the domain is drawn above the map: town labels keep off it. */
  readonly keepClear: readonly (readonly Position[])[]
}

export interface BasemapLook {
  readonly surface: Surface
  readonly language: Language
  readonly sizePx: number
}

/** Name of the see-through image that keeps labels off; the map adds it when it is missed. */
export const keepClearImage = 'keep-clear'
/** Width and height of that image. */
export const keepClearPx = 24
/** Points with a `sizePx` each, where something is drawn over this map; empty until somebody says. */
export const drawnSource = 'drawn'

/** No glyphs are fetched: MapLibre draws text with the fonts of the device. */
const labelFont = ['Noto Sans CJK SC', 'Noto Sans', 'sans-serif']

/** Beside a port's symbol, else further off; ems. Where all of it is full, the first. */
const portAnchors = [1.3, 2.1].flatMap((ems) =>
  Object.entries({
    left: [ems, 0],
    right: [-ems, 0],
    top: [0, ems],
    bottom: [0, -ems],
    'top-left': [ems, ems / 2],
    'top-right': [-ems, ems / 2],
    'bottom-left': [ems, -ems / 2],
    'bottom-right': [-ems, -ems / 2],
  }).flat(),
) as VariableAnchorOffsetCollectionSpecification

type Place = Record<string, unknown>

const geojson = (data: GeoJSON.GeoJSON, attribution?: string): SourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.2,
  ...(attribution === undefined ? {} : { attribution }),
})

const points = (places: readonly { position: Position; properties: Place }[]): GeoJSON.GeoJSON => ({
  type: 'FeatureCollection',
  features: places.map(({ position, properties }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [...position] },
  })),
})

/** Foreign places stand in the page's language only where they have a name in it. */
function townPlace(town: Town, language: Language): { position: Position; properties: Place }[] {
  const home = town.country === 'CHN'
  const name = language === 'zh' ? (town.name.zh ?? (home ? town.name.en : undefined)) : town.name.en
  if (name === undefined) return []
  const seat = town.seat === true
  return [
    {
      position: [town.lon, town.lat],
      properties: { name, home, seat, rank: seat ? 0 : town.rank + (home ? 0 : 1) },
    },
  ]
}

/** Whoever's data is on the map, town names included. */
function attributionOf({ basemap, towns }: BasemapContent): string[] {
  const named = basemap.attribution.some((sentence) => sentence.includes('GeoNames'))
  return towns.length === 0 || named
    ? basemap.attribution
    : [...basemap.attribution, 'GeoNames (geonames.org), CC BY 4.0']
}

function sources(content: BasemapContent, { language }: BasemapLook): Record<string, SourceSpecification> {
  const { basemap } = content
  const named = (name: { en: string; zh?: string | undefined }) =>
    language === 'zh' ? (name.zh ?? name.en) : name.en
  return {
    home: geojson(basemap.home, attributionOf(content).join(' · ')),
    abroad: geojson({
      type: 'FeatureCollection',
      features: basemap.abroad.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry })),
    }),
    water: geojson(basemap.water),
    rivers: geojson({
      type: 'FeatureCollection',
      features: basemap.rivers.map(({ geometry, rank }) => ({
        type: 'Feature',
        properties: { rank },
        geometry,
      })),
    }),
    boundaries: geojson(basemap.otherBoundaries),
    countries: geojson(
      points(
        basemap.labels.map(({ name, point }) => ({ position: point, properties: { name: named(name) } })),
      ),
    ),
    towns: geojson(points(content.towns.flatMap((town) => townPlace(town, language)))),
    ports: geojson(
      points(content.ports.map(({ name, position }) => ({ position, properties: { name: name[language] } }))),
    ),
    [drawnSource]: geojson({ type: 'FeatureCollection', features: [] }),
    clear: geojson({
      type: 'MultiLineString',
      coordinates: content.keepClear.map((path) => path.map((position) => [...position])),
    }),
  }
}

function groundLayers(surface: Surface, sizePx: number): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': surface.abroad } },
    { id: 'abroad', type: 'fill', source: 'abroad', paint: { 'fill-color': surface.abroad } },
    { id: 'home', type: 'fill', source: 'home', paint: { 'fill-color': surface.homeGround } },
    { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': surface.water } },
    {
      id: 'river-areas',
      type: 'fill',
      source: 'rivers',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': surface.river },
    },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': surface.river,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.6 * sizePx, 12, 2.4 * sizePx],
      },
    },
    {
      id: 'boundaries',
      type: 'line',
      source: 'boundaries',
      paint: {
        'line-color': surface.faint,
        'line-width': 0.9 * sizePx,
        'line-dasharray': [5, 4],
        'line-opacity': 0.7,
      },
    },
  ]
}

function labelLayers(surface: Surface, sizePx: number): LayerSpecification[] {
  const halo = { 'text-halo-color': surface.homeGround, 'text-halo-width': 1.2 * sizePx }
  return [
    {
      id: 'countries',
      type: 'symbol',
      source: 'countries',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': 22 * sizePx,
        'text-letter-spacing': 0.35,
        'text-rotation-alignment': 'viewport',
      },
      paint: { 'text-color': surface.faint, 'text-opacity': 0.55 },
    },
    {
      id: 'towns',
      type: 'symbol',
      source: 'towns',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': ['case', ['get', 'seat'], 15 * sizePx, ['get', 'home'], 12.5 * sizePx, 11.5 * sizePx],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
        'text-justify': 'auto',
        'text-padding': 10 * sizePx,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: {
        ...halo,
        'text-color': ['case', ['get', 'seat'], surface.text, ['get', 'home'], surface.quiet, surface.faint],
      },
    },
    {
      id: 'ports',
      type: 'symbol',
      source: 'ports',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': 14 * sizePx,
        'text-variable-anchor-offset': portAnchors,
        'text-justify': 'auto',
        'text-allow-overlap': true,
      },
      paint: { ...halo, 'text-color': surface.text },
    },
    {
      id: 'keep-clear',
      type: 'symbol',
      source: 'clear',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 12,
        'icon-image': keepClearImage,
        'icon-size': sizePx,
        'icon-padding': 0,
        'icon-allow-overlap': true,
        'icon-keep-upright': false,
      },
    },
    // The last layer is placed first: all names above give way to what is drawn over the map.
    {
      id: 'drawn',
      type: 'symbol',
      source: drawnSource,
      layout: {
        'icon-image': keepClearImage,
        'icon-size': ['/', ['get', 'sizePx'], keepClearPx],
        'icon-padding': 0,
        'icon-allow-overlap': true,
      },
    },
  ]
}

/** The built-in map: ground, water, rivers, other boundaries and few labels; no request leaves. */
export function basemapStyle(content: BasemapContent, look: BasemapLook): StyleSpecification {
  return {
    version: 8,
    sources: sources(content, look),
    layers: [
      ...groundLayers(look.surface, look.sizePx),
      {
        id: 'town-dots',
        type: 'circle',
        source: 'towns',
        filter: ['<=', ['get', 'rank'], 3],
        paint: {
          'circle-radius': ['case', ['get', 'seat'], 3.2 * look.sizePx, 1.8 * look.sizePx],
          'circle-color': ['case', ['get', 'seat'], look.surface.text, look.surface.faint],
        },
      },
      ...labelLayers(look.surface, look.sizePx),
    ],
  }
}
