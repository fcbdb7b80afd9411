import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { PatrolMapRow } from './domainRows.ts'
import { bandPath, clipToBand, visibleStretch, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'

/** Teams out now, each as its stretch in a lane beside the ribbon. */
export function patrolLayer(
  lineId: string,
  band: LineBand,
  patrols: readonly PatrolMapRow[],
  ink: MapInk,
): Layer {
  const { sizePx } = ink.scale
  return new PathLayer<PatrolMapRow>({
    id: `patrols-${lineId}`,
    data:
      kilometrePx(band, ink.scale) >= shownFromPx.patrols
        ? patrols.flatMap((patrol) => {
            const part = clipToBand(band, patrol)
            return part === undefined ? [] : [{ ...patrol, ...part }]
          })
        : [],
    getPath: ({ fromM, toM }) => {
      const seen = visibleStretch(band, fromM, toM, 4 * sizePx)
      return bandPath(band, seen.fromM, seen.toM).map(([lon, lat]): [number, number] => [lon, lat])
    },
    getColor: neutral(ink, 'patrol'),
    getWidth: 2 * sizePx,
    widthUnits: 'pixels',
    jointRounded: true,
    pickable: true,
  })
}
