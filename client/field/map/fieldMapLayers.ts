import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { CoverageState } from '../../../geo/units.ts'
import { stateColours } from '../../theme/stateColours.ts'
import { surfaces } from '../../theme/surfaces.ts'
import type { FieldMapSource } from './fieldMapData.ts'
import { incidentImage } from './mapSymbols.ts'

const surface = surfaces.light
const colours = stateColours.light
/** Fonts of the device; none is fetched. */
const labelFont = ['Noto Sans CJK SC', 'Noto Sans', 'sans-serif']

/** From the line to the middle of the ribbon on home ground, pixels. */
const asidePx = 9

export const fieldSources: readonly FieldMapSource[] = [
  'field-line',
  'field-runs',
  'field-barriers',
  'field-trails',
  'field-trail-heads',
  'field-places',
  'field-incidents',
  'field-accuracy',
  'field-here',
  'field-picked',
]

interface Stroke {
  readonly color: string
  readonly width: number
  /** Pixels further homeward than the ribbon's middle. */
  readonly shift?: number
  readonly dash?: number[]
  readonly round?: boolean
}

/** Of the whole line a thinner ribbon is seen: in its bends a wide one would fold over itself. */
const byZoom = (of: (size: number) => ExpressionSpecification | number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  of(0.45),
  12,
  of(1),
]
const aside = (shift = 0): ExpressionSpecification =>
  byZoom((size) => ['*', ['get', 'side'], (asidePx + shift) * size])

/** The looks of the four states: solid, double, heavy and broken with an outline, dotted. */
const strokes: Record<CoverageState, readonly Stroke[]> = {
  held: [{ color: colours.held, width: 7 }],
  thin: [
    { color: colours.thin, width: 2.6, shift: -2.4 },
    { color: colours.thin, width: 2.6, shift: 2.4 },
  ],
  unknown: [{ color: colours.unknown, width: 5.5, dash: [0.1, 1.6], round: true }],
  gap: [
    { color: surface.text, width: 13 },
    { color: surface.panel, width: 10.5 },
    { color: colours.gap, width: 9.5, dash: [1.4, 0.45] },
  ],
}

const ribbon = (state: CoverageState): LayerSpecification[] =>
  strokes[state].map(({ color, width, shift, dash, round }, index) => ({
    id: `field-${state}-${index}`,
    type: 'line',
    source: 'field-runs' satisfies FieldMapSource,
    filter: ['==', ['get', 'state'], state],
    layout: { 'line-join': 'round', 'line-cap': round === true ? 'round' : 'butt' },
    paint: {
      'line-color': color,
      'line-width': byZoom((size) => width * size),
      'line-offset': aside(shift),
      ...(dash === undefined ? {} : { 'line-dasharray': dash }),
    },
  }))

/** What the phone draws over the ground, first what lies lowest. */
export const fieldLayers: readonly LayerSpecification[] = [
  {
    id: 'field-barriers',
    type: 'line',
    source: 'field-barriers',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': surface.barrier, 'line-width': 4, 'line-dasharray': [2, 0.6] },
  },
  {
    id: 'field-trails-sealed',
    type: 'line',
    source: 'field-trails',
    filter: ['!', ['get', 'unsealed']],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': surface.quiet, 'line-width': 1.8, 'line-dasharray': [2, 2] },
  },
  {
    id: 'field-trails-open',
    type: 'line',
    source: 'field-trails',
    filter: ['get', 'unsealed'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': surface.trailOpen, 'line-width': 3.2 },
  },
  ...(['held', 'thin', 'unknown', 'gap'] as const).flatMap(ribbon),
  {
    id: 'field-line',
    type: 'line',
    source: 'field-line',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    // Long dash and dot, the boundary's own symbol; it never takes a state's colour.
    paint: { 'line-color': surface.boundary, 'line-width': 2.4, 'line-dasharray': [4.5, 2, 0.1, 2] },
  },
  {
    id: 'field-places',
    type: 'symbol',
    source: 'field-places',
    layout: {
      'icon-image': ['get', 'image'],
      'icon-size': byZoom((size) => 0.72 * size),
      'icon-allow-overlap': true,
    },
  },
  {
    id: 'field-trail-heads',
    type: 'symbol',
    source: 'field-trail-heads',
    layout: {
      'icon-image': ['get', 'image'],
      // Those that are open are above the others, at any zoom.
      'icon-size': byZoom((size) => ['case', ['get', 'unsealed'], 0.95 * size, 0.75 * size ** 1.5]),
      'icon-allow-overlap': true,
      'symbol-sort-key': ['case', ['get', 'unsealed'], 1, 0],
      'text-field': ['step', ['zoom'], '', 10, ['get', 'number']],
      'text-font': labelFont,
      'text-size': 15,
      'text-optional': true,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.2,
    },
    paint: {
      'text-color': surface.text,
      'text-halo-color': surface.panel,
      'text-halo-width': 2,
    },
  },
  {
    id: 'field-incidents',
    type: 'symbol',
    source: 'field-incidents',
    layout: {
      'icon-image': incidentImage,
      'icon-size': byZoom((size) => 0.85 * size),
      'icon-allow-overlap': true,
    },
  },
  {
    id: 'field-accuracy',
    type: 'fill',
    source: 'field-accuracy',
    paint: { 'fill-color': surface.accent, 'fill-opacity': 0.18, 'fill-outline-color': surface.accent },
  },
  {
    id: 'field-here',
    type: 'circle',
    source: 'field-here',
    paint: {
      'circle-radius': 8,
      'circle-color': surface.accent,
      'circle-stroke-color': surface.panel,
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'field-picked-path',
    type: 'line',
    source: 'field-picked',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': surface.accent, 'line-width': 4 },
  },
  {
    id: 'field-picked-points',
    type: 'circle',
    source: 'field-picked',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 6,
      'circle-color': surface.panel,
      'circle-stroke-color': surface.accent,
      'circle-stroke-width': 3,
    },
  },
]
