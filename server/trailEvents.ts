import { z } from 'zod'
import { trailEventFact } from '../data/coverageFacts.ts'
import { trailEvent, trailEventInput } from '../data/model/trail.ts'
import { instant } from '../data/model/values.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, recordsOf, tryGetRecord } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { actOf } from './actOf.ts'
import { trailState, trailStateAt } from './collections/trails.ts'
import { readWindow } from './duty.ts'
import { endpoint, notFound, type Answer } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { makeTrailEvent } from './makeTrailEvent.ts'
import { seenBy } from './recordEndpoints.ts'

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
  async handle({ app, params, query: { asOf, ...window }, request: { actor } }) {
    const { past, headers } = await knowledgeOf(app, asOf)
    const { fromMs, toMs } = readWindow(window)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => {
      if ((await tryGetRecord(tx, 'trail', params.id)) === undefined) throw notFound('id', params.id)
      const stored = (await listRecords(tx, 'trail-event', { parentId: params.id })).filter(({ record }) => {
        const observedMs = Date.parse(record.observedAt)
        return fromMs <= observedMs && observedMs < toMs
      })
      const seen = await seenBy(app, tx, actor, 'trail-event', stored)
      const items = seen.map(({ record, version }) => ({ ...record, version }))
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
      async (acting) => {
        const { tx, nowMs } = acting
        const trail = await tryGetRecord(tx, 'trail', params.id)
        if (trail === undefined) throw notFound('id', params.id)
        const earlier = recordsOf(await listRecords(tx, 'trail-event', { parentId: params.id }))
        const record = await makeTrailEvent(acting, trail.record, body, earlier)
        const events = [...earlier, record].map(trailEventFact)
        const state = trailStateAt(events, Math.max(nowMs, Date.parse(record.observedAt)))
        return {
          changes: [{ kind: 'trail-event', id: record.id, record, expectedVersion: 0 }],
          reply: { status: 201, body: { ...record, version: 1, trailState: state } },
        }
      },
      { observedAt: body.observedAt },
    ),
})
