import type { Right } from '../../../data/model/access.ts'
import type { BarrierPart, BarrierStatus } from '../../../data/model/barrier.ts'
import { pathLengthM } from '../../../geo/geodesic.ts'
import { partStatusAt } from '../barrierStanding.ts'

/** How much of a barrier stands where, metres; what is nowhere is not listed. */
export function metresByStatus(
  parts: readonly Pick<BarrierPart, 'path' | 'statuses'>[],
  atMs: number,
): ReadonlyMap<BarrierStatus, number> {
  const metres = new Map<BarrierStatus, number>()
  for (const part of parts) {
    const status = partStatusAt(part, atMs)
    metres.set(status, (metres.get(status) ?? 0) + pathLengthM(part.path))
  }
  return metres
}

export type LifeStep =
  | 'propose'
  | 'decide'
  | 'start'
  | 'progress'
  | 'accept'
  | 'repair'
  | 'damage'
  | 'dismantle'
  | 'withdraw'

interface StepRule {
  readonly step: LifeStep
  readonly from: readonly BarrierStatus[]
  readonly right: Right
}

/** What may follow, the likeliest next act first; the server keeps the same order. */
export const stepRules: readonly StepRule[] = [
  { step: 'decide', from: ['proposed'], right: 'approve-barriers' },
  { step: 'propose', from: ['draft'], right: 'draw-barriers' },
  { step: 'accept', from: ['built'], right: 'accept-barriers' },
  { step: 'progress', from: ['under-construction'], right: 'build-barriers' },
  { step: 'start', from: ['approved'], right: 'build-barriers' },
  { step: 'repair', from: ['damaged'], right: 'build-barriers' },
  { step: 'damage', from: ['complete'], right: 'report-damage' },
  { step: 'withdraw', from: ['proposed', 'approved'], right: 'draw-barriers' },
  {
    step: 'dismantle',
    from: ['under-construction', 'built', 'complete', 'damaged'],
    right: 'accept-barriers',
  },
]

/** These are never the one next act: they are what went another way. */
const aside: readonly LifeStep[] = ['damage', 'withdraw', 'dismantle']

export function stepsOpen(
  metres: ReadonlyMap<BarrierStatus, number>,
  may: (right: Right) => boolean,
): { next: LifeStep | undefined; others: LifeStep[] } {
  const open = stepRules
    .filter(({ from, right }) => from.some((status) => metres.has(status)) && may(right))
    .map(({ step }) => step)
  const next = open.find((step) => !aside.includes(step))
  return { next, others: open.filter((step) => step !== next) }
}
