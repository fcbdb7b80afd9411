import { contentId } from '../store/contentId.ts'
import { sql } from 'kysely'
import type { RecordKind } from '../model/records.ts'
import type { Reader } from '../store/tables.ts'
import type { Misfit } from './misfit.ts'

/** Whose `photos` are ids, or facts with an id each. */
const withPhotos: readonly RecordKind[] = ['barrier-event', 'trail-event', 'incident', 'field-note']

/** The earliest act that named a photo which is gone or is not what it was. */
export async function firstUnfitPhoto(tx: Reader): Promise<Misfit | undefined> {
  const fit = await fitPhotos(tx)
  const named = await sql<{ sequence: number; photo: string }>`
    SELECT from_sequence AS sequence, iif(photo.type = 'object', photo.value ->> '$.id', photo.value) AS photo
    FROM record_version, json_each(body, '$.photos') AS photo
    WHERE kind IN (${sql.join(withPhotos)})
    ORDER BY from_sequence`.execute(tx)
  for (const { sequence, photo } of named.rows)
    if (fit.get(photo) !== true)
      return { kind: fit.has(photo) ? 'photo-altered' : 'photo-missing', sequence, photo }
  return undefined
}

/** Whether each photo that an act names has the content that it is named by. One is of 4 MB at most. */
async function fitPhotos(tx: Reader): Promise<Map<string, boolean>> {
  const fit = new Map<string, boolean>()
  for (let after = ''; ;) {
    const photo = await tx
      .selectFrom('photo')
      .select(['id', 'content'])
      .where('id', '>', after)
      .where('kept_by', 'is not', null)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (photo === undefined) return fit
    const { id, content } = photo
    fit.set(id, contentId(content) === id)
    after = id
  }
}
