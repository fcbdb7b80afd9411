import { inflateSync } from 'node:zlib'
import { cellTypesOf, planElevation, tileHeights } from '../data/planElevation.ts'
import { tryGetElevationTile } from '../data/store/elevation.ts'
import { listParsedRecords, recordsOf, type ParsedBodies } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { tilesOfDraft } from '../geo/draftTerrain.ts'
import type { Elevation, TileHeights } from '../geo/elevation.ts'
import type { Position } from '../geo/units.ts'

/** Of 256 KB at most each. */
const mostTiles = 200
/** By the hash of their content, so that they hold whatever the store they came from. */
const known = new Map<string, TileHeights>()

/** The county's heights with every tile at hand that a draft along some paths needs. */
export async function readDraftElevation(
  tx: Reader,
  paths: readonly (readonly Position[])[],
  parsed: ParsedBodies,
): Promise<Elevation> {
  const records = recordsOf(await listParsedRecords(tx, 'elevation', {}, parsed))
  const tiles = new Map<string, TileHeights>()
  const elevation = planElevation(records, tiles)
  if (records.length === 0) return elevation
  const types = cellTypesOf(records)
  for (const id of tilesOfDraft(elevation, paths)) {
    const heights = known.get(id) ?? (await readTile(tx, id, types.get(id) ?? 'int16'))
    // Asked for last, thrown away last.
    known.delete(id)
    known.set(id, heights)
    tiles.set(id, heights)
  }
  for (const id of known.keys()) {
    if (known.size <= mostTiles) break
    known.delete(id)
  }
  return elevation
}

async function readTile(tx: Reader, id: string, cellType: 'int16' | 'float32'): Promise<TileHeights> {
  const content = await tryGetElevationTile(tx, id)
  if (content === undefined) throw new Error(`The store names the tile of elevation ${id} and has it not.`)
  return tileHeights(inflateSync(content), cellType)
}
