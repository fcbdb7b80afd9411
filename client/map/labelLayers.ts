import type { Layer } from '@deck.gl/core'
import { TextLayer } from '@deck.gl/layers'
import { fontFamily } from '../theme/fontFamily.ts'
import { drawnOnly } from './domainLayers.ts'
import { gapBadgeLayer } from './gapBadgeLayer.ts'
import { labelFontSettings } from './labelFont.ts'
import { neutral, type MapInk } from './mapInk.ts'
import { placeLabels, type LabelContent, type PlacedLabel } from './placeLabels.ts'
import { symbolLayer } from './symbolLayer.ts'

/** Teams, what is written along the lines, and above all else the numbers of gaps. */
export function labelLayers(content: LabelContent, ink: MapInk): Layer[] {
  const { sizePx } = ink.scale
  const { badges, teams, written } = placeLabels(content, ink)
  return drawnOnly([
    ...symbolLayer(teams, ink),
    new TextLayer<PlacedLabel>({
      id: 'labels',
      data: written,
      getText: ({ text }) => text,
      getPosition: ({ position }): [number, number] => [position[0], position[1]],
      getSize: ({ size }) => size * sizePx,
      getColor: ({ color }) => color,
      fontFamily,
      characterSet: 'auto',
      outlineWidth: 4,
      outlineColor: neutral(ink, 'page'),
      fontWeight: 600,
      fontSettings: labelFontSettings,
      pickable: true,
    }),
    ...badges.flatMap(({ lineId, badges: own }) => gapBadgeLayer(lineId, own, ink)),
  ])
}
