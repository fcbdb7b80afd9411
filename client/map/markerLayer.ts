import type { Layer } from '@deck.gl/core'
import { TextLayer } from '@deck.gl/layers'
import { fontFamily } from '../theme/fontFamily.ts'
import { labelFontSettings } from './labelFont.ts'
import type { MarkerMapRow } from './domainRows.ts'
import { besideLine, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import { symbolLayer } from './symbolLayer.ts'

/** Boundary markers, drawn only near: there are some hundreds. */
export function markerLayer(
  lineId: string,
  band: LineBand,
  markers: readonly MarkerMapRow[],
  ink: MapInk,
): Layer[] {
  const near = kilometrePx(band, ink.scale)
  const shown = near >= shownFromPx.markers ? markers : []
  const { sizePx } = ink.scale
  return [
    ...symbolLayer(
      `markers-${lineId}`,
      shown.map(({ picked, position }) => ({
        picked,
        position,
        symbol: 'diamond' as const,
        color: neutral(ink, 'boundary'),
      })),
      9,
      ink,
    ),
    new TextLayer<MarkerMapRow>({
      id: `marker-numbers-${lineId}`,
      data: near >= shownFromPx.markerNumbers ? shown : [],
      getText: ({ number }) => number,
      getPosition: ({ chainageM }): [number, number] => {
        const [lon, lat] = besideLine(band, chainageM, -15 * sizePx)
        return [lon, lat]
      },
      getColor: neutral(ink, 'quiet'),
      getSize: 11 * sizePx,
      fontFamily,
      characterSet: 'auto',
      outlineWidth: 4,
      outlineColor: neutral(ink, 'page'),
      fontWeight: 600,
      fontSettings: labelFontSettings,
    }),
  ]
}
