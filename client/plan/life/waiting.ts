import type { BarrierPart } from '../../../data/model/barrier.ts'
import type { BarrierProposal } from '../../../data/model/barrierProposal.ts'
import { metresByStatus, stepsOpen, type LifeStep } from './standing.ts'

interface Waiter {
  readonly userName: string
  /** Nobody signs in here: then nobody can tell who sent it. */
  readonly isLocal: boolean
  readonly may: Parameters<typeof stepsOpen>[1]
}

/** What of a barrier waits for somebody: deciding, accepting, or mending what was returned to them. */
export function waitsFor(
  barrier: { readonly parts: readonly BarrierPart[] },
  last: Pick<BarrierProposal, 'state' | 'sentBy'> | undefined,
  { userName, isLocal, may }: Waiter,
  atMs: number,
): LifeStep | undefined {
  const metres = metresByStatus(barrier.parts, atMs)
  const { next } = stepsOpen(metres, may)
  const isOwn = !isLocal && last?.sentBy === userName
  if (last?.state === 'sent') return may('approve-barriers') && !isOwn ? 'decide' : undefined
  if (metres.has('built') && may('accept-barriers')) return 'accept'
  if (last?.state === 'returned' && next === 'propose' && (isLocal || isOwn)) return 'propose'
  return undefined
}
