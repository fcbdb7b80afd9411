import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import type { ProposalRemark } from '../../../data/model/barrierProposal.ts'
import type { Position } from '../../../geo/units.ts'
import { dashPath } from '../../map/dashPath.ts'
import type { LayersAtScale } from '../../map/mapScale.ts'
import { fontFamily } from '../../theme/fontFamily.ts'
import { rgb, type Shade } from '../../theme/stateColours.ts'
import { surfaces } from '../../theme/surfaces.ts'

export interface LifeDrawing {
  /** A proposal as it was sent. */
  readonly frozen: readonly (readonly Position[])[]
  readonly remarks: readonly Pick<ProposalRemark, 'position'>[]
  /** Where damages were seen. */
  readonly seen: readonly Position[]
  /** The place that is picked for what is being reported. */
  readonly place: Position | undefined
}

interface Numbered {
  readonly number: number
  readonly position: Position
}

const point = ([lon, lat]: Position): [number, number] => [lon, lat]

/** What was sent, dashed beside the drawing as it stands now, with numbered remarks at their places. */
export function lifeLayers(drawing: LifeDrawing, shade: Shade): LayersAtScale {
  const surface = surfaces[shade]
  const [ink, ground] = [rgb(surface.text), rgb(surface.panel)]
  const remarks = drawing.remarks.flatMap(({ position }, index): Numbered[] =>
    position === null ? [] : [{ number: index + 1, position }],
  )
  return ({ zoom }) => {
    const dashes = drawing.frozen.flatMap((path) => dashPath(path, zoom, [9, 6]))
    const path = (id: string, color: [number, number, number], width: number): Layer =>
      new PathLayer<readonly Position[]>({
        id,
        data: dashes,
        getPath: (dash) => dash.map(point),
        getColor: color,
        getWidth: width,
        widthUnits: 'pixels',
        jointRounded: true,
      })
    const disc = (id: string, data: readonly Position[], radius: number): Layer =>
      new ScatterplotLayer<Position>({
        id,
        data,
        getPosition: point,
        getRadius: radius,
        radiusUnits: 'pixels',
        stroked: true,
        getFillColor: ink,
        getLineColor: ground,
        getLineWidth: 2,
        lineWidthUnits: 'pixels',
      })
    return [
      path('life-frozen-halo', ground, 6),
      path('life-frozen', ink, 2.5),
      disc('life-seen', drawing.seen, 6),
      disc('life-place', drawing.place === undefined ? [] : [drawing.place], 9),
      disc(
        'life-remarks',
        remarks.map(({ position }) => position),
        12,
      ),
      new TextLayer<Numbered>({
        id: 'life-remark-numbers',
        data: remarks,
        getPosition: ({ position }) => point(position),
        getText: ({ number }) => String(number),
        getSize: 14,
        getColor: ground,
        fontFamily,
        fontWeight: 700,
        characterSet: '0123456789',
      }),
    ]
  }
}
