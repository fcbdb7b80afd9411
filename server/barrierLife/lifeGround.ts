import { Refusal } from '../../data/journal/refusal.ts'
import { tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Acting } from '../actOf.ts'
import { checkNotAhead } from '../checkNotAhead.ts'
import { notFound } from '../endpoint.ts'
import { getLine } from '../lineShelf.ts'
import { policyInForce } from '../rules.ts'

export async function getBarrier(tx: Reader, id: string): Promise<Stored<'barrier'>> {
  const stored = await tryGetRecord(tx, 'barrier', id)
  if (stored === undefined) throw notFound('id', id)
  return stored
}

/** A barrier in the transaction of a step on the ground, and what it is measured by. */
export interface LifeGround {
  readonly stored: Stored<'barrier'>
  readonly line: BorderLine
  readonly maxOffsetM: number
  readonly nowMs: number
}

export async function lifeGround({ tx, lines, nowMs }: Acting, id: string): Promise<LifeGround> {
  const stored = await getBarrier(tx, id)
  const { line } = getLine(lines, stored.record.lineId)
  const { barrierMaxOffsetM } = await policyInForce(tx, nowMs)
  return { stored, line, maxOffsetM: barrierMaxOffsetM, nowMs }
}

/** When something was so, by whoever reports it; now where they do not say. */
export function instantOf(at: string | undefined, nowMs: number): number {
  if (at === undefined) return nowMs
  const atMs = Date.parse(at)
  checkNotAhead('at', atMs, nowMs)
  return Math.min(atMs, nowMs)
}

export const outOfOrder = (en: string, zh: string): Refusal => new Refusal('step-out-of-order', { en, zh })
