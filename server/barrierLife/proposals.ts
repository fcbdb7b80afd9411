import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Applied, Change } from '../../data/journal/commit.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import type { Barrier, BarrierStatus } from '../../data/model/barrier.ts'
import { proposalRemark, type BarrierProposal } from '../../data/model/barrierProposal.ts'
import { barrierProposalId } from '../../data/model/ids.ts'
import { listRecords, tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, expectedVersion, type Acting } from '../actOf.ts'
import { makeRecord } from '../checkInput.ts'
import { endpoint } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { draftAnswerOf } from '../barrierFigures.ts'
import { readPlanningRules } from '../planningRules.ts'
import { recordList, versioned } from '../recordEndpoints.ts'
import { reasonMissing } from '../reason.ts'
import { effectOfTomorrow } from './effectOfDraft.ts'
import { getBarrier, outOfOrder } from './lifeGround.ts'
import { statusAt } from './stepParts.ts'

const params = z.object({ id: z.uuid() })
const note = z.string().trim().max(2000).default('')
const proposalAnswer = versioned('barrier-proposal')
/** Which one is meant: another may have been sent since it was looked at. */
const proposalId = barrierProposalId

export const listBarrierProposals = recordList({
  kind: 'barrier-proposal',
  summary: 'Barriers as they were sent for approval, by when: of one barrier, of a line, or all',
  tag: 'barriers',
  query: z.strictObject({ barrierId: z.uuid().optional(), lineId: z.uuid().optional() }),
  select: ({ barrierId, lineId }) => ({ parentId: barrierId, lineId }),
})

export const proposeBarrier = endpoint({
  summary: 'Send the drafts of a barrier for approval; the server reckons them, and errors refuse it',
  tag: 'barriers',
  params,
  body: z.strictObject({ note }),
  answer: proposalAnswer,
  status: 201,
  act: 'of-version',
  async handle({ app, params, body, request }) {
    const effectOf = await effectOfTomorrow(app, params.id)
    return actOf(app, request, 'barrier-proposed', async (acting) => {
      const { tx, nowMs } = acting
      const stored = await getBarrier(tx, params.id)
      const { record: barrier } = stored
      const expected = expectedVersion(request)
      if ((await trySent(tx, barrier.id)) !== undefined)
        throw outOfOrder(
          'A proposal of this barrier waits for its approval already; withdraw it first.',
          '该物防已有待批的报批件；请先撤回。',
        )
      const drafts = barrier.parts.filter((part) => statusAt(part, nowMs) === 'draft')
      if (drafts.length === 0) throw outOfOrder('Nothing of this barrier is a draft.', '该物防没有草案部分。')
      const parts = drafts.map(({ statuses: _, ...part }) => part)
      // What of this barrier stands already is beside its drafts, as any other is.
      const question = { lineId: barrier.lineId, exceptBarrierId: null, type: barrier.type, parts }
      const answer = await draftAnswerOf(acting, question)
      checkNoErrors(answer.findings)
      const record = makeRecord('barrier-proposal', {
        id: newId(),
        barrierId: barrier.id,
        barrierVersion: expected,
        lineId: barrier.lineId,
        name: barrier.name,
        type: barrier.type,
        note: body.note,
        parts,
        ...answer,
        effect: effectOf(answer.figures.newlyBarred),
        sentAt: new Date(nowMs).toISOString(),
        sentBy: request.actor.userName,
        state: 'sent',
        offices: (await readPlanningRules(tx)).record.countersigns,
        synthetic: false,
      })
      return {
        changes: [
          advanced({ ...stored, version: expected }, nowMs, ['draft'], 'proposed'),
          { kind: 'barrier-proposal', id: record.id, record, expectedVersion: 0 },
        ],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    })
  },
})

const notBegun: readonly BarrierStatus[] = ['proposed', 'approved']

export const withdrawBarrier = endpoint({
  summary: 'Take a proposal back, or what was approved and is not begun: drafts again',
  tag: 'barriers',
  params,
  body: z.strictObject({ note }),
  answer: versioned('barrier'),
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'barrier-withdrawn', async (acting) => {
      const { tx, nowMs } = acting
      const stored = await getBarrier(tx, params.id)
      const { parts } = stored.record
      if (!parts.some((part) => notBegun.includes(statusAt(part, nowMs))))
        throw outOfOrder(
          'Nothing of this barrier is proposed, or approved and not begun.',
          '该物防没有已报批或已批准而未开工的部分。',
        )
      const change = advanced(stored, nowMs, notBegun, 'draft')
      return {
        changes: [change, ...(await withdrawSent(acting, params.id, body.note))],
        reply: { status: 200, body: { ...change.record, version: stored.version + 1 } },
      }
    }),
})

export const returnBarrier = endpoint({
  summary: 'Return a proposal with remarks, each at its place on the map or of the whole',
  tag: 'barriers',
  params,
  body: z.strictObject({ proposalId, note, remarks: z.array(proposalRemark).max(100).default([]) }),
  answer: proposalAnswer,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'barrier-returned', async (acting) => {
      if (body.remarks.length === 0 && body.note === '') throw reasonMissing()
      const { stored, proposal } = await waiting(acting, params.id, body.proposalId)
      const change = advanced(stored, acting.nowMs, ['proposed'], 'draft')
      const { remarks, note: decisionNote } = body
      return decision(change, decided(proposal, acting, { state: 'returned', remarks, decisionNote }))
    }),
})

export const countersignBarrier = endpoint({
  summary:
    'Note that an office which is asked agrees to a proposal, with the number of its letter or who said so',
  tag: 'barriers',
  params,
  body: z.strictObject({ proposalId, officeId: z.string().max(40), note: z.string().trim().min(1).max(500) }),
  answer: proposalAnswer,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'barrier-countersigned', async (acting) => {
      const { proposal } = await waiting(acting, params.id, body.proposalId)
      const { record, version } = proposal
      checkFourEyes(acting, record)
      const { officeId, note } = body
      if (!record.offices.some(({ id }) => id === officeId))
        throw fieldInvalid('officeId', 'this office was not asked', '未要求该单位会签')
      if (record.countersigns.some((one) => one.officeId === officeId))
        throw outOfOrder('This office agreed already.', '该单位已会签。')
      const at = new Date(acting.nowMs).toISOString()
      const countersign = { officeId, note, by: request.actor.userName, at }
      const changed = { ...record, countersigns: [...record.countersigns, countersign] }
      return {
        changes: [{ kind: 'barrier-proposal', id: record.id, record: changed, expectedVersion: version }],
        reply: { status: 200, body: { ...changed, version: version + 1 } },
      }
    }),
})

export const approveBarrier = endpoint({
  summary: 'Approve a proposal as it was sent, once every office that was asked agrees; never one’s own',
  tag: 'barriers',
  params,
  body: z.strictObject({ proposalId, note }),
  answer: proposalAnswer,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'barrier-approved', async (acting) => {
      const { stored, proposal } = await waiting(acting, params.id, body.proposalId)
      checkFourEyes(acting, proposal.record)
      checkCountersigned(proposal.record)
      checkAsSent(stored.record, proposal.record, acting.nowMs)
      const change = advanced(stored, acting.nowMs, ['proposed'], 'approved')
      return decision(change, decided(proposal, acting, { state: 'approved', decisionNote: body.note }))
    }),
})

async function trySent(tx: Reader, barrierId: string): Promise<Stored<'barrier-proposal'> | undefined> {
  const proposals = await listRecords(tx, 'barrier-proposal', { parentId: barrierId })
  return proposals.find(({ record }) => record.state === 'sent')
}

/** Takes back the proposal of a barrier that waits, where one does. */
export async function withdrawSent(
  acting: Acting,
  barrierId: string,
  decisionNote: string,
): Promise<Change[]> {
  const sent = await trySent(acting.tx, barrierId)
  return sent === undefined ? [] : [decided(sent, acting, { state: 'withdrawn', decisionNote })]
}

/** The barrier and its proposal, which has to wait still. */
async function waiting(
  acting: Acting,
  barrierId: string,
  id: string,
): Promise<{ stored: Stored<'barrier'>; proposal: Stored<'barrier-proposal'> }> {
  const stored = await getBarrier(acting.tx, barrierId)
  const proposal = await tryGetRecord(acting.tx, 'barrier-proposal', id)
  if (proposal === undefined || proposal.record.barrierId !== barrierId)
    throw fieldInvalid('proposalId', 'this barrier has no such proposal', '该物防没有此报批件')
  if (proposal.record.state !== 'sent')
    throw outOfOrder('This proposal waits for a decision no more.', '该报批件已不在待批状态。')
  return { stored, proposal }
}

/** A barrier with a further status for those of its parts that have one of some. */
function advanced(
  { record, version }: Stored<'barrier'>,
  nowMs: number,
  from: readonly BarrierStatus[],
  to: BarrierStatus,
) {
  const entry = { status: to, from: new Date(nowMs).toISOString() }
  const parts = record.parts.map((part) =>
    from.includes(statusAt(part, nowMs)) ? { ...part, statuses: [...part.statuses, entry] } : part,
  )
  const changed = makeRecord('barrier', { ...record, parts })
  return { kind: 'barrier', id: record.id, record: changed, expectedVersion: version } as const
}

type Decision = Pick<BarrierProposal, 'state' | 'decisionNote'> & {
  readonly remarks?: BarrierProposal['remarks']
}

function decided(
  { record, version }: Stored<'barrier-proposal'>,
  { actor, nowMs }: Acting,
  decision: Decision,
) {
  const by = { decidedAt: new Date(nowMs).toISOString(), decidedBy: actor.userName }
  const changed = makeRecord('barrier-proposal', { ...record, ...decision, ...by })
  return { kind: 'barrier-proposal', id: record.id, record: changed, expectedVersion: version } as const
}

function decision(barrier: ReturnType<typeof advanced>, proposal: ReturnType<typeof decided>): Applied {
  return {
    changes: [barrier, proposal],
    reply: { status: 200, body: { ...proposal.record, version: proposal.expectedVersion + 1 } },
  }
}

/** An error is told by its rule; where it is, the planner shows. */
function checkNoErrors(findings: BarrierProposal['findings']): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const rules = [...new Set(errors.map(({ rule }) => rule))].join(', ')
  throw new Refusal('rules-broken', {
    en: `This cannot be sent: ${errors.length} ${errors.length === 1 ? 'error' : 'errors'} by the rules ${rules}.`,
    zh: `不能报批：违反规则 ${rules}，共 ${errors.length} 处。`,
  })
}

/** Nobody approves what they proposed themselves. Where nobody signs in, nobody can tell. */
function checkFourEyes({ actor }: Acting, { sentBy }: BarrierProposal): void {
  if (actor.kind === 'account' && actor.userName === sentBy)
    throw new Refusal('forbidden', {
      en: 'Nobody approves a proposal of their own: a second person does.',
      zh: '不能批准自己报批的物防：须由另一人批准。',
    })
}

function checkCountersigned({ offices, countersigns }: BarrierProposal): void {
  const missing = offices.filter(({ id }) => !countersigns.some(({ officeId }) => officeId === id))
  if (missing.length > 0)
    throw outOfOrder(
      `Not every office agreed yet; missing: ${missing.map(({ name }) => name.en).join(', ')}.`,
      `尚缺会签：${missing.map(({ name }) => name.zh).join('、')}。`,
    )
}

/** What is approved is what was looked at. */
function checkAsSent({ parts }: Barrier, proposal: BarrierProposal, nowMs: number): void {
  const standing = parts.filter((part) => statusAt(part, nowMs) === 'proposed')
  const written = (path: unknown) => JSON.stringify(path)
  const sent = new Set(proposal.parts.map(({ path }) => written(path)))
  if (standing.length === proposal.parts.length && standing.every(({ path }) => sent.has(written(path))))
    return
  throw new Refusal('precondition-failed', {
    en: 'What stands in the records is not what was sent any more: have it sent again.',
    zh: '记录中的内容与报批时不一致：请重新报批。',
  })
}
