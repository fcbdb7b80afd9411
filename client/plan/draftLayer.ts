import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { rgb, type Rgb, type Shade } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'
import type { DraftFault } from '../../geo/draftFaults.ts'
import type { Handle } from './terraDrawing.ts'

export interface DraftDrawing {
  readonly paths: readonly (readonly Position[])[]
  readonly handles: readonly Handle[]
  readonly faults: readonly DraftFault[]
  readonly cuts: readonly Position[]
  readonly snapped: Position | undefined
}

/** An error on the map; none of the four state colours, and always with a white or black edge. */
const faultColour: Record<Shade, Rgb> = { light: [201, 66, 0], dark: [255, 140, 66] }

const flat = (path: readonly Position[]) => path.map(([lon, lat]): [number, number] => [lon, lat])
const point = ([lon, lat]: Position): [number, number] => [lon, lat]

/** The draft above everything else: its path, handles, what it cuts, and its faults where they are. */
export function draftLayers(drawing: DraftDrawing, shade: Shade): Layer[] {
  const surface = surfaces[shade]
  const accent = rgb(surface.accent)
  const ground = rgb(surface.panel)
  const faulty = drawing.faults.flatMap((fault) => ('path' in fault ? [fault.path] : []))
  const crossings = drawing.faults.flatMap((fault) => ('position' in fault ? [fault.position] : []))
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
  return [
    path('draft-halo', drawing.paths, ground, 8),
    path('draft-path', drawing.paths, accent, 4),
    path('draft-fault-halo', faulty, ground, 12),
    path('draft-fault', faulty, faultColour[shade], 7),
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
    new ScatterplotLayer<Position>({
      id: 'draft-crossings',
      data: crossings,
      getPosition: point,
      getRadius: 11,
      radiusUnits: 'pixels',
      stroked: true,
      filled: false,
      getLineColor: faultColour[shade],
      getLineWidth: 4,
      lineWidthUnits: 'pixels',
    }),
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
    new ScatterplotLayer<Position>({
      id: 'draft-snap',
      data: drawing.snapped === undefined ? [] : [drawing.snapped],
      getPosition: point,
      getRadius: 8,
      radiusUnits: 'pixels',
      stroked: true,
      filled: false,
      getLineColor: rgb(surface.text),
      getLineWidth: 2.5,
      lineWidthUnits: 'pixels',
    }),
  ]
}
