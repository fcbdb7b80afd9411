import { Refusal } from '../../data/journal/refusal.ts'
import { policyFact } from '../../data/model/policy.ts'
import { tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { policyAt } from '../../geo/era.ts'
import { defaultPolicy, type Policy } from '../../geo/policy.ts'
import type { Acting } from '../actOf.ts'
import { notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine } from '../lineShelf.ts'
import { readRules } from '../rules.ts'

/** A barrier in the transaction of a step, and what it is measured by. */
export interface LifeGround {
  readonly stored: Stored<'barrier'>
  readonly line: BorderLine
  readonly policy: Policy
  readonly maxOffsetM: number
  readonly nowMs: number
}

export async function lifeGround({ tx, lines, nowMs }: Acting, id: string): Promise<LifeGround> {
  const stored = await tryGetRecord(tx, 'barrier', id)
  if (stored === undefined) throw notFound('id', id)
  const policies = (await readRules(tx)).policies.map(policyFact)
  const policy = policyAt([defaultPolicy, ...policies], nowMs)
  const { line } = getLine(lines, stored.record.lineId)
  return { stored, line, policy, maxOffsetM: policy.barrierMaxOffsetM, nowMs }
}

/** A clock in the field may run ahead by so much. */
const aheadMs = 5 * 60_000

/** When something was so, by whoever reports it; now where they do not say. */
export function instantOf(at: string | undefined, nowMs: number): number {
  if (at === undefined) return nowMs
  const atMs = Date.parse(at)
  if (atMs <= nowMs + aheadMs) return Math.min(atMs, nowMs)
  const now = new Date(nowMs).toISOString()
  throw fieldInvalid(
    'at',
    `this lies in the future; the clock of the server reads ${now}`,
    `该时间在未来；服务器时间为 ${now}`,
  )
}

export const outOfOrder = (en: string, zh: string): Refusal => new Refusal('step-out-of-order', { en, zh })
