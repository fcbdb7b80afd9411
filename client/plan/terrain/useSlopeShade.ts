import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { cellTypesOf } from '../../../data/planElevation.ts'
import { elevationTileQuery, type ElevationItem } from '../../api/elevation.ts'
import type { LayersAtScale } from '../../map/mapScale.ts'
import { rgb, type Shade } from '../../theme/stateColours.ts'
import { surfaces } from '../../theme/surfaces.ts'
import { slopeLayers } from './slopeLayers.ts'
import { placeTiles, slopePicture, type PlacedTile } from './slopePicture.ts'

const nothing: LayersAtScale = () => []

/** The map's ground shaded by slope, tile by tile as they arrive; nothing while it is not asked for. */
export function useSlopeShade(
  records: readonly ElevationItem[],
  isShown: boolean,
  shade: Shade,
): LayersAtScale {
  const client = useQueryClient()
  return useMemo(() => {
    if (!isShown) return nothing
    const types = cellTypesOf(records)
    const tiles = records.flatMap(({ grid }) => placeTiles(grid))
    const ink = rgb(surfaces[shade].text)
    // Asked for anew at every step of the zoom: the same promise, so that nothing is painted twice.
    const pictures = new Map<string, Promise<ImageData | null>>()
    const paint = async ({ id, width, cellM }: PlacedTile): Promise<ImageData | null> => {
      try {
        const heights = await client.fetchQuery(elevationTileQuery(id, types.get(id) ?? 'int16'))
        const picture = slopePicture(heights, width, cellM, ink)
        return new ImageData(picture.data, picture.width, picture.height)
      } catch {
        // Without it the map stays as it is; asked for again when it next comes into sight.
        pictures.delete(id)
        return null
      }
    }
    const pictureOf = (tile: PlacedTile) => {
      const known = pictures.get(tile.id) ?? paint(tile)
      pictures.set(tile.id, known)
      return known
    }
    return (scale) => slopeLayers(tiles, scale, pictureOf)
  }, [records, isShown, shade, client])
}
