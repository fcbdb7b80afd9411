import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { cellTypesOf, planElevation } from '../../../data/planElevation.ts'
import { tilesOfDraft } from '../../../geo/draftTerrain.ts'
import type { Elevation, TileHeights } from '../../../geo/elevation.ts'
import type { Position } from '../../../geo/units.ts'
import { elevationTileQuery, useElevationRecords, type ElevationItem } from '../../api/elevation.ts'

type Path = readonly Position[]
const none: never[] = []

/** What is known of the ground, and whether all that was asked for is there. */
export interface PlanTerrain {
  readonly records: readonly ElevationItem[]
  readonly elevation: Elevation
  readonly isFailed: boolean
}

/** Heights along some paths: of a county's tiles only those that the paths need. */
export function useElevation(paths: readonly Path[]): PlanTerrain {
  const records = useElevationRecords().data ?? none
  const types = useMemo(() => cellTypesOf(records), [records])
  const grids = useMemo(() => planElevation(records, new Map()).grids, [records])
  // As text, so that it is the same while somebody draws within the same tiles.
  const wanted = useMemo(() => [...tilesOfDraft({ grids }, paths)].toSorted().join(' '), [grids, paths])
  const ids = useMemo(() => (wanted === '' ? none : wanted.split(' ')), [wanted])
  const { heights, isFailed } = useQueries({
    queries: ids.map((id) => elevationTileQuery(id, types.get(id) ?? 'int16')),
    combine,
  })
  return useMemo(() => {
    const tiles = new Map<string, TileHeights>()
    for (const [index, id] of ids.entries()) {
      const tile = heights[index]
      if (tile !== undefined) tiles.set(id, tile)
    }
    return { records, elevation: { grids, tiles }, isFailed }
  }, [records, grids, ids, heights, isFailed])
}

const combine = (results: readonly UseQueryResult<TileHeights>[]) => ({
  heights: results.map(({ data }) => data),
  isFailed: results.some(({ isError }) => isError),
})
