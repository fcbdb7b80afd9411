import type { Layer } from '@deck.gl/core'
import { BitmapLayer } from '@deck.gl/layers'
import type { MapScale } from '../../map/mapScale.ts'
import type { PlacedTile } from './slopePicture.ts'

/** More in sight than this and none is drawn: each would be some few pixels wide. */
export const mostTilesShaded = 48

/** The slope of the ground under everything else: what is in sight, once one is near enough. */
export function slopeLayers(
  tiles: readonly PlacedTile[],
  { extent }: MapScale,
  pictureOf: (tile: PlacedTile) => Promise<ImageData | null>,
): Layer[] {
  const inSight = tiles.filter(({ corners: [southWest, , northEast] }) =>
    extent === undefined
      ? true
      : southWest[0] <= extent.east &&
        northEast[0] >= extent.west &&
        southWest[1] <= extent.north &&
        northEast[1] >= extent.south,
  )
  if (inSight.length > mostTilesShaded) return []
  return inSight.map(
    (tile) =>
      new BitmapLayer({
        id: `slope-${tile.id}`,
        // deck.gl waits for a promise here, which its types leave out.
        image: pictureOf(tile) as unknown as ImageData,
        bounds: tile.corners.map(([lon, lat]) => [lon, lat]) as [
          [number, number],
          [number, number],
          [number, number],
          [number, number],
        ],
      }),
  )
}
