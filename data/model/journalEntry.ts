import { z } from 'zod'
import { instant } from './values.ts'
import { actId } from './ids.ts'

/** The closed list of what can be done; each is one journalled act. */
export const actKind = z.enum([
  'demonstration-made',
  'line-loaded',
  'markers-loaded',
  'line-taken-over',
  'barrier-created',
  'barrier-changed',
  'barrier-removed',
  'barrier-proposed',
  'barrier-withdrawn',
  'barrier-returned',
  'barrier-countersigned',
  'barrier-approved',
  'barrier-started',
  'barrier-progressed',
  'barrier-accepted',
  'barrier-damaged',
  'barrier-repaired',
  'barrier-dismantled',
  'trail-found',
  'trail-changed',
  'trail-removed',
  'trail-event',
  'patrol-assigned',
  'patrol-changed',
  'patrol-cancelled',
  'team-made',
  'team-changed',
  'team-removed',
  'patrol-plan-made',
  'patrol-plan-changed',
  'patrol-plan-removed',
  'patrol-plan-published',
  'patrol-template-made',
  'patrol-template-changed',
  'patrol-template-removed',
  'checkpoint-created',
  'checkpoint-changed',
  'checkpoint-removed',
  'crossing-created',
  'crossing-changed',
  'crossing-removed',
  'device-created',
  'device-changed',
  'device-removed',
  'shift-assigned',
  'roster-assigned',
  'shift-changed',
  'shift-cancelled',
  'shifts-swapped',
  'roster-arranged',
  'staff-need-created',
  'staff-need-changed',
  'staff-need-removed',
  'leave-entered',
  'leave-changed',
  'leave-removed',
  'holiday-entered',
  'holiday-changed',
  'holiday-removed',
  'roster-rules-set',
  'tracker-registered',
  'tracker-changed',
  'tracker-removed',
  'track-uploaded',
  'track-recorded',
  'track-declared-lost',
  'staffing-logged',
  'place-handed-over',
  'patrol-started',
  'patrol-paused',
  'patrol-resumed',
  'patrol-ended',
  'incident-reported',
  'field-note-written',
  'policy-set',
  'tier-ordered',
  'tracks-sealed',
  'act-undone',
  'gap-acknowledged',
  'gap-handed-on',
  'gap-acknowledgement-ended',
  'gap-closed',
  'gap-noticed',
  'notice-read',
  'unit-created',
  'unit-changed',
  'unit-removed',
  'person-created',
  'person-changed',
  'person-removed',
  'people-imported',
  'account-created',
  'account-changed',
  'delegation-made',
  'delegation-ended',
  'display-link-made',
  'display-link-changed',
  'display-link-approved',
  'display-link-revoked',
  'settings-changed',
  'planning-rules-set',
  'rule-layer-loaded',
  'rule-layer-changed',
  'rule-layer-removed',
  'elevation-loaded',
  'elevation-changed',
  'elevation-removed',
  'scenario-made',
  'scenario-changed',
  'scenario-removed',
  'wall-arranged',
  'wall-rearranged',
  'wall-removed',
  'chief-assigned',
  'chief-changed',
  'chief-ended',
  'chiefs-handed-over',
  'chiefs-imported',
])
export type ActKind = z.infer<typeof actKind>

/**
 * Of an act that comes from a phone: by which clock, and who saw what another one brings in. It says what
 * whoever sent it said; its rights and its name are those of the act's actor.
 */
export const actOrigin = z.object({
  /** What the phone's own clock read when it was pressed; how far that was behind, where it is known. */
  phoneClock: z.object({ saidAt: instant, behindMs: z.number().int().nullable() }).nullable(),
  /** User name of whoever observed it, where that is not who brings it in. */
  observedBy: z.string().nullable(),
})
export type ActOrigin = z.infer<typeof actOrigin>
/** Whether fixes come with an act of a kind: it changes no record, and evidence all the same. */
export const bringsFixes = (kind: ActKind): boolean => kind === 'track-uploaded' || kind === 'track-recorded'

/** Who did what, when and why. */
export const actHead = z.object({
  sequence: z.number().int(),
  actId,
  kind: actKind,
  actor: z.string(),
  observedAt: instant,
  receivedAt: instant,
  /** Why it was done, where somebody said so. */
  reason: z.string().nullable(),
  /** The act that this one takes back. */
  reverses: z.number().int().nullable(),
  origin: actOrigin.nullable(),
})
export type ActHead = z.infer<typeof actHead>

/** One act of the journal, newest first on `GET /api/acts`. */
export const journalEntry = z.object({
  ...actHead.shape,
  /** Links it to the act before; `npm run verify` checks the chain. */
  hash: z.string(),
  changes: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      before: z.unknown().nullable(),
      after: z.unknown().nullable(),
    }),
  ),
})
export type JournalEntry = z.infer<typeof journalEntry>
