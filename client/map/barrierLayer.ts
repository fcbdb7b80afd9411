import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { BarrierStatus } from '../../data/model/barrier.ts'
import type { Position } from '../../geo/units.ts'
import { dashPath } from './dashPath.ts'
import type { BarrierPartMapRow } from './domainRows.ts'
import { bandPath, clipToBand, dashStretch, visibleStretch, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'

interface Stroke extends PickableRow {
  readonly path: readonly Position[]
  readonly color: [number, number, number, number]
  readonly width: number
}

/** Standing obstacles are solid, damaged ones broken, what is not built yet is dotted. */
function patternOf(status: BarrierStatus): readonly number[] | undefined {
  switch (status) {
    case 'complete':
      return undefined
    case 'damaged':
      return [7, 5]
    case 'under-construction':
      return [4, 3]
    case 'built':
      return [10, 3]
    case 'draft':
    case 'proposed':
    case 'approved':
    case 'removed':
      return [1.5, 3]
  }
}

/** Far off a barrier runs in its own lane beside the ribbon, near it is its own path. */
export function barrierStrokes(band: LineBand, parts: readonly BarrierPartMapRow[], ink: MapInk): Stroke[] {
  const near = kilometrePx(band, ink.scale)
  if (near < shownFromPx.barriers) return []
  const { sizePx } = ink.scale
  return parts.flatMap(({ picked, path, status, fromM, toM }) => {
    const built = status === 'complete' || status === 'damaged'
    const color = neutral(ink, built ? 'barrier' : 'barrierPlanned')
    const width = (built ? 2.6 : 1.8) * sizePx
    const pattern = patternOf(status)?.map((px) => px * sizePx)
    if (near >= shownFromPx.realPlaces) {
      const pieces = pattern === undefined ? [path] : dashPath(path, ink.scale.zoom, pattern)
      return pieces.map((piece) => ({ picked, path: piece, color, width }))
    }
    const part = clipToBand(band, { fromM, toM })
    if (part === undefined) return []
    const seen = visibleStretch(band, part.fromM, part.toM, 3 * sizePx)
    const pieces = pattern === undefined ? [seen] : dashStretch(band, seen.fromM, seen.toM, pattern)
    return pieces.map((piece) => ({
      picked,
      path: bandPath(band, piece.fromM, piece.toM),
      color,
      width,
    }))
  })
}

export function barrierLayer(
  lineId: string,
  band: LineBand,
  parts: readonly BarrierPartMapRow[],
  ink: MapInk,
): Layer {
  return new PathLayer<Stroke>({
    id: `barriers-${lineId}`,
    data: barrierStrokes(band, parts, ink),
    getPath: ({ path }) => path.map(([lon, lat]): [number, number] => [lon, lat]),
    getColor: ({ color }) => color,
    getWidth: ({ width }) => width,
    widthUnits: 'pixels',
    jointRounded: true,
    pickable: true,
  })
}
