import type { ActKind, JournalEntry } from '../../data/model/journalEntry.ts'

/**
 * What nobody entered, what nobody but its unit needs to know, and what is about the people who enter
 * things and not about the line.
 */
const untold: ReadonlySet<ActKind> = new Set([
  'tracks-sealed',
  // Batch by batch: what came of it is told by the state of the line.
  'track-recorded',
  'notice-read',
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
  'team-made',
  'team-changed',
  'team-removed',
  'patrol-plan-made',
  'patrol-plan-changed',
  'patrol-plan-removed',
  'patrol-template-made',
  'patrol-template-changed',
  'patrol-template-removed',
  'scenario-made',
  'scenario-changed',
  'scenario-removed',
  'wall-arranged',
  'wall-rearranged',
  'wall-removed',
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
  'person-created',
  'person-changed',
  'person-removed',
  'people-imported',
])
const untoldRecords: ReadonlySet<string> = new Set([
  'staff-need',
  'leave',
  'holiday',
  'roster-rules',
  'person',
  'notice',
  'county-settings',
  'planning-rules',
  'rule-layer',
  'elevation',
  'scenario',
  'team',
  'patrol-plan',
  'patrol-template',
  'wall-arrangement',
  'display-link',
])

/** Whether an act is told of to everybody who stands before the wall. */
export const isForTheWall = ({ kind, changes }: Pick<JournalEntry, 'kind' | 'changes'>): boolean =>
  !untold.has(kind) && !(kind === 'act-undone' && changes.every((change) => untoldRecords.has(change.kind)))
