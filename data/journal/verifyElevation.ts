import { contentId } from '../store/contentId.ts'
import { readBody } from '../store/records.ts'
import type { Reader } from '../store/tables.ts'
import type { Misfit } from './misfit.ts'

/** A tile is of 256 KB at most. */
const tilesAtOnce = 50

/** The earliest act that loaded heights of which a tile is gone or is not what it was. */
export async function firstUnfitTile(tx: Reader): Promise<Misfit | undefined> {
  const fit = await fitTiles(tx)
  const versions = await tx
    .selectFrom('record_version')
    .select(['row_id', 'from_sequence'])
    .where('kind', '=', 'elevation')
    .orderBy('from_sequence')
    .execute()
  for (const { row_id, from_sequence: sequence } of versions) {
    const { body } = await tx
      .selectFrom('record_version')
      .select('body')
      .where('row_id', '=', row_id)
      .executeTakeFirstOrThrow()
    for (const id of readBody('elevation', body).grid.tiles) {
      if (id === null || fit.get(id) === true) continue
      return { kind: fit.has(id) ? 'tile-altered' : 'tile-missing', sequence, tile: id }
    }
  }
  return undefined
}

/** Whether each tile that is there has the content that it is named by. */
async function fitTiles(tx: Reader): Promise<Map<string, boolean>> {
  const fit = new Map<string, boolean>()
  for (let after = ''; ;) {
    const rows = await tx
      .selectFrom('elevation_tile')
      .select(['id', 'content'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(tilesAtOnce)
      .execute()
    for (const { id, content } of rows) fit.set(id, contentId(content) === id)
    const last = rows.at(-1)
    if (last === undefined || rows.length < tilesAtOnce) return fit
    after = last.id
  }
}
