import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { fieldNoteInput, type FieldNote } from '../data/model/fieldNote.ts'
import type { LineId } from '../data/model/ids.ts'
import { instant } from '../data/model/values.ts'
import { keepPhotos } from '../data/store/photos.ts'
import { tryGetRecord } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { locate } from '../geo/chainage.ts'
import { actOf, checkReferences } from './actOf.ts'
import { makeRecord } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { readWindow } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { getLine, type LineEntry } from './lineShelf.ts'
import { locateSpot } from './locateSpot.ts'
import { checkPhotosKnown } from './photos.ts'
import { recordList, versioned } from './recordEndpoints.ts'

export const listFieldNotes = recordList({
  kind: 'field-note',
  summary: 'What was noted on the spot from..to, with photos: of a line, or about one thing',
  tag: 'incidents',
  query: z.strictObject({
    lineId: z.uuid().optional(),
    aboutId: z.uuid().optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  select: ({ lineId, aboutId, ...window }) => ({ lineId, parentId: aboutId, window: readWindow(window) }),
})

export const writeFieldNote = endpoint({
  summary: 'Note something on the spot: about a trail, a checkpoint, a barrier or the ground itself',
  tag: 'incidents',
  body: fieldNoteInput,
  answer: versioned('field-note'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(
      app,
      request,
      'field-note-written',
      async ({ tx, lines, nowMs, receivedAt, sequence }) => {
        checkNotAhead('observedAt', Date.parse(body.observedAt), nowMs)
        const { about } = body
        if (about.kind !== 'ground')
          await checkReferences(tx, about.kind, [{ field: 'about.id', id: about.id }])
        await checkPhotosKnown(tx, body.photos, 'photos')
        await keepPhotos(tx, body.photos, sequence)
        const record = makeRecord('field-note', {
          ...body,
          ...locateSpot(lines, body, await placeOf(tx, lines, about)),
          id: newId(),
          receivedAt,
          actor: request.actor.userName,
          synthetic: false,
        })
        return {
          changes: [{ kind: 'field-note', id: record.id, record, expectedVersion: 0 }],
          reply: { status: 201, body: { ...record, version: 1 } },
        }
      },
      { observedAt: body.observedAt },
    ),
})

/** Where a thing lies that a note is about; of a barrier where it begins. */
async function placeOf(
  tx: Reader,
  lines: readonly LineEntry[],
  about: FieldNote['about'],
): Promise<{ lineId: LineId; chainageM: number | null } | undefined> {
  switch (about.kind) {
    case 'ground':
      return undefined
    case 'trail': {
      const trail = (await tryGetRecord(tx, 'trail', about.id))?.record
      return trail && { lineId: trail.lineId, chainageM: trail.meetsLineAtM[0] ?? null }
    }
    case 'checkpoint':
      return (await tryGetRecord(tx, 'checkpoint', about.id))?.record
    case 'barrier': {
      const barrier = (await tryGetRecord(tx, 'barrier', about.id))?.record
      const start = barrier?.parts[0]?.path[0]
      if (barrier === undefined || start === undefined) return undefined
      const { line } = getLine(lines, barrier.lineId)
      return { lineId: barrier.lineId, chainageM: locate(line, start).chainageM }
    }
  }
}
