import type { z } from 'zod'
import { account, delegation, displayLink } from './account.ts'
import { barrier } from './barrier.ts'
import { barrierEvent } from './barrierEvent.ts'
import { barrierProposal } from './barrierProposal.ts'
import { charge, stretch } from './chief.ts'
import { device } from './device.ts'
import { fieldNote } from './fieldNote.ts'
import { elevation } from './elevation.ts'
import { gapAcknowledgement } from './gapAcknowledgement.ts'
import { countySettings } from './countySettings.ts'
import { handover } from './handover.ts'
import { incident } from './incident.ts'
import { borderLine, marker } from './line.ts'
import { planningRules } from './planningRules.ts'
import { ruleLayer } from './ruleLayer.ts'
import { scenario } from './scenario.ts'
import { holiday, leave } from './leave.ts'
import { notice } from './notice.ts'
import { patrol } from './patrol.ts'
import { patrolEvent } from './patrolEvent.ts'
import { patrolPlan } from './patrolPlan.ts'
import { patrolTemplate } from './patrolTemplate.ts'
import { checkpoint, desk, port, tradePoint } from './place.ts'
import { planFiling } from './planFiling.ts'
import { filingDeadline, planOnFile } from './planOnFile.ts'
import { policy, tierOrder } from './policy.ts'
import { rosterRules } from './rosterRules.ts'
import { shift } from './shift.ts'
import { staffNeed } from './staffNeed.ts'
import { staffingLog } from './staffingLog.ts'
import { lostTrack, tracker } from './tracker.ts'
import { team } from './team.ts'
import { trail, trailEvent } from './trail.ts'
import { person, unit } from './unit.ts'
import { wallArrangement } from './wallArrangement.ts'

/**
 * Every kind of record that is kept, with the schema that each version of it satisfies. A new one is added
 * at the end: the demonstration's ids follow from where its kind stands.
 */
export const recordSchemas = {
  'border-line': borderLine,
  marker,
  port,
  'trade-point': tradePoint,
  trail,
  'trail-event': trailEvent,
  checkpoint,
  desk,
  barrier,
  'barrier-proposal': barrierProposal,
  'barrier-event': barrierEvent,
  device,
  stretch,
  unit,
  person,
  patrol,
  shift,
  policy,
  'tier-order': tierOrder,
  tracker,
  'staffing-log': staffingLog,
  'lost-track': lostTrack,
  'gap-acknowledgement': gapAcknowledgement,
  notice,
  account,
  delegation,
  'display-link': displayLink,
  'wall-arrangement': wallArrangement,
  'county-settings': countySettings,
  'planning-rules': planningRules,
  'rule-layer': ruleLayer,
  elevation,
  scenario,
  charge,
  incident,
  'field-note': fieldNote,
  handover,
  'patrol-event': patrolEvent,
  team,
  'patrol-plan': patrolPlan,
  'staff-need': staffNeed,
  leave,
  holiday,
  'roster-rules': rosterRules,
  'patrol-template': patrolTemplate,
  'plan-on-file': planOnFile,
  'plan-filing': planFiling,
  'filing-deadline': filingDeadline,
} as const

export type RecordKind = keyof typeof recordSchemas
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>
export const recordKinds = Object.keys(recordSchemas) as RecordKind[]
