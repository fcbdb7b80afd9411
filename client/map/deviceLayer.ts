import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { DeviceMapRow } from './domainRows.ts'
import { bandPath, bandPosition, clipToBand, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import { symbolLayer, type SymbolRow } from './symbolLayer.ts'

/** Working devices filled, others hollow; far off they stand beside the ribbon. */
export function deviceSymbols(band: LineBand, devices: readonly DeviceMapRow[], ink: MapInk): SymbolRow[] {
  const near = kilometrePx(band, ink.scale)
  if (near < shownFromPx.devices) return []
  return devices.map(({ picked, position, chainageM, working }) => ({
    picked,
    position: near >= shownFromPx.realPlaces ? position : bandPosition(band, chainageM, 8 * ink.scale.sizePx),
    symbol: working ? 'triangle' : 'triangle-open',
    color: neutral(ink, 'device'),
  }))
}

/** Each device with the stretch that it sees, where that can be told apart. */
export function deviceLayer(
  lineId: string,
  band: LineBand,
  devices: readonly DeviceMapRow[],
  ink: MapInk,
): Layer[] {
  const near = kilometrePx(band, ink.scale)
  const { sizePx } = ink.scale
  return [
    new PathLayer<DeviceMapRow>({
      id: `device-ranges-${lineId}`,
      data:
        near >= shownFromPx.deviceRanges
          ? devices.flatMap((device) => {
              const range = clipToBand(band, device.range)
              return range === undefined ? [] : [{ ...device, range }]
            })
          : [],
      getPath: ({ range }) =>
        bandPath(band, range.fromM, range.toM).map(([lon, lat]): [number, number] => [lon, lat]),
      getColor: ({ working }) => neutral(ink, 'device', working ? 255 : 90),
      getWidth: 2 * sizePx,
      widthUnits: 'pixels',
      jointRounded: true,
      pickable: true,
    }),
    ...symbolLayer(`devices-${lineId}`, deviceSymbols(band, devices, ink), 10, ink),
  ]
}
