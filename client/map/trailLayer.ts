import type { Layer } from '@deck.gl/core'
import { PathLayer, TextLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { labelFontSettings } from './labelFont.ts'
import type { TrailMapRow } from './domainRows.ts'
import { besideLine, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'

interface Stroke extends PickableRow {
  readonly path: readonly Position[]
  readonly color: [number, number, number, number]
  readonly width: number
}

/** How loud a trail is drawn: open ones bold, sealed ones faint, verified ones fainter. */
function loudness(trail: TrailMapRow, ink: MapInk) {
  if (trail.unsealed || trail.status === null)
    return { color: neutral(ink, 'trailOpen'), width: 2.6, tickPx: 12, open: true }
  if (trail.status === 'verified')
    return { color: neutral(ink, 'trailSealed', 130), width: 1.1, tickPx: 6, open: false }
  return { color: neutral(ink, 'trailSealed', 220), width: 1.6, tickPx: 8, open: false }
}

/**
 * Where a trail is too short to be seen it is a tick across the line; nearer it is its own path. A
 * breached trail's tick reaches over to home ground.
 */
export function trailStrokes(band: LineBand, trails: readonly TrailMapRow[], ink: MapInk): Stroke[] {
  const near = kilometrePx(band, ink.scale)
  const { sizePx } = ink.scale
  return trails.flatMap((trail) => {
    const { color, width, tickPx, open } = loudness(trail, ink)
    if (near < (open ? shownFromPx.openTrails : shownFromPx.sealedTrails)) return []
    const shared = { picked: trail.picked, color, width: width * sizePx }
    const inward = trail.status === 'breached' ? 5 : 1
    // Where a kilometre is only some pixels, ticks are shorter, or neighbours would tangle.
    const lengthPx = tickPx * Math.min(Math.max(near / 7, 0.5), 1)
    const ticks = trail.meetsLineAtM.map((atM) => ({
      ...shared,
      path: [besideLine(band, atM, inward * sizePx), besideLine(band, atM, -lengthPx * sizePx)],
    }))
    return near >= shownFromPx.realPlaces ? [{ ...shared, path: trail.path }] : ticks
  })
}

export function trailLayer(
  lineId: string,
  band: LineBand,
  trails: readonly TrailMapRow[],
  ink: MapInk,
): Layer[] {
  const near = kilometrePx(band, ink.scale)
  const numbered = near >= shownFromPx.trailNumbers ? trails : []
  const { sizePx } = ink.scale
  return [
    new PathLayer<Stroke>({
      id: `trails-${lineId}`,
      data: trailStrokes(band, trails, ink),
      getPath: ({ path }) => path.map(([lon, lat]): [number, number] => [lon, lat]),
      getColor: ({ color }) => color,
      getWidth: ({ width }) => width,
      widthUnits: 'pixels',
      capRounded: true,
      jointRounded: true,
      pickable: true,
    }),
    new TextLayer<TrailMapRow>({
      id: `trail-numbers-${lineId}`,
      data: numbered,
      getText: ({ number }) => String(number),
      // The end on home ground: the other side has the chainage posts.
      getPosition: ({ path }): [number, number] => [path[0]?.[0] ?? 0, path[0]?.[1] ?? 0],
      getColor: (trail) => loudness(trail, ink).color,
      getSize: 11.5 * sizePx,
      getPixelOffset: [0, -10 * sizePx],
      fontFamily,
      outlineWidth: 4,
      outlineColor: neutral(ink, 'page'),
      fontWeight: 600,
      fontSettings: labelFontSettings,
      pickable: true,
    }),
  ]
}
