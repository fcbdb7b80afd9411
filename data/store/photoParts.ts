import type { Database, Reader } from './tables.ts'

/** A photo that goes no further for so long is not sent any more. */
const unfinishedKeptMs = 7 * 24 * 3_600_000
/** So many photos of one sender may be on their way at once; the ones that came first make room. */
const mostUnfinished = 20

/** A photo on its way: the hash that its content will have, and who sends it. */
export interface PhotoUnderWay {
  readonly id: string
  readonly addedBy: string
}

/** How many of its bytes are here, from the first one on. */
export async function heldBytes(db: Reader, { id, addedBy }: PhotoUnderWay): Promise<number> {
  const row = await db
    .selectFrom('photo_part')
    .select((eb) => eb.fn.sum<number | null>('bytes').as('held'))
    .where('id', '=', id)
    .where('added_by', '=', addedBy)
    .executeTakeFirst()
  return row?.held ?? 0
}

/** Keeps what comes next of a photo; one that begins elsewhere changes nothing. Gives how many bytes are here then. */
export async function addPhotoPart(
  db: Database,
  part: PhotoUnderWay & { readonly fromByte: number; readonly receivedAt: string; readonly content: Buffer },
): Promise<number> {
  const { id, addedBy, fromByte, receivedAt, content } = part
  return db.transaction().execute(async (tx) => {
    const before = new Date(Date.parse(receivedAt) - unfinishedKeptMs).toISOString()
    for (const stopped of await stoppedBefore(tx, before)) await dropPhotoParts(tx, stopped)
    const held = await heldBytes(tx, part)
    if (fromByte !== held) return held
    if (held === 0) await makeRoom(tx, addedBy)
    const bytes = content.length
    await tx
      .insertInto('photo_part')
      .values({ id, added_by: addedBy, from_byte: fromByte, bytes, received_at: receivedAt, content })
      .execute()
    return held + bytes
  })
}

/** All that is here of it, in order. */
export async function photoSoFar(db: Reader, { id, addedBy }: PhotoUnderWay): Promise<Buffer> {
  const parts = await db
    .selectFrom('photo_part')
    .select('content')
    .where('id', '=', id)
    .where('added_by', '=', addedBy)
    .orderBy('from_byte')
    .execute()
  return Buffer.concat(parts.map(({ content }) => content))
}

export async function dropPhotoParts(db: Reader, { id, addedBy }: PhotoUnderWay): Promise<void> {
  await db.deleteFrom('photo_part').where('id', '=', id).where('added_by', '=', addedBy).execute()
}

/** Whole photos: a first part may be old where the last one is not. */
async function stoppedBefore(tx: Reader, before: string): Promise<PhotoUnderWay[]> {
  const rows = await tx
    .selectFrom('photo_part')
    .select(['id', 'added_by'])
    .groupBy(['added_by', 'id'])
    .having((eb) => eb.fn.max('received_at'), '<', before)
    .execute()
  return rows.map(({ id, added_by: addedBy }) => ({ id, addedBy }))
}

async function makeRoom(tx: Reader, addedBy: string): Promise<void> {
  const underWay = await tx
    .selectFrom('photo_part')
    .select('id')
    .where('added_by', '=', addedBy)
    .groupBy('id')
    .orderBy((eb) => eb.fn.max('received_at'), 'desc')
    .execute()
  for (const { id } of underWay.slice(mostUnfinished - 1)) await dropPhotoParts(tx, { id, addedBy })
}
