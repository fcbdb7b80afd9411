import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { incidentInput } from '../data/model/incident.ts'
import { instant } from '../data/model/values.ts'
import { keepPhotos } from '../data/store/photos.ts'
import { tryGetRecord } from '../data/store/records.ts'
import { actOf, checkReferences } from './actOf.ts'
import { makeRecord } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { readWindow } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { locateSpot } from './locateSpot.ts'
import { checkPhotosKnown } from './photos.ts'
import { recordList, versioned } from './recordEndpoints.ts'

export const listIncidents = recordList({
  kind: 'incident',
  summary: 'Incidents observed from..to: how many people were met, and what came of it',
  tag: 'incidents',
  query: z.strictObject({
    lineId: z.uuid().optional(),
    trailId: z.uuid().optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  select: ({ lineId, trailId, ...window }) => ({ lineId, parentId: trailId, window: readWindow(window) }),
})

export const reportIncident = endpoint({
  summary: 'Report people met at the line: how many, which way they went, what was done; never who they were',
  tag: 'incidents',
  body: incidentInput,
  answer: versioned('incident'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(
      app,
      request,
      'incident-reported',
      async ({ tx, lines, nowMs, receivedAt, sequence }) => {
        checkNotAhead('observedAt', Date.parse(body.observedAt), nowMs)
        await checkReferences(tx, 'trail', [{ field: 'trailId', id: body.trailId }])
        const trail = body.trailId === null ? undefined : await tryGetRecord(tx, 'trail', body.trailId)
        const { lineId = null, meetsLineAtM: [chainageM = null] = [] } = trail?.record ?? {}
        await checkPhotosKnown(tx, body.photos, 'photos')
        await keepPhotos(tx, body.photos, sequence)
        const record = makeRecord('incident', {
          ...body,
          ...locateSpot(lines, body, trail && { lineId, chainageM }),
          id: newId(),
          receivedAt,
          actor: request.actor.userName,
          synthetic: false,
        })
        return {
          changes: [{ kind: 'incident', id: record.id, record, expectedVersion: 0 }],
          reply: { status: 201, body: { ...record, version: 1 } },
        }
      },
      { observedAt: body.observedAt },
    ),
})
