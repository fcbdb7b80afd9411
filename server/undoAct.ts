import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { trailEventFact } from '../data/coverageFacts.ts'
import type { Change } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import { readReversal, readReversed, type Reversal } from '../data/journal/reversal.ts'
import type { ActKind } from '../data/model/journalEntry.ts'
import type { Reader } from '../data/store/tables.ts'
import { listRecords, recordsOf, tryGetRecord } from '../data/store/records.ts'
import { withdrawnEvents } from '../geo/trailStatus.ts'
import { actOf, type Acting } from './actOf.ts'
import { checkDrawnBack } from './barrierWrites.ts'
import { makeRecord } from './checkInput.ts'
import { endpoint } from './endpoint.ts'
import { reason, reasonMissing } from './reason.ts'
import { restore } from './restoreRecords.ts'

/** Of an act that changed thousands of records, so many are told. */
const recordsTold = 100

export const undoAct = endpoint({
  summary:
    'Take an act back, by a new act; taking that one back does it again. Of another’s act a reason is asked',
  tag: 'county',
  params: z.object({ sequence: z.coerce.number().int().min(1) }),
  body: z.strictObject({ reason: reason.optional() }),
  bodyOptional: true,
  answer: z.object({
    sequence: z.number().int(),
    reverses: z.number().int(),
    records: z.array(z.object({ kind: z.string(), id: z.string() })),
  }),
  status: 201,
  act: 'new',
  handle({ app, params: { sequence: reverses }, body, request }) {
    const why = body?.reason ?? request.reason
    return actOf(
      app,
      request,
      'act-undone',
      async (acting) => {
        const reversal = await readReversal(acting.tx, reverses, app.settings.timeZone)
        if (reversal.actor !== acting.actor.userName && why === undefined) throw reasonMissing()
        const withdrawals: Change[] = []
        for (const id of reversal.appended) withdrawals.push(await withdraw(acting, id, why ?? ''))
        const judgedAs = await kindOf(acting.tx, reversal)
        await checkDrawnBack(acting, judgedAs, reversal.restored)
        const changes = [...(await restore(acting, reversal.restored)), ...withdrawals]
        const records = changes.slice(0, recordsTold).map(({ kind, id }) => ({ kind, id }))
        return {
          changes,
          reply: { status: 201, body: { sequence: acting.sequence, reverses, records } },
          judgedAs,
        }
      },
      { reason: why, reverses },
    )
  },
})

/** What is done or undone in the end, however often it was taken back and done again. */
async function kindOf(tx: Reader, { kind, reverses }: Pick<Reversal, 'kind' | 'reverses'>): Promise<ActKind> {
  return reverses === null ? kind : kindOf(tx, await readReversed(tx, reverses))
}

/** Nobody's event is ever changed: another one says that it was entered by mistake. */
async function withdraw({ actor, tx, nowMs, receivedAt }: Acting, id: string, note: string): Promise<Change> {
  const stored = await tryGetRecord(tx, 'trail-event', id)
  if (stored === undefined)
    throw new Refusal('precondition-failed', {
      en: 'The trail of this event was taken out of the records since.',
      zh: '该事件所在便道其后已被移出名录。',
    })
  const { trailId } = stored.record
  const events = recordsOf(await listRecords(tx, 'trail-event', { parentId: trailId }))
  if (withdrawnEvents(events.map(trailEventFact)).has(id))
    throw new Refusal('precondition-failed', {
      en: 'This event was withdrawn since.',
      zh: '该事件其后已被撤回。',
    })
  const record = makeRecord('trail-event', {
    kind: 'withdrawn',
    id: newId(),
    trailId,
    withdraws: id,
    observedAt: new Date(nowMs).toISOString(),
    receivedAt,
    actor: actor.userName,
    note,
  })
  return { kind: 'trail-event', id: record.id, record, expectedVersion: 0 }
}
