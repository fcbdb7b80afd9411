import { z } from 'zod'
import { personId, planFilingId, planOnFileId } from './ids.ts'
import { planFacts } from './planFacts.ts'
import { planFinding } from './planFinding.ts'
import { planSection, planText } from './planOnFile.ts'
import { instant, name, synthetic } from './values.ts'

/** `replaced`: a newer one was filed before anybody decided on it. */
export const filingState = z.enum(['filed', 'replaced', 'returned', 'accepted'])
export type FilingState = z.infer<typeof filingState>

/** What the unit above finds wanting, in a section or in the whole. */
export const filingRemark = z.object({
  section: planSection.nullable().default(null),
  text: z.string().trim().min(1).max(1000),
})
export type FilingRemark = z.infer<typeof filingRemark>

/** A plan as it was filed: its words, and what the records said at that moment, whatever they say since. */
export const planFiling = z.object({
  id: planFilingId,
  planId: planOnFileId,
  /** 1, 2, 3 of the plan. */
  number: z.number().int().min(1),
  ...planText,
  facts: planFacts,
  /** Warnings that it was filed with. */
  findings: z.array(planFinding).max(2000),
  filedAt: instant,
  filedBy: z.string(),
  /** Who signs for the unit; null where the account that filed it does. */
  signedById: personId.nullable(),
  state: filingState,
  /** Null while it waits. */
  decidedAt: instant.nullable().default(null),
  decidedBy: z.string().nullable().default(null),
  decisionNote: z.string().trim().max(2000).default(''),
  remarks: z.array(filingRemark).max(100).default([]),
  synthetic,
})
export type PlanFiling = z.infer<typeof planFiling>

/** A filing as lists tell it: what the records said is asked for with its document. */
export const filingHead = planFiling.omit({ facts: true, findings: true })
export type FilingHead = z.infer<typeof filingHead>

/** Somebody named in a document, as far as whoever reads it may see. */
export const documentPerson = z.object({
  id: personId,
  name,
  post: name,
  phone: z.string().nullable(),
})
export type DocumentPerson = z.infer<typeof documentPerson>

/** A plan filled from the records: as they are, or as they were when it was filed. */
export const planDocumentAnswer = z.object({
  facts: planFacts,
  findings: z.array(planFinding),
  people: z.array(documentPerson),
  /** Null of a draft. */
  filing: filingHead.nullable(),
  text: z.object(planText),
  /** It, or what it is filled from, was made up for a demonstration. */
  synthetic: z.boolean(),
  sequence: z.number().int(),
})
export type PlanDocumentAnswer = z.infer<typeof planDocumentAnswer>
