import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { staffingLog } from '../data/model/staffingLog.ts'
import { lostTrack } from '../data/model/tracker.ts'
import { instant } from '../data/model/values.ts'
import { tryGetRecord } from '../data/store/records.ts'
import { actOf, checkReferences } from './actOf.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { checkPlaceAndPeople, readWindow } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { recordList, versioned } from './recordEndpoints.ts'

/** A desk's clock may run ahead of the server's by so much. */
const aheadMs = 5 * 60_000

const timeQuery = { from: instant.optional(), to: instant.optional() }

export const listStaffingLogs = recordList({
  kind: 'staffing-log',
  summary: 'Who really was on checkpoints and desks, where the log meets from..to',
  tag: 'duty',
  query: z.strictObject({ placeId: z.uuid().optional(), ...timeQuery }),
  select: ({ placeId, ...window }) => ({ parentId: placeId, window: readWindow(window) }),
})

export const logStaffing = endpoint({
  summary: 'Log who was on a checkpoint or a desk; without anybody it says that nobody was',
  tag: 'duty',
  body: inputShape(staffingLog, []),
  answer: z.object({ ...versioned('staffing-log').shape, receivedAt: instant }),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'staffing-logged', async ({ tx, nowMs, receivedAt }) => {
      const record = makeRecord('staffing-log', { ...body, id: newId(), synthetic: false })
      await checkPlaceAndPeople(tx, record)
      if (Date.parse(record.to) > nowMs + aheadMs)
        throw fieldInvalid(
          'to',
          'this lies in the future: a log says what was',
          '该时间在未来：在岗记录只记录已发生的事',
        )
      return {
        changes: [{ kind: 'staffing-log', id: record.id, record, expectedVersion: 0 }],
        reply: { status: 201, body: { ...record, version: 1, receivedAt } },
      }
    }),
})

export const listLostTracks = recordList({
  kind: 'lost-track',
  summary: 'Tracks of patrols that were declared lost, where they meet from..to',
  tag: 'tracks',
  query: z.strictObject({ patrolId: z.uuid().optional(), ...timeQuery }),
  select: ({ patrolId, ...window }) => ({ parentId: patrolId, window: readWindow(window) }),
})

export const declareTrackLost = endpoint({
  summary: 'Declare that fixes of a patrol will never arrive: its silence then counts as absence',
  tag: 'tracks',
  body: inputShape(lostTrack, []),
  answer: versioned('lost-track'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(
      app,
      request,
      'track-declared-lost',
      async ({ tx }) => {
        const record = makeRecord('lost-track', { ...body, id: newId(), synthetic: false })
        await checkReferences(tx, 'patrol', [{ field: 'patrolId', id: record.patrolId }])
        const patrol = (await tryGetRecord(tx, 'patrol', record.patrolId))?.record
        if (patrol !== undefined)
          for (const field of ['from', 'to'] as const)
            if (
              Date.parse(record[field]) < Date.parse(patrol.from) ||
              Date.parse(record[field]) > Date.parse(patrol.to)
            )
              throw fieldInvalid(
                field,
                `this lies outside the patrol, which is from ${patrol.from} to ${patrol.to}`,
                `该时间不在巡逻时段之内（${patrol.from} 至 ${patrol.to}）`,
              )
        return {
          changes: [{ kind: 'lost-track', id: record.id, record, expectedVersion: 0 }],
          reply: { status: 201, body: { ...record, version: 1 } },
        }
      },
      { reason: body.reason },
    ),
})
