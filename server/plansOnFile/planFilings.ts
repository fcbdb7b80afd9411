import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { personId } from '../../data/model/ids.ts'
import { filingHead, filingRemark, type FilingHead, type PlanFiling } from '../../data/model/planFiling.ts'
import { planFindings, type PlanFinding } from '../../data/model/planFinding.ts'
import { listRecords, tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, checkReferences, expectedVersion, type Acting } from '../actOf.ts'
import { makeRecord } from '../checkInput.ts'
import { endpoint, notFound, type Endpoint } from '../endpoint.ts'

import { recordList } from '../recordEndpoints.ts'
import { outOfOrder } from '../barrierLife/lifeGround.ts'
import { reasonMissing } from '../reason.ts'
import { readPlanFacts } from './readPlanFacts.ts'
import { knownPeopleOf } from './planPeople.ts'

const params = z.object({ id: z.uuid() })
const filingAnswer = filingHead.extend({ version: z.number().int().min(1) })

export const headOf = ({ facts: _, findings: __, ...head }: PlanFiling): FilingHead => head

export const listPlanFilings = recordList({
  kind: 'plan-filing',
  summary: 'Plans as they were filed, what was decided on each, without what they were filled from',
  tag: 'duty',
  query: z.strictObject({ planId: z.uuid().optional() }),
  select: ({ planId }) => ({ parentId: planId }),
  leftOut: ['facts', 'findings'],
})

export const filePlan = endpoint({
  summary:
    'File a plan: its words and what the records say of it now are frozen together; what is missing refuses it',
  tag: 'duty',
  params,
  body: z.strictObject({ signedById: personId.nullable().default(null) }),
  answer: filingAnswer,
  status: 201,
  act: 'of-version',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'plan-on-file-filed', async ({ tx, lines, nowMs, receivedAt, actor }) => {
      const stored = await tryGetRecord(tx, 'plan-on-file', params.id)
      if (stored === undefined) throw notFound('id', params.id)
      checkAsLookedAt(stored.version, expectedVersion(request))
      await checkReferences(tx, 'person', [{ field: 'signedById', id: body.signedById }])
      const { id: planId, synthetic: _, ...text } = stored.record
      const { facts } = await readPlanFacts(tx, text, { lines, nowMs, timeZone: app.settings.timeZone })
      const findings = planFindings(text, facts, await knownPeopleOf(tx, text))
      refuseErrors(findings)
      const earlier = await listRecords(tx, 'plan-filing', { parentId: planId })
      const record = makeRecord('plan-filing', {
        ...text,
        id: newId(),
        planId,
        number: Math.max(0, ...earlier.map((one) => one.record.number)) + 1,
        facts,
        findings,
        filedAt: receivedAt,
        filedBy: actor.userName,
        signedById: body.signedById,
        state: 'filed',
        synthetic: false,
      })
      const waiting = earlier.filter((one) => one.record.state === 'filed')
      return {
        changes: [
          ...waiting.map((one) => ({
            kind: 'plan-filing' as const,
            id: one.record.id,
            record: { ...one.record, state: 'replaced' },
            expectedVersion: one.version,
          })),
          { kind: 'plan-filing', id: record.id, record, expectedVersion: 0 },
        ],
        reply: { status: 201, body: { ...headOf(record), version: 1 } },
      }
    }),
})

export const returnPlan: Endpoint = endpoint({
  summary: 'Return a filed plan with remarks, each on a section or on the whole',
  tag: 'duty',
  params,
  body: z.strictObject({
    note: z.string().trim().max(2000).default(''),
    remarks: z.array(filingRemark).max(100).default([]),
  }),
  answer: filingAnswer,
  act: 'of-version',
  handle: ({ app, params, body: { note, remarks }, request }) =>
    actOf(app, request, 'plan-on-file-returned', async (acting) => {
      if (remarks.length === 0 && note === '') throw reasonMissing()
      const waiting = await getWaiting(acting.tx, params.id, expectedVersion(request))
      return decided(acting, waiting, { state: 'returned', decisionNote: note, remarks })
    }),
})

export const acceptPlan: Endpoint = endpoint({
  summary: 'Accept a plan as it was filed; never one’s own, nor that of the own unit',
  tag: 'duty',
  params,
  body: z.strictObject({ note: z.string().trim().max(2000).default('') }),
  answer: filingAnswer,
  act: 'of-version',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'plan-on-file-accepted', async (acting) => {
      const waiting = await getWaiting(acting.tx, params.id, expectedVersion(request))
      checkFourEyes(acting, waiting.record)
      return decided(acting, waiting, { state: 'accepted', decisionNote: body.note, remarks: [] })
    }),
})

function checkAsLookedAt(version: number, expected: number): void {
  if (version !== expected)
    throw new Refusal('precondition-failed', {
      en: 'Somebody changed this plan meanwhile: look at it again first.',
      zh: '该方案已被他人修改：请重新查看。',
    })
}

async function getWaiting(tx: Reader, id: string, expected: number): Promise<Stored<'plan-filing'>> {
  const stored = await tryGetRecord(tx, 'plan-filing', id)
  if (stored === undefined) throw notFound('id', id)
  checkAsLookedAt(stored.version, expected)
  if (stored.record.state !== 'filed')
    throw outOfOrder('This plan waits for a decision no more.', '该方案已不在待审状态。')
  return stored
}

function decided(
  { actor, receivedAt }: Acting,
  { record, version }: Stored<'plan-filing'>,
  decision: Pick<PlanFiling, 'state' | 'decisionNote' | 'remarks'>,
) {
  const by = { decidedAt: receivedAt, decidedBy: actor.userName }
  const changed = makeRecord('plan-filing', { ...record, ...decision, ...by })
  return {
    changes: [{ kind: 'plan-filing' as const, id: record.id, record: changed, expectedVersion: version }],
    reply: { status: 200, body: { ...headOf(changed), version: version + 1 } },
  }
}

function refuseErrors(findings: readonly PlanFinding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const rules = [
    ...new Set(errors.map(({ rule, section }) => (rule === 'section-empty' ? `${rule}:${section}` : rule))),
  ]
  throw new Refusal('rules-broken', {
    en: `This plan cannot be filed yet; it lacks ${errors.length} ${errors.length === 1 ? 'part' : 'parts'}: ${rules.join(', ')}.`,
    zh: `方案尚不能报备，缺 ${errors.length} 项：${rules.join('、')}。`,
  })
}

/** Where nobody signs in, nobody can tell. */
function checkFourEyes({ actor }: Acting, { filedBy }: PlanFiling): void {
  if (actor.kind === 'account' && actor.userName === filedBy)
    throw new Refusal('forbidden', {
      en: 'Nobody accepts a plan that they filed themselves: a second person does.',
      zh: '不能审定自己报备的方案：须由另一人审定。',
    })
}
