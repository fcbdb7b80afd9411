import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import { barrierStepInput, type BarrierEventKind } from '../../data/model/barrierEvent.ts'
import type { ActKind } from '../../data/model/journalEntry.ts'
import type { Name } from '../../data/model/values.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import { keepPhotos } from '../../data/store/photos.ts'
import { actOf, type Acting } from '../actOf.ts'
import { makeRecord } from '../checkInput.ts'
import { endpoint, type Endpoint } from '../endpoint.ts'
import { recordList, versioned } from '../recordEndpoints.ts'
import { reasonMissing } from '../reason.ts'
import { checkPhotosKnown } from '../photos.ts'
import { instantOf, lifeGround, outOfOrder } from './lifeGround.ts'
import { tryStepParts, type Step, type Stepped } from './stepParts.ts'

export const listBarrierEvents = recordList({
  kind: 'barrier-event',
  summary:
    'What was done to barriers on the ground, by the instant at which it was: of one, of a line, or all',
  tag: 'barriers',
  query: z.strictObject({ barrierId: z.uuid().optional(), lineId: z.uuid().optional() }),
  select: ({ barrierId, lineId }) => ({ parentId: barrierId, lineId }),
})

interface GroundStep extends Step {
  readonly kind: BarrierEventKind
  readonly act: ActKind
  readonly summary: string
  /** Why it is refused where nothing may take it. */
  readonly nothing: Name
  readonly needsReason?: boolean
  readonly check?: (acting: Acting, barrierId: string, stepped: Stepped) => Promise<void>
}

/** One step on the ground: the parts it concerns go on, and the log of the barrier says who saw what. */
function groundStep(step: GroundStep): Endpoint {
  return endpoint({
    summary: step.summary,
    tag: 'barriers',
    params: z.object({ id: z.uuid() }),
    body: barrierStepInput,
    answer: z.object({ barrier: versioned('barrier'), event: versioned('barrier-event') }),
    status: 201,
    act: 'new',
    handle: ({ app, params, body, request }) =>
      actOf(
        app,
        request,
        step.act,
        async (acting) => {
          const { tx, receivedAt, sequence, nowMs } = acting
          const ground = await lifeGround(acting, params.id)
          const { record: barrier, version } = ground.stored
          const atMs = instantOf(body.at, nowMs)
          if (step.needsReason === true && body.note === '' && request.reason === undefined)
            throw reasonMissing()
          const stepped = tryStepParts(barrier, ground, body.where, step, atMs)
          if (stepped === undefined) throw outOfOrder(step.nothing.en, step.nothing.zh)
          await step.check?.(acting, barrier.id, stepped)
          await checkPhotosKnown(tx, body.photos, 'photos')
          await keepPhotos(tx, body.photos, sequence)
          const changed = makeRecord('barrier', { ...barrier, parts: stepped.parts })
          const event = makeRecord('barrier-event', {
            id: newId(),
            barrierId: barrier.id,
            lineId: barrier.lineId,
            kind: step.kind,
            lengthM: stepped.lengthM,
            fromM: stepped.fromM,
            toM: stepped.toM,
            position: body.where.kind === 'near' ? body.where.position : null,
            at: new Date(atMs).toISOString(),
            receivedAt,
            actor: request.actor.userName,
            note: body.note,
            photos: body.photos,
            synthetic: false,
          })
          const changes: Change[] = [
            { kind: 'barrier', id: barrier.id, record: changed, expectedVersion: version },
            { kind: 'barrier-event', id: event.id, record: event, expectedVersion: 0 },
          ]
          const reply = {
            barrier: { ...changed, version: version + 1 },
            event: { ...event, version: 1 },
          }
          return { changes, reply: { status: 201, body: reply } }
        },
        { ...(body.at !== undefined && { observedAt: body.at }) },
      ),
  })
}

export const startBarrier = groundStep({
  kind: 'started',
  act: 'barrier-started',
  summary: 'Report that building was begun of what is approved',
  from: ['approved'],
  to: 'under-construction',
  nothing: {
    en: 'Nothing there is approved and not yet begun.',
    zh: '该处没有已批准而未开工的部分。',
  },
})

export const progressBarrier = groundStep({
  kind: 'built',
  act: 'barrier-progressed',
  summary: 'Report what has been built, by chainage, part or whole; it bars once it is accepted',
  from: ['under-construction'],
  to: 'built',
  nothing: { en: 'Nothing there is under construction.', zh: '该处没有在建部分。' },
})

export const acceptBarrier = groundStep({
  kind: 'accepted',
  act: 'barrier-accepted',
  summary: 'Accept on the spot what was reported as built; from then on it bars',
  from: ['built'],
  to: 'complete',
  nothing: {
    en: 'Nothing there was reported as built and waits to be accepted.',
    zh: '该处没有已建待验收的部分。',
  },
  check: checkSecondPerson,
})

export const damageBarrier = groundStep({
  kind: 'damaged',
  act: 'barrier-damaged',
  summary: 'Report a damage, by position or chainage; what is damaged bars no more',
  from: ['complete'],
  to: 'damaged',
  nothing: { en: 'Nothing there is complete and undamaged.', zh: '该处没有完好的已建物防。' },
})

export const repairBarrier = groundStep({
  kind: 'repaired',
  act: 'barrier-repaired',
  summary: 'Report that a damage was repaired; it bars again',
  from: ['damaged'],
  to: 'complete',
  nothing: { en: 'Nothing there is damaged.', zh: '该处没有损坏部分。' },
})

export const dismantleBarrier = groundStep({
  kind: 'dismantled',
  act: 'barrier-dismantled',
  summary: 'Report that it was taken down; the note or the header Reason says why',
  from: ['under-construction', 'built', 'complete', 'damaged'],
  to: 'removed',
  nothing: { en: 'Nothing stands there that could be taken down.', zh: '该处没有可拆除的物防。' },
  needsReason: true,
})

/** What somebody reports as built somebody else looks at. */
async function checkSecondPerson({ tx, actor }: Acting, barrierId: string, stepped: Stepped): Promise<void> {
  if (actor.kind !== 'account') return
  const events = recordsOf(await listRecords(tx, 'barrier-event', { parentId: barrierId }))
  const isOwn = events.some(
    (event) =>
      event.kind === 'built' &&
      event.actor === actor.userName &&
      (event.fromM ?? 0) < (stepped.toM ?? Infinity) &&
      (event.toM ?? Infinity) > (stepped.fromM ?? 0),
  )
  if (isOwn)
    throw new Refusal('forbidden', {
      en: 'You reported this as built yourself: somebody else accepts it on the spot.',
      zh: '该处由您本人报告建成：须由另一人到现场验收。',
    })
}
