import type { PhotoFacts } from '../model/photo.ts'
import { photoType } from '../model/photo.ts'
import type { Database, Reader, Tables } from './tables.ts'

/** A photo that no act names after so long belongs to nothing that will still be sent. */
const unnamedKeptMs = 60 * 24 * 3_600_000

/** Keeps a photo under the hash of its content; the same one again is the one that is there. */
export async function addPhoto(
  db: Database,
  photo: Omit<PhotoFacts, 'bytes'> & { readonly content: Buffer; readonly addedBy: string },
): Promise<{ readonly facts: PhotoFacts; readonly isNew: boolean }> {
  const before = new Date(Date.parse(photo.receivedAt) - unnamedKeptMs).toISOString()
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('photo').where('kept_by', 'is', null).where('received_at', '<', before).execute()
    const known = await tryGetPhotoFacts(tx, photo.id)
    if (known !== undefined) return { facts: known, isNew: false }
    await tx
      .insertInto('photo')
      .values({
        id: photo.id,
        type: photo.type,
        bytes: photo.content.length,
        width_px: photo.widthPx,
        height_px: photo.heightPx,
        received_at: photo.receivedAt,
        added_by: photo.addedBy,
        kept_by: null,
        content: photo.content,
      })
      .execute()
    const { content, addedBy: _, ...facts } = photo
    return { facts: { ...facts, bytes: content.length }, isNew: true }
  })
}

const factColumns = ['id', 'type', 'bytes', 'width_px', 'height_px', 'received_at'] as const

const factsOf = (row: Pick<Tables['photo'], (typeof factColumns)[number]>): PhotoFacts => ({
  id: row.id,
  type: photoType.parse(row.type),
  bytes: row.bytes,
  widthPx: row.width_px,
  heightPx: row.height_px,
  receivedAt: row.received_at,
})

export async function tryGetPhotoFacts(db: Reader, id: string): Promise<PhotoFacts | undefined> {
  const row = await db.selectFrom('photo').select(factColumns).where('id', '=', id).executeTakeFirst()
  return row && factsOf(row)
}

export async function tryGetPhoto(
  db: Reader,
  id: string,
): Promise<{ readonly type: string; readonly content: Uint8Array } | undefined> {
  return db.selectFrom('photo').select(['type', 'content']).where('id', '=', id).executeTakeFirst()
}

/** Those of some ids that are kept here. */
export async function knownPhotos(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('photo').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

/** How many photos somebody added that no act names yet. */
export async function countUnnamed(db: Reader, addedBy: string): Promise<number> {
  const row = await db
    .selectFrom('photo')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kept_by', 'is', null)
    .where('added_by', '=', addedBy)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** From now on they are named by an act and stay, in the transaction of that act. */
export async function keepPhotos(tx: Reader, ids: readonly string[], sequence: number): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('photo')
    .set({ kept_by: sequence })
    .where('id', 'in', ids)
    .where('kept_by', 'is', null)
    .execute()
}
