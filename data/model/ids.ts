import { z } from 'zod'

/**
 * Ids are UUIDv7 and branded by what they name, so that a trail cannot be sealed with a barrier's id.
 */
const id = <Brand extends string>() => z.uuid().brand<Brand>()

export const lineId = id<'border-line'>()
export const markerId = id<'marker'>()
export const portId = id<'port'>()
export const tradePointId = id<'trade-point'>()
export const trailId = id<'trail'>()
export const trailEventId = id<'trail-event'>()
export const checkpointId = id<'checkpoint'>()
export const deskId = id<'desk'>()
export const barrierId = id<'barrier'>()
export const barrierProposalId = id<'barrier-proposal'>()
export const barrierEventId = id<'barrier-event'>()
export const deviceId = id<'device'>()
export const stretchId = id<'stretch'>()
export const chargeId = id<'charge'>()
export const unitId = id<'unit'>()
export const personId = id<'person'>()
export const patrolId = id<'patrol'>()
export const shiftId = id<'shift'>()
export const trackerId = id<'tracker'>()
export const staffingLogId = id<'staffing-log'>()
export const incidentId = id<'incident'>()
export const fieldNoteId = id<'field-note'>()
export const handoverId = id<'handover'>()
export const patrolEventId = id<'patrol-event'>()
export const lostTrackId = id<'lost-track'>()
export const policyId = id<'policy'>()
export const tierOrderId = id<'tier-order'>()
export const gapAcknowledgementId = id<'gap-acknowledgement'>()
export const noticeId = id<'notice'>()
export const accountId = id<'account'>()
export const delegationId = id<'delegation'>()
export const displayLinkId = id<'display-link'>()
export const wallArrangementId = id<'wall-arrangement'>()
export const countySettingsId = id<'county-settings'>()
export const planningRulesId = id<'planning-rules'>()
export const ruleLayerId = id<'rule-layer'>()
export const elevationId = id<'elevation'>()
export const scenarioId = id<'scenario'>()
export const teamId = id<'team'>()
export const patrolPlanId = id<'patrol-plan'>()
export const patrolTemplateId = id<'patrol-template'>()
export const patrolItemId = id<'patrol-plan-item'>()
export const staffNeedId = id<'staff-need'>()
export const leaveId = id<'leave'>()
export const holidayId = id<'holiday'>()
export const rosterRulesId = id<'roster-rules'>()
export const actId = id<'act'>()

export type LineId = z.infer<typeof lineId>
export type DeskId = z.infer<typeof deskId>
export type UnitId = z.infer<typeof unitId>
export type PersonId = z.infer<typeof personId>
