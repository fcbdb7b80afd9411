import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { trailEventFact } from '../data/coverageFacts.ts'
import { trailEvent, trailEventInput, type TrailEvent } from '../data/model/trail.ts'
import { instant } from '../data/model/values.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, tryGetRecord, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { trailStatusAt } from '../geo/trailStatus.ts'
import { actOf } from './actOf.ts'
import { locateOnGround } from './checkGround.ts'
import { makeRecord } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { trailState, trailStateAt } from './collections/trails.ts'
import { readWindow } from './duty.ts'
import { endpoint, notFound, type Answer } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

const params = z.object({ id: z.uuid() })
const version = z.number().int().min(1)

export const listTrailEvents = endpoint({
  summary: 'The events of a trail observed from..to, in that order',
  tag: 'trails',
  params,
  query: z.strictObject({ from: instant.optional(), to: instant.optional(), ...asOfQuery }),
  answer: z.object({
    items: z.array(z.object({ ...trailEvent.shape, version })),
    sequence: z.number().int(),
  }),
  async handle({ app, params, query: { asOf, ...window } }) {
    const { past, headers } = await knowledgeOf(app, asOf)
    const { fromMs, toMs } = readWindow(window)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => {
      if ((await tryGetRecord(tx, 'trail', params.id)) === undefined) throw notFound('id', params.id)
      const stored = await listRecords(tx, 'trail-event', { parentId: params.id })
      const items = stored.flatMap(({ record, version }) => {
        const observedMs = Date.parse(record.observedAt)
        return fromMs <= observedMs && observedMs < toMs ? [{ ...record, version }] : []
      })
      return { headers: { ...headers, Sequence: String(sequence) }, body: { items, sequence } }
    }
    return readTogether(app.db, read, past)
  },
})

/** Appends; nobody's event is ever changed by another's. */
export const appendTrailEvent = endpoint({
  summary: 'Append an event to a trail; the answer carries the status that it leads to',
  tag: 'trails',
  params,
  body: trailEventInput,
  answer: z.object({ ...trailEvent.shape, version, trailState }),
  status: 201,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(
      app,
      request,
      'trail-event',
      async ({ tx, nowMs, receivedAt, lines }) => {
        const trail = await tryGetRecord(tx, 'trail', params.id)
        if (trail === undefined) throw notFound('id', params.id)
        const line = lines.find(({ record }) => record.id === trail.record.lineId)?.line
        if (body.position !== null && line !== undefined) locateOnGround(line, body.position, 'position')
        const earlier = await listRecords(tx, 'trail-event', { parentId: params.id })
        const record = makeRecord('trail-event', {
          ...body,
          id: newId(),
          trailId: params.id,
          receivedAt,
          actor: request.actor.userName,
        })
        checkEvent(record, earlier, nowMs)
        const events = [...earlier.map((stored) => stored.record), record].map(trailEventFact)
        const state = trailStateAt(events, Math.max(nowMs, Date.parse(record.observedAt)))
        return {
          changes: [{ kind: 'trail-event', id: record.id, record, expectedVersion: 0 }],
          reply: { status: 201, body: { ...record, version: 1, trailState: state } },
        }
      },
      { observedAt: body.observedAt },
    ),
})

function checkEvent(event: TrailEvent, earlier: readonly Stored<'trail-event'>[], nowMs: number): void {
  const observedMs = Date.parse(event.observedAt)
  checkNotAhead('observedAt', observedMs, nowMs)
  if (event.withdraws !== null && !earlier.some(({ record }) => record.id === event.withdraws))
    throw fieldInvalid('withdraws', 'this trail has no such event', '该便道没有这一事件')
  if (event.withdraws !== null && event.kind !== 'withdrawn')
    throw fieldInvalid(
      'withdraws',
      'only a withdrawal names an event to take back',
      '只有撤回才注明被撤回的事件',
    )
  if (event.kind !== 'verified') return
  const status = trailStatusAt(
    earlier.map(({ record }) => trailEventFact(record)),
    observedMs,
  )?.status
  if (status !== 'sealed' && status !== 'verified')
    throw fieldInvalid(
      'kind',
      'a verification confirms a seal, and this trail was not sealed then',
      '复核用于确认封堵，而当时该便道并未封堵',
    )
}
