import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { labelFontSettings } from '../map/labelFont.ts'
import type { MapScale } from '../map/mapScale.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { rgb, type Rgb, type Shade } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'
import type { Handle } from './editHandles.ts'
import { markTextPx, placeMarks, signRadiusPx, type FindingMark, type PlacedMark } from './findingMarks.ts'

export interface DraftDrawing {
  readonly paths: readonly (readonly Position[])[]
  readonly handles: readonly Handle[]
  readonly marks: readonly FindingMark[]
  readonly cuts: readonly Position[]
}

/** An error on the map; none of the four state colours, and always with a white or black edge. */
const faultColour: Record<Shade, Rgb> = { light: [201, 66, 0], dark: [255, 140, 66] }

const flat = (path: readonly Position[]) => path.map(([lon, lat]): [number, number] => [lon, lat])
const point = ([lon, lat]: Position): [number, number] => [lon, lat]

/** The draft above everything else: its path, what it breaks and where, what it cuts, and its handles. */
export function draftLayers(drawing: DraftDrawing, shade: Shade, scale: MapScale): Layer[] {
  const surface = surfaces[shade]
  const accent = rgb(surface.accent)
  const ground = rgb(surface.panel)
  const path = (id: string, data: readonly (readonly Position[])[], color: Rgb, width: number) =>
    new PathLayer<readonly Position[]>({
      id,
      data,
      getPath: flat,
      getColor: color,
      getWidth: width,
      widthUnits: 'pixels',
      jointRounded: true,
      capRounded: true,
    })
  const along = (severity: FindingMark['severity']) =>
    drawing.marks
      .filter((mark) => mark.severity === severity && mark.where.length > 1)
      .map(({ where }) => where)
  return [
    path('draft-halo', drawing.paths, ground, 8),
    path('draft-path', drawing.paths, accent, 4),
    path('draft-warned-halo', along('warning'), ground, 6),
    path('draft-warned', along('warning'), rgb(surface.text), 3),
    path('draft-fault-halo', along('error'), ground, 12),
    path('draft-fault', along('error'), faultColour[shade], 7),
    new ScatterplotLayer<Position>({
      id: 'draft-cuts',
      data: drawing.cuts,
      getPosition: point,
      getRadius: 5,
      radiusUnits: 'pixels',
      stroked: true,
      getFillColor: ground,
      getLineColor: rgb(surface.text),
      getLineWidth: 2,
      lineWidthUnits: 'pixels',
    }),
    ...markLayers(placeMarks(drawing.marks, scale), shade),
    new ScatterplotLayer<Handle>({
      id: 'draft-handles',
      data: drawing.handles,
      getPosition: (handle) => point(handle.position),
      getRadius: (handle) => (handle.kind === 'vertex' ? 6 : 4),
      radiusUnits: 'pixels',
      stroked: true,
      getFillColor: (handle) => (handle.kind === 'vertex' ? ground : accent),
      getLineColor: (handle) => (handle.kind === 'vertex' ? accent : ground),
      getLineWidth: 2.5,
      lineWidthUnits: 'pixels',
    }),
  ]
}

/** A cross for an error, an exclamation mark for a warning, each with its rule's name. */
function markLayers(placed: readonly PlacedMark[], shade: Shade): Layer[] {
  const surface = surfaces[shade]
  const [ground, text] = [rgb(surface.panel), rgb(surface.text)]
  const colour = ({ severity }: PlacedMark) => (severity === 'error' ? faultColour[shade] : text)
  const written = placed.flatMap((mark) => (mark.textAt === undefined ? [] : [{ ...mark, at: mark.textAt }]))
  return [
    new ScatterplotLayer<PlacedMark>({
      id: 'draft-signs',
      data: placed,
      getPosition: ({ at }) => point(at),
      getRadius: signRadiusPx,
      radiusUnits: 'pixels',
      stroked: true,
      getFillColor: colour,
      getLineColor: ground,
      getLineWidth: 2,
      lineWidthUnits: 'pixels',
    }),
    new TextLayer<PlacedMark>({
      id: 'draft-sign-letters',
      data: placed,
      getText: ({ severity }) => (severity === 'error' ? '×' : '!'),
      getPosition: ({ at }) => point(at),
      getSize: ({ severity }) => (severity === 'error' ? 17 : 13),
      getColor: ground,
      fontFamily,
      fontWeight: 800,
      characterSet: '×!',
    }),
    new TextLayer<PlacedMark>({
      id: 'draft-mark-names',
      data: written,
      getText: ({ text: name }) => name,
      getPosition: ({ at }) => point(at),
      getSize: markTextPx,
      getColor: colour,
      background: true,
      getBackgroundColor: ground,
      getBorderColor: colour,
      getBorderWidth: 1,
      backgroundPadding: [5, 2],
      backgroundBorderRadius: 4,
      fontFamily,
      fontWeight: 600,
      characterSet: 'auto',
      fontSettings: labelFontSettings,
    }),
  ]
}
