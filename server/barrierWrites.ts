import { v7 as newId } from 'uuid'
import { Refusal } from '../data/journal/refusal.ts'
import type { Restored } from '../data/journal/reversal.ts'
import { reachesOf } from '../data/model/access.ts'
import { barrier, type Barrier, type BarrierPart } from '../data/model/barrier.ts'
import type { ActKind } from '../data/model/journalEntry.ts'
import { checkJurisdiction } from './access/jurisdiction.ts'
import { checkReferences, type Acting } from './actOf.ts'
import { withdrawSent } from './barrierLife/proposals.ts'
import { statusAt } from './barrierLife/stepParts.ts'
import { tryGetRecord } from '../data/store/records.ts'
import { checkParts } from './checkGround.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { largeBodyBytes } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'

const acts = { created: 'barrier-created', changed: 'barrier-changed', removed: 'barrier-removed' } as const
const drawing: readonly ActKind[] = Object.values(acts)

export const barrierWrites = recordEndpoints({
  kind: 'barrier',
  noun: 'a barrier',
  tag: 'barriers',
  input: inputShape(barrier, []),
  mostBodyBytes: largeBodyBytes,
  removalNeedsReason: true,
  acts,
  async prepare(acting, input, before) {
    const { tx, lines, nowMs } = acting
    const { line } = getLine(lines, input.lineId)
    checkParts(line, input.parts, { mayMeetItself: false })
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    if (before !== undefined) checkHeld(before, input, nowMs)
    if (recordsStanding(before, input.parts, nowMs))
      await checkMayRecord(
        acting,
        makeRecord('barrier', { ...input, id: before?.id ?? newId(), synthetic: false }),
      )
    await checkReferences(tx, 'scenario', [{ field: 'scenarioId', id: input.scenarioId }])
    const scenario =
      input.scenarioId === null ? undefined : await tryGetRecord(tx, 'scenario', input.scenarioId)
    if (scenario !== undefined && scenario.record.lineId !== input.lineId)
      throw fieldInvalid('scenarioId', 'that scenario is of another line', '该方案属于另一条边境线')
    return input
  },
  async onRemove(acting, record) {
    await checkStanding(acting, record, null)
    return withdrawSent(acting, record.id, '')
  },
})

/**
 * Whoever may draw takes drawing back, but not what it said of more than drafts. A step is an act of its
 * own and takes the right to that step.
 */
export async function checkDrawnBack(
  acting: Acting,
  act: ActKind,
  restored: readonly Restored[],
): Promise<void> {
  if (!drawing.includes(act)) return
  for (const { kind, now, before } of restored)
    if (kind === 'barrier') await checkStanding(acting, now as Barrier | null, before as Barrier | null)
}

/** What is no draft enters the records and leaves them only by whoever may say what stands. */
async function checkStanding(acting: Acting, from: Barrier | null, to: Barrier | null): Promise<void> {
  const versions = [
    [from, to],
    [to, from],
  ] as const
  for (const [one, other] of versions) {
    const left = new Set(other?.parts.map(written))
    const differs = one?.parts.some((part) => !isDraft(part, acting.nowMs) && !left.has(written(part)))
    if (one !== null && differs === true) await checkMayRecord(acting, one)
  }
}

/** Nothing but a draft, now and by what is dated ahead. */
const isDraft = (part: BarrierPart, nowMs: number): boolean =>
  statusAt(part, nowMs) === 'draft' &&
  part.statuses.every(({ status, from }) => status === 'draft' || Date.parse(from) <= nowMs)

const written = ({ path, statuses, difficulty }: BarrierPart) => JSON.stringify([path, statuses, difficulty])

/**
 * What is sent, approved, being built or stands goes on step by step, each an act of its own; drawing
 * anew changes drafts only.
 */
function checkHeld(before: Barrier, after: Pick<Barrier, 'lineId' | 'type' | 'parts'>, nowMs: number): void {
  const left = after.parts.map(written)
  for (const [index, part] of before.parts.entries()) {
    if (isDraft(part, nowMs)) continue
    const at = left.indexOf(written(part))
    if (at === -1)
      throw new Refusal(
        'step-out-of-order',
        {
          en: `Part ${index + 1} is no draft any more: its course and status change step by step, not here. What is proposed or approved can be withdrawn first.`,
          zh: `第 ${index + 1} 段已不是草案，其走向和状态须按步骤办理，不能在此修改。已报批或已批准的可先撤回。`,
        },
        'parts',
      )
    left.splice(at, 1)
  }
  const holds = before.parts.some((part) => !isDraft(part, nowMs))
  if (holds && (before.type !== after.type || before.lineId !== after.lineId))
    throw new Refusal(
      'step-out-of-order',
      {
        en: 'Parts of this barrier are no drafts any more: it stays of its type and on its line.',
        zh: '该物防已有非草案分段，类型和所属边境线不能更改。',
      },
      before.type === after.type ? 'lineId' : 'type',
    )
}

/** Whether something is said to be more than a draft that nothing here said before. */
function recordsStanding(before: Barrier | undefined, parts: readonly BarrierPart[], nowMs: number): boolean {
  const known = new Set(before?.parts.map(written))
  // A draft may have been sent and come back: its past goes on with it, however it is drawn now.
  const pasts = new Set(
    before?.parts.filter((part) => isDraft(part, nowMs)).map(({ statuses }) => JSON.stringify(statuses)),
  )
  return parts.some(
    (part) =>
      part.statuses.some(({ status }) => status !== 'draft') &&
      !known.has(written(part)) &&
      !pasts.has(JSON.stringify(part.statuses)),
  )
}

/** What already stands is recorded by whoever may accept it on the spot. */
async function checkMayRecord(acting: Acting, record: Barrier): Promise<void> {
  if (reachesOf(acting.actor, 'accept-barriers').length === 0)
    throw new Refusal('forbidden', {
      en: 'What is more than a draft is recorded here only by whoever accepts barriers on the spot.',
      zh: '非草案的物防只能由有权现场验收的人员在此登记或删除。',
    })
  await checkJurisdiction(acting, 'barrier-accepted', [{ kind: 'barrier', id: record.id, record }])
}
