import type { MarkerMapRow } from './domainRows.ts'
import { besideLine, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import { screenPixelOf } from './mercator.ts'
import { freeRoom } from './textRoom.ts'
import { placesAbout, type WantedLabel } from './wantedLabel.ts'

const numberSize = 11

/** The numbers of boundary markers, beside the line or else about their symbols. */
export function markerNumbers(band: LineBand, markers: readonly MarkerMapRow[], ink: MapInk): WantedLabel[] {
  if (kilometrePx(band, ink.scale) < shownFromPx.markerNumbers) return []
  const { sizePx } = ink.scale
  return markers.map(({ number, position, chainageM, picked }) => ({
    text: number,
    size: numberSize,
    color: neutral(ink, 'quiet'),
    picked,
    places: [
      screenPixelOf(besideLine(band, chainageM, -15 * sizePx), ink.scale),
      ...placesAbout(
        screenPixelOf(position, ink.scale),
        8 * sizePx,
        freeRoom({ text: number, size: numberSize }, sizePx),
      ),
    ],
  }))
}
