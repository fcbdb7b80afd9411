import { z } from 'zod'
import { barrierPart, barrierType } from './barrier.ts'
import { barrierId, barrierProposalId, lineId } from './ids.ts'
import { instant, name, position, synthetic } from './values.ts'

export const proposalState = z.enum(['sent', 'returned', 'approved', 'withdrawn'])
export type ProposalState = z.infer<typeof proposalState>

/** What an approver finds wanting, at its place on the map where it has one. */
export const proposalRemark = z.object({
  position: position.nullable().default(null),
  text: z.string().trim().min(1).max(1000),
})
export type ProposalRemark = z.infer<typeof proposalRemark>

/** An office whose agreement is asked before a barrier is approved: border police, foreign affairs, forestry. */
export const countersignOffice = z.object({ id: z.string().trim().min(1).max(40), name })
export type CountersignOffice = z.infer<typeof countersignOffice>

/** Figures as the server computed them at sending; numbers that later versions add stay readable. */
export const proposalFigures = z.looseObject({
  lengthM: z.number(),
  barredM: z.number(),
  newlyBarredM: z.number(),
  overlapM: z.number(),
  barred: z.array(z.object({ fromM: z.number(), toM: z.number() })),
  newlyBarred: z.array(z.object({ fromM: z.number(), toM: z.number() })),
  trailsCut: z.array(z.looseObject({ id: z.string(), number: z.number(), unsealed: z.boolean() })),
  openNearEnds: z.array(z.looseObject({ id: z.string(), number: z.number(), wayRoundM: z.number() })),
})

/** A rule that is broken, or wants looking at, with where it is. */
export const proposalFinding = z.looseObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
})

/** What it would cost, by the price list as it was; null where no prices were known. */
export const proposalCost = z.looseObject({ total: z.number(), currency: z.string() })

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
  figures: proposalFigures,
  findings: z.array(proposalFinding).default([]),
  cost: proposalCost.nullable().default(null),
  /** What it would do to tomorrow's coverage; null where that cannot be computed. */
  effect: z.looseObject({}).nullable().default(null),
  /** By which the figures were computed. */
  policyVersion: z.number().int().min(0),
  sentAt: instant,
  sentBy: z.string(),
  state: proposalState,
  /** Who decided, or took it back; null while it waits. */
  decidedAt: instant.nullable().default(null),
  decidedBy: z.string().nullable().default(null),
  decisionNote: z.string().trim().max(2000).default(''),
  remarks: z.array(proposalRemark).max(100).default([]),
  /** Offices that were asked, by the settings at sending. */
  offices: z.array(countersignOffice).max(20).default([]),
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
