import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import type { ActKind } from '../data/model/journalEntry.ts'
import type { Patrol } from '../data/model/patrol.ts'
import { patrolEventInput, type PatrolEventKind } from '../data/model/patrolEvent.ts'
import { byTimeSaid, nextEvents, patrolStateAt, type PatrolState } from '../data/model/patrolProgress.ts'
import { instant, type Name } from '../data/model/values.ts'
import { listRecords, recordsOf, tryGetRecord } from '../data/store/records.ts'
import { actOf } from './actOf.ts'
import { makeRecord } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { readWindow } from './duty.ts'
import { endpoint, notFound, type Endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { recordList, versioned } from './recordEndpoints.ts'

export const listPatrolEvents = recordList({
  kind: 'patrol-event',
  summary: 'What teams said of their patrols from..to: started, paused, resumed, ended',
  tag: 'duty',
  query: z.strictObject({
    patrolId: z.uuid().optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  select: ({ patrolId, ...window }) => ({ parentId: patrolId, window: readWindow(window) }),
})

/** A team's own word on its patrol. The first freezes what was promised. */
function patrolWord(kind: PatrolEventKind, act: ActKind, summary: string): Endpoint {
  return endpoint({
    summary,
    tag: 'duty',
    params: z.object({ id: z.uuid() }),
    body: patrolEventInput,
    answer: versioned('patrol-event'),
    status: 201,
    act: 'new',
    handle: ({ app, params, body, request }) =>
      actOf(
        app,
        request,
        act,
        async ({ tx, nowMs, receivedAt }) => {
          const patrol = (await tryGetRecord(tx, 'patrol', params.id))?.record
          if (patrol === undefined) throw notFound('id', params.id)
          const atMs = Date.parse(body.at)
          checkNotAhead('at', atMs, nowMs)
          checkOfPatrol(patrol, kind, atMs)
          const events = recordsOf(await listRecords(tx, 'patrol-event', { parentId: params.id }))
          const { state } = patrolStateAt(events, Infinity)
          if (!nextEvents[state].includes(kind)) throw outOfOrder(state)
          const last = Math.max(...events.map(({ at }) => Date.parse(at)))
          if (atMs <= last)
            throw fieldInvalid(
              'at',
              `what was said last was of ${new Date(last).toISOString()}, which is not before this`,
              `上一次记录的时间为 ${new Date(last).toISOString()}，不早于本次`,
            )
          const record = makeRecord('patrol-event', {
            ...body,
            id: newId(),
            patrolId: patrol.id,
            kind,
            plan: byTimeSaid(events)[0]?.plan ?? patrol,
            receivedAt,
            actor: request.actor.userName,
            synthetic: false,
          })
          return {
            changes: [{ kind: 'patrol-event', id: record.id, record, expectedVersion: 0 }],
            reply: { status: 201, body: { ...record, version: 1 } },
          }
        },
        { observedAt: body.at },
      ),
  })
}

export const startPatrol = patrolWord(
  'started',
  'patrol-started',
  'Say that a patrol started; the assignment as it stands is frozen with it',
)
export const pausePatrol = patrolWord('paused', 'patrol-paused', 'Say that a patrol rests')
export const resumePatrol = patrolWord('resumed', 'patrol-resumed', 'Say that a patrol goes on')
export const endPatrol = patrolWord(
  'ended',
  'patrol-ended',
  'Say that a patrol is over; from then on its silence is absence',
)

const hourMs = 3_600_000
/** A team may set out early and come home late; by more it speaks of another patrol. */
const earlyMs = 6 * hourMs
const lateMs = 12 * hourMs

function checkOfPatrol({ from, to }: Patrol, kind: PatrolEventKind, atMs: number): void {
  const latestMs = Date.parse(to) + (kind === 'started' ? 0 : lateMs)
  if (Date.parse(from) - earlyMs <= atMs && atMs < latestMs) return
  throw fieldInvalid(
    'at',
    `this is not the time of the patrol, which is from ${from} to ${to}`,
    `该时间不在本次巡逻时段（${from} 至 ${to}）`,
  )
}

const outOfOrder = (state: PatrolState): Refusal =>
  new Refusal('step-out-of-order', outOfOrderSentences[state])

const outOfOrderSentences: Readonly<Record<PatrolState, Name>> = {
  'not-started': { en: 'This patrol has not started.', zh: '本次巡逻尚未开始。' },
  'under-way': { en: 'This patrol is under way already.', zh: '本次巡逻已在进行中。' },
  paused: { en: 'This patrol is paused already: it goes on or ends.', zh: '本次巡逻已暂停：可继续或结束。' },
  ended: { en: 'This patrol is over.', zh: '本次巡逻已结束。' },
}
