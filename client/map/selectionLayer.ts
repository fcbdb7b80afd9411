import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import type { Selection } from '../shell/viewState.ts'
import type { DomainRows } from './domainRows.ts'
import {
  bandPath,
  bandPosition,
  besideLine,
  clipToBand,
  isOnBand,
  visibleStretch,
  type LineBand,
} from './lineBand.ts'
import { neutral, ribbonWidthPx, type MapInk } from './mapInk.ts'

const lonLat = ([lon, lat]: Position): [number, number] => [lon, lat]

interface Highlight {
  readonly paths: readonly (readonly Position[])[]
  readonly points: readonly Position[]
  /** Paths of the ribbon are wide; trails and barriers are not. */
  readonly widthPx: number
}

/** What to light up for a selection on this line; nothing where it lies on another. */
export function highlightOf(
  lineId: string,
  band: LineBand,
  selection: Selection,
  rows: DomainRows,
  sizePx: number,
): Highlight {
  const none: Highlight = { paths: [], points: [], widthPx: ribbonWidthPx + 14 }
  const stretchPaths = (fromM: number, toM: number): Highlight => {
    const part = clipToBand(band, { fromM, toM })
    if (part === undefined) return none
    const seen = visibleStretch(band, part.fromM, part.toM, 8 * sizePx)
    return { ...none, paths: [bandPath(band, seen.fromM, seen.toM)] }
  }
  const pointOf = (found: { position: Position } | undefined): Highlight =>
    found === undefined ? none : { ...none, points: [found.position] }
  const own = <Row extends { picked: { kind: string }; lineId: string }>(list: readonly Row[]) =>
    list.filter(
      (row) =>
        row.lineId === lineId && 'id' in row.picked && 'id' in selection && row.picked.id === selection.id,
    )
  switch (selection.kind) {
    case 'stretch':
      return selection.lineId === lineId ? stretchPaths(selection.fromM, selection.toM) : none
    case 'moment':
      return selection.lineId === lineId && isOnBand(band, selection.atM)
        ? { ...none, points: [bandPosition(band, selection.atM)] }
        : none
    case 'trail':
      return {
        widthPx: 10,
        paths: own(rows.trails).map(({ path }) => path),
        points: own(rows.trails).flatMap(({ meetsLineAtM }) =>
          meetsLineAtM.map((atM) => besideLine(band, atM, 0)),
        ),
      }
    case 'barrier':
      return { ...none, widthPx: 11, paths: own(rows.barrierParts).map(({ path }) => path) }
    case 'patrol': {
      const [patrol] = own(rows.patrols)
      return patrol === undefined ? none : stretchPaths(patrol.fromM, patrol.toM)
    }
    case 'checkpoint':
      return pointOf(own(rows.checkpoints)[0])
    case 'device':
      return pointOf(own(rows.devices)[0])
    case 'port':
      return pointOf(own(rows.ports)[0])
    case 'trade-point':
      return pointOf(own(rows.tradePoints)[0])
  }
}

/** A halo in the accent colour under what is selected. */
export function selectionLayer(
  lineId: string,
  band: LineBand,
  selection: Selection,
  rows: DomainRows,
  ink: MapInk,
): Layer[] {
  const { sizePx } = ink.scale
  const { paths, points, widthPx } = highlightOf(lineId, band, selection, rows, sizePx)
  return [
    new PathLayer<readonly Position[]>({
      id: `selected-paths-${lineId}`,
      data: paths,
      getPath: (path) => path.map(lonLat),
      getColor: neutral(ink, 'accent', 150),
      getWidth: widthPx * sizePx,
      widthUnits: 'pixels',
      capRounded: true,
      jointRounded: true,
    }),
    new ScatterplotLayer<Position>({
      id: `selected-points-${lineId}`,
      data: points,
      getPosition: lonLat,
      getRadius: 13 * sizePx,
      radiusUnits: 'pixels',
      getFillColor: neutral(ink, 'accent', 70),
      stroked: true,
      getLineColor: neutral(ink, 'accent'),
      getLineWidth: 2.5 * sizePx,
      lineWidthUnits: 'pixels',
    }),
  ]
}

/** A hair across line and ribbon at the chainage pointed at in strip or chart. */
export function pointedLayer(lineId: string, band: LineBand, atM: number, ink: MapInk): Layer {
  const { sizePx } = ink.scale
  return new PathLayer<readonly Position[]>({
    id: `pointed-${lineId}`,
    data: [[besideLine(band, atM, -16 * sizePx), besideLine(band, atM, 30 * sizePx)]],
    getPath: (path) => path.map(lonLat),
    getColor: neutral(ink, 'text'),
    getWidth: 2 * sizePx,
    widthUnits: 'pixels',
  })
}
