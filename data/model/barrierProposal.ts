import { z } from 'zod'
import { barrierPart, barrierType } from './barrier.ts'
import { draftAnswer } from './draftAnswer.ts'
import { draftEffectAnswer } from './draftEffect.ts'
import { barrierId, barrierProposalId, lineId } from './ids.ts'
import { planningRules } from './planningRules.ts'
import { instant, name, position, synthetic } from './values.ts'

export const proposalState = z.enum(['sent', 'returned', 'approved', 'withdrawn'])

/** What an approver finds wanting, at its place on the map where it has one. */
export const proposalRemark = z.object({
  position: position.nullable().default(null),
  text: z.string().trim().min(1).max(1000),
})
export type ProposalRemark = z.infer<typeof proposalRemark>

/** A barrier as it was sent for approval: frozen, whatever becomes of the drawing. */
export const barrierProposal = z.object({
  id: barrierProposalId,
  barrierId,
  /** Of the barrier as it was sent. */
  barrierVersion: z.number().int().min(1),
  lineId,
  name,
  type: barrierType,
  note: z.string().trim().max(2000).default(''),
  /** The drafts that were sent; what stood already is none of it. */
  parts: z
    .array(barrierPart.omit({ statuses: true }))
    .min(1)
    .max(500),
  /** As the server worked it out at sending, with the versions of the rules that it did so by. */
  ...draftAnswer.shape,
  /** What it would do to tomorrow's planned coverage, as it was at sending; null of what was sent before that was kept. */
  effect: draftEffectAnswer
    .extend({
      /** Of the journal, that the plan was read at; null of what was sent before that was kept. */
      sequence: z.number().int().nullable().default(null),
    })
    .nullable()
    .default(null),
  sentAt: instant,
  sentBy: z.string(),
  state: proposalState,
  /** Who decided, or took it back; null while it waits. */
  decidedAt: instant.nullable().default(null),
  decidedBy: z.string().nullable().default(null),
  decisionNote: z.string().trim().max(2000).default(''),
  remarks: z.array(proposalRemark).max(100).default([]),
  /** Offices whose word was asked, by the planning rules at sending. */
  offices: planningRules.shape.countersigns,
  countersigns: z
    .array(
      z.object({
        officeId: z.string(),
        by: z.string(),
        at: instant,
        /** Number of the letter, or who said so. */
        note: z.string().trim().min(1).max(500),
      }),
    )
    .max(20)
    .default([]),
  synthetic,
})
export type BarrierProposal = z.infer<typeof barrierProposal>
