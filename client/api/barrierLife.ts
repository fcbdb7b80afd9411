import type { z } from 'zod'
import { barrierEvent } from '../../data/model/barrierEvent.ts'
import { barrierProposal } from '../../data/model/barrierProposal.ts'
import { useList, versioned } from './records.ts'

const proposalItem = barrierProposal.and(versioned)
const eventItem = barrierEvent.and(versioned)
export type ProposalItem = z.infer<typeof proposalItem>
export type BarrierEventItem = z.infer<typeof eventItem>

/** Every barrier as it was sent for approval, by when. */
export const useBarrierProposals = () =>
  useList('/barrier-proposals', { kind: 'barrier-proposal', item: proposalItem })

/** What was done to a barrier on the ground; nothing for none. */
export const useBarrierEvents = (barrierId: string | null) =>
  useList(barrierId === null ? null : `/barrier-events?barrierId=${barrierId}`, {
    kind: 'barrier-event',
    item: eventItem,
    parentId: barrierId ?? undefined,
  })
