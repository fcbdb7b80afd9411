import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../data/journal/commit.ts'
import { handoverInput, partySize, type Handover } from '../data/model/handover.ts'
import { instant } from '../data/model/values.ts'
import { actOf } from './actOf.ts'
import { makeRecord } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { checkPlaceAndPeople, readWindow } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { recordList, versioned } from './recordEndpoints.ts'

export const listHandovers = recordList({
  kind: 'handover',
  summary: 'Checkpoints and desks handed over from..to: who to whom, and with how many',
  tag: 'duty',
  query: z.strictObject({
    placeId: z.uuid().optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  select: ({ placeId, ...window }) => ({ parentId: placeId, window: readWindow(window) }),
})

/**
 * Logs the outgoing up to the instant. Nothing is logged of the incoming: that they will stay nobody has
 * seen yet. From the handover on their reach is held for as long as evidence keeps, then unknown until
 * somebody says again that they are there.
 */
export const handOverPlace = endpoint({
  summary:
    'Hand a checkpoint or desk over: who was there until then is logged, who takes over is on by their word',
  tag: 'duty',
  body: handoverInput,
  answer: versioned('handover'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(
      app,
      request,
      'place-handed-over',
      async ({ tx, nowMs, receivedAt }) => {
        const { place, at, outgoing, incoming } = body
        checkNotAhead('at', Date.parse(at), nowMs)
        // A clock that runs ahead by a little must not make a log of what was not yet.
        const atMs = Math.min(Date.parse(at), nowMs)
        await checkPlaceAndPeople(tx, { place, ...incoming }, 'incoming.')
        if (outgoing !== null) await checkPlaceAndPeople(tx, { place, ...outgoing }, 'outgoing.')
        checkParties(body, atMs)
        const log =
          outgoing === null
            ? undefined
            : makeRecord('staffing-log', {
                id: newId(),
                place,
                from: outgoing.since,
                to: new Date(atMs).toISOString(),
                leadId: outgoing.leadId,
                personIds: outgoing.personIds,
                others: outgoing.others,
                synthetic: false,
              })
        const record = makeRecord('handover', {
          ...body,
          at: new Date(atMs).toISOString(),
          id: newId(),
          logId: log?.id ?? null,
          receivedAt,
          actor: request.actor.userName,
          synthetic: false,
        })
        const changes: Change[] = [{ kind: 'handover', id: record.id, record, expectedVersion: 0 }]
        if (log !== undefined)
          changes.push({ kind: 'staffing-log', id: log.id, record: log, expectedVersion: 0 })
        return { changes, reply: { status: 201, body: { ...record, version: 1 } } }
      },
      { observedAt: body.at },
    ),
})

const hourMs = 3_600_000
/** Nobody is on for longer at a stretch: one who says so mistook the day. */
const longestHours = 72

function checkParties({ outgoing, incoming }: Pick<Handover, 'outgoing' | 'incoming'>, atMs: number): void {
  if (partySize(incoming) === 0)
    throw fieldInvalid(
      'incoming',
      'somebody takes over: name the lead or say how many',
      '须有人接班：请填写带班人或人数',
    )
  if (outgoing === null) return
  const onMs = atMs - Date.parse(outgoing.since)
  if (onMs <= 0)
    throw fieldInvalid(
      'outgoing.since',
      'since lies before the handover: that is when they came on duty',
      '上岗时间须早于交接时间',
    )
  if (onMs > longestHours * hourMs)
    throw fieldInvalid(
      'outgoing.since',
      `nobody is on duty for more than ${longestHours} hours at a stretch`,
      `连续在岗不得超过 ${longestHours} 小时`,
    )
}
