import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { DeviceMapRow } from './domainRows.ts'
import { bandPath, bandPosition, clipToBand, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { SymbolSet } from './symbolLayer.ts'

/** Working devices filled, others hollow; far off they stand beside the ribbon. */
export function deviceSymbols(
  lineId: string,
  band: LineBand,
  devices: readonly DeviceMapRow[],
  ink: MapInk,
): SymbolSet {
  const near = kilometrePx(band, ink.scale)
  const rows = (near >= shownFromPx.devices ? devices : []).map(
    ({ picked, position, chainageM, working }) => ({
      picked,
      position:
        near >= shownFromPx.realPlaces ? position : bandPosition(band, chainageM, 8 * ink.scale.sizePx),
      symbol: working ? ('triangle' as const) : ('triangle-open' as const),
      color: neutral(ink, 'device'),
    }),
  )
  return { id: `devices-${lineId}`, rows, size: 10 }
}

/** The stretch that each device sees, where that can be told apart. */
export function deviceRangeLayer(
  lineId: string,
  band: LineBand,
  devices: readonly DeviceMapRow[],
  ink: MapInk,
): Layer {
  return new PathLayer<DeviceMapRow>({
    id: `device-ranges-${lineId}`,
    data:
      kilometrePx(band, ink.scale) >= shownFromPx.deviceRanges
        ? devices.flatMap((device) => {
            const range = clipToBand(band, device.range)
            return range === undefined ? [] : [{ ...device, range }]
          })
        : [],
    getPath: ({ range }) =>
      bandPath(band, range.fromM, range.toM).map(([lon, lat]): [number, number] => [lon, lat]),
    getColor: ({ working }) => neutral(ink, 'device', working ? 255 : 90),
    getWidth: 2 * ink.scale.sizePx,
    widthUnits: 'pixels',
    jointRounded: true,
    pickable: true,
  })
}
