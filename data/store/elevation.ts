import { keptElevationFile, type KeptElevationFile } from '../model/elevation.ts'
import type { Database, Reader } from './tables.ts'

/** What is read and then loaded by no act belongs to nothing a day later. */
const unnamedKeptMs = 24 * 3_600_000
/** SQLite takes 32,766 parameters in a statement. */
const atOnce = 1000

/** Throws away what was read and never loaded, for what is read now. */
export async function dropUnnamedElevation(db: Database, nowMs: number): Promise<void> {
  const before = new Date(nowMs - unnamedKeptMs).toISOString()
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('elevation_file').where('received_at', '<', before).execute()
    await tx
      .deleteFrom('elevation_tile')
      .where('kept_by', 'is', null)
      .where('received_at', '<', before)
      .execute()
  })
}

/** Keeps tiles under the hashes of their content; one that is there already counts as received anew. */
export async function addElevationTiles(
  db: Database,
  tiles: readonly { readonly id: string; readonly content: Buffer }[],
  receivedAt: string,
): Promise<void> {
  if (tiles.length === 0) return
  await db
    .insertInto('elevation_tile')
    .values(tiles.map(({ id, content }) => ({ id, content, received_at: receivedAt, kept_by: null })))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ received_at: receivedAt }))
    .execute()
}

export async function addElevationFile(
  db: Database,
  id: string,
  facts: KeptElevationFile,
  receivedAt: string,
): Promise<void> {
  await db
    .insertInto('elevation_file')
    .values({ id, received_at: receivedAt, facts: JSON.stringify(facts) })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ received_at: receivedAt }))
    .execute()
}

export async function tryGetElevationFile(db: Reader, id: string): Promise<KeptElevationFile | undefined> {
  const row = await db.selectFrom('elevation_file').select('facts').where('id', '=', id).executeTakeFirst()
  return row && keptElevationFile.parse(JSON.parse(row.facts))
}

/** A tile's content as it is kept: deflated. */
export async function tryGetElevationTile(db: Reader, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('elevation_tile').select('content').where('id', '=', id).executeTakeFirst()
  return row?.content
}

/** From now on an act names them and they stay, in the transaction of that act. Answers whether all are there. */
export async function keepElevationTiles(
  tx: Reader,
  ids: readonly string[],
  sequence: number,
): Promise<boolean> {
  let known = 0
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = ids.slice(start, start + atOnce)
    const rows = await tx.selectFrom('elevation_tile').select('id').where('id', 'in', some).execute()
    known += rows.length
    await tx
      .updateTable('elevation_tile')
      .set({ kept_by: sequence })
      .where('id', 'in', some)
      .where('kept_by', 'is', null)
      .execute()
  }
  return known === ids.length
}
