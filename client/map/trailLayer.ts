import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import type { TrailMapRow } from './domainRows.ts'
import { besideLine, isOnBand, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { screenPixelOf } from './mercator.ts'
import { freeRoom } from './textRoom.ts'
import { placesAbout, type WantedLabel } from './wantedLabel.ts'

const numberSize = 11.5
/** From a trail's end to its number. */
const numberApartPx = 3

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

export const trailsInSight = (band: LineBand, trails: readonly TrailMapRow[]): TrailMapRow[] =>
  trails.filter(({ meetsLineAtM }) => meetsLineAtM.some((atM) => isOnBand(band, atM)))

/** The numbers of trails at their ends on home ground, else at the other ends; open ones first. */
export function trailNumbers(band: LineBand, trails: readonly TrailMapRow[], ink: MapInk): WantedLabel[] {
  if (kilometrePx(band, ink.scale) < shownFromPx.trailNumbers) return []
  const { sizePx } = ink.scale
  return trails
    .toSorted((one, other) => Number(other.unsealed) - Number(one.unsealed))
    .map((trail) => {
      const text = String(trail.number)
      const room = freeRoom({ text, size: numberSize }, sizePx)
      const ends = [trail.path[0], trail.path.at(-1)].filter((end) => end !== undefined)
      return {
        text,
        size: numberSize,
        color: loudness(trail, ink).color,
        picked: trail.picked,
        places: ends.flatMap((end) =>
          placesAbout(screenPixelOf(end, ink.scale), numberApartPx * sizePx, room),
        ),
      }
    })
}

/** What the loudest strokes run over, so that nothing is written across them. */
export function openTrailPaths(
  band: LineBand,
  trails: readonly TrailMapRow[],
  ink: MapInk,
): (readonly Position[])[] {
  const open = trails.filter((trail) => loudness(trail, ink).open)
  return trailStrokes(band, open, ink).map(({ path }) => path)
}

export function trailLayer(
  lineId: string,
  band: LineBand,
  trails: readonly TrailMapRow[],
  ink: MapInk,
): Layer {
  return new PathLayer<Stroke>({
    id: `trails-${lineId}`,
    data: trailStrokes(band, trails, ink),
    getPath: ({ path }) => path.map(([lon, lat]): [number, number] => [lon, lat]),
    getColor: ({ color }) => color,
    getWidth: ({ width }) => width,
    widthUnits: 'pixels',
    capRounded: true,
    jointRounded: true,
    pickable: true,
  })
}
