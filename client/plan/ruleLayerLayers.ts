import type { Layer } from '@deck.gl/core'
import { PathLayer, SolidPolygonLayer, TextLayer } from '@deck.gl/layers'
import type { RuleLayerFactKind } from '../../geo/planningFacts.ts'
import type { Position } from '../../geo/units.ts'
import { drawnOnly } from '../map/domainLayers.ts'
import { labelFontSettings } from '../map/labelFont.ts'
import { neutral, type MapInk, type SurfaceColour } from '../map/mapInk.ts'
import { metresPerPixel } from '../map/mercator.ts'
import { textRoom } from '../map/textRoom.ts'
import { fontFamily } from '../theme/fontFamily.ts'

/** What of a layer is drawn, made once for it. */
export interface RuleArea {
  readonly kind: RuleLayerFactKind
  /** Of the layer's kind and what it is called, where it is. */
  readonly text: string
  readonly rings: readonly (readonly Position[])[]
}
export interface RuleLine extends Pick<RuleArea, 'kind' | 'text'> {
  /** As wide as it is judged to be; null where it is a line alone. */
  readonly widthM: number | null
  readonly path: readonly Position[]
}
export interface RuleShapes {
  readonly areas: readonly RuleArea[]
  readonly lines: readonly RuleLine[]
  readonly names: readonly RuleName[]
}
export interface RuleName {
  readonly text: string
  readonly at: Position
  /** How much room there is for it, metres from west to east. */
  readonly widthM: number
}

/** Neutral as all that is no state of coverage: told apart by ground, edge and name. */
const look: Record<RuleLayerFactKind, { colour: SurfaceColour; fill: number; widthPx: number }> = {
  'protected-nature': { colour: 'text', fill: 40, widthPx: 2.5 },
  'protected-farmland': { colour: 'text', fill: 22, widthPx: 1.5 },
  'boundary-river': { colour: 'river', fill: 190, widthPx: 3 },
  fields: { colour: 'quiet', fill: 16, widthPx: 1 },
  road: { colour: 'quiet', fill: 0, widthPx: 4 },
}
const nameSizePx = 11.5

const point = ([lon, lat]: Position): [number, number] => [lon, lat]

/** A county's areas and lines under everything else. */
export function ruleLayerLayers({ areas, lines, names }: RuleShapes, ink: MapInk): Layer[] {
  const { sizePx, zoom } = ink.scale
  const edges = areas.flatMap(({ kind, rings }) => rings.map((path) => ({ kind, path })))
  return drawnOnly([
    new SolidPolygonLayer<RuleArea>({
      id: 'rule-areas',
      data: areas,
      getPolygon: ({ rings }) => rings.map((ring) => ring.map(point)),
      getFillColor: ({ kind }) => neutral(ink, look[kind].colour, look[kind].fill),
      filled: true,
      extruded: false,
    }),
    new PathLayer<RuleLine>({
      id: 'rule-wide-lines',
      data: lines.filter(({ widthM }) => widthM !== null),
      getPath: ({ path }) => path.map(point),
      getColor: ({ kind }) => neutral(ink, look[kind].colour, look[kind].fill),
      getWidth: ({ widthM }) => widthM ?? 0,
      widthUnits: 'meters',
      jointRounded: true,
      capRounded: true,
    }),
    new PathLayer<{ kind: RuleLayerFactKind; path: readonly Position[] }>({
      id: 'rule-edges',
      data: [...edges, ...lines],
      getPath: ({ path }) => path.map(point),
      getColor: ({ kind }) => neutral(ink, look[kind].colour, 150),
      getWidth: ({ kind }) => look[kind].widthPx * sizePx,
      widthUnits: 'pixels',
      jointRounded: true,
    }),
    new TextLayer<RuleName>({
      id: 'rule-names',
      data: names.filter(
        ({ text, at, widthM }) =>
          2 * textRoom(text, nameSizePx * sizePx).halfWidth < widthM / metresPerPixel(at[1], zoom),
      ),
      getText: ({ text }) => text,
      getPosition: ({ at }) => point(at),
      getSize: nameSizePx * sizePx,
      getPixelOffset: [0, 11 * sizePx],
      getColor: neutral(ink, 'quiet'),
      outlineWidth: 3,
      outlineColor: neutral(ink, 'page'),
      fontFamily,
      fontWeight: 500,
      characterSet: 'auto',
      fontSettings: labelFontSettings,
    }),
  ])
}
