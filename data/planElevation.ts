import type { Elevation, TileHeights } from '../geo/elevation.ts'
import type { ElevationRecord } from './model/elevation.ts'

/** Grids as heights are looked up in them: the finest first, the same ones in the same order everywhere. */
export function planElevation(
  records: readonly Pick<ElevationRecord, 'id' | 'grid'>[],
  tiles: Elevation['tiles'],
): Elevation {
  const inOrder = records.toSorted(
    (one, other) => one.grid.cellM - other.grid.cellM || (one.id < other.id ? -1 : 1),
  )
  return { grids: inOrder.map(({ grid }) => grid), tiles }
}

/** Of which kind the cells of each tile are. */
export function cellTypesOf(
  records: readonly Pick<ElevationRecord, 'grid' | 'cellType'>[],
): Map<string, ElevationRecord['cellType']> {
  const types = new Map<string, ElevationRecord['cellType']>()
  for (const { grid, cellType } of records)
    for (const id of grid.tiles) if (id !== null) types.set(id, cellType)
  return types
}

/** A tile's heights from its bytes, inflated: little-endian, as are all machines that this runs on. */
export function tileHeights(bytes: Uint8Array, cellType: ElevationRecord['cellType']): TileHeights {
  // On a boundary of their own, whatever they were cut from.
  const { buffer } = bytes.slice()
  return cellType === 'int16' ? new Int16Array(buffer) : new Float32Array(buffer)
}
