import { randomUUID } from 'node:crypto'
import { commit } from '../../data/journal/commit.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import { barrierBody, make, name, type SmallCounty } from './smallCounty.ts'
import type { RunningApp } from './startApp.ts'

export type Stage =
  | 'draft'
  | 'proposed'
  | 'approved'
  | 'under-construction'
  | 'built'
  | 'complete'
  | 'damaged'

const steps: readonly (readonly [Stage, string])[] = [
  ['proposed', 'propose'],
  ['approved', 'approve'],
  ['under-construction', 'start'],
  ['built', 'progress'],
  ['complete', 'accept'],
  ['damaged', 'damage'],
]

/** A barrier that is made as a draft and brought to a stage by the local operator, step by step. */
export async function barrierAt(
  county: RunningApp,
  body: { parts: readonly { path: unknown }[] },
  stage: Stage,
): Promise<{ id: string; proposalId: string }> {
  const from = '2026-02-01T00:00:00Z'
  const parts = body.parts.map((part) => ({ ...part, statuses: [{ status: 'draft', from }] }))
  const id = await make(county, '/api/collections/barriers/items', { ...body, parts })
  let proposalId = ''
  for (const [reached, step] of stage === 'draft' ? [] : steps) {
    const known = step === 'approve' ? { proposalId } : {}
    const headers = step === 'propose' ? { 'If-Match': '"1"' } : {}
    const answer = await county.send('POST', `/api/barriers/${id}/${step}`, known, headers)
    const made = (await answer.json()) as { id: string }
    if (answer.status >= 300) throw new Error(JSON.stringify(made))
    if (step === 'propose') proposalId = made.id
    if (reached === stage) break
  }
  return { id, proposalId }
}

/** A barrier with a proposal that an office is asked to agree to. */
export async function askedBarrier(county: SmallCounty): Promise<{ id: string; proposalId: string }> {
  const made = await barrierAt(county, barrierBody(county), 'proposed')
  await askOffice(county, made.proposalId)
  return made
}

/** As if the county had asked an office when the proposal was sent. */
export async function askOffice(county: RunningApp, proposalId: string): Promise<void> {
  const { record } = (await tryGetRecord(county.db, 'barrier-proposal', proposalId))!
  const offices = [{ id: 'forestry', name: name('Forestry') }]
  const at = new Date(county.clock.nowMs).toISOString()
  await commit(county.db, 'test', {
    actId: randomUUID(),
    kind: 'barrier-countersigned',
    observedAt: at,
    receivedAt: at,
    request: '',
    apply: () =>
      Promise.resolve({
        changes: [{ kind: 'barrier-proposal', id: proposalId, record: { ...record, offices } }],
        reply: { status: 200, body: undefined },
      }),
  })
}

/** The stage from which each step is taken, and what is sent with it. */
export const stepRequests = {
  propose: { at: 'draft', body: {} },
  withdraw: { at: 'proposed', body: {} },
  return: { at: 'proposed', body: { remarks: [{ position: [104.705, 22.901], text: 'Leave a gate here' }] } },
  approve: { at: 'proposed', body: {} },
  start: { at: 'approved', body: {} },
  progress: { at: 'under-construction', body: {} },
  accept: { at: 'built', body: {} },
  damage: { at: 'complete', body: { note: 'Posts fell' } },
  repair: { at: 'damaged', body: {} },
  dismantle: { at: 'complete', body: { note: 'The road is widened' } },
} as const satisfies Record<string, { at: Stage; body: object }>

/** The same with what names the proposal, where that is meant. */
export const stepBody = (step: keyof typeof stepRequests, proposalId: string): object => ({
  ...stepRequests[step].body,
  ...(step === 'return' || step === 'approve' ? { proposalId } : {}),
})
