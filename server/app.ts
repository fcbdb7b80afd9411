import type { RequestListener } from 'node:http'
import compression from 'compression'
import express from 'express'
import { answerProblem, answerUnknownRoute, run } from './answering.ts'
import { getApiDocs, getOpenApi } from './apiDocs.ts'
import {
  changeAccount,
  endAccountSessions,
  listAccounts,
  listAccountSessions,
  makeAccount,
  resetAccount,
} from './administration/accounts.ts'
import { getAudit } from './administration/audit.ts'
import { endDelegation, listDelegations, makeDelegation } from './administration/delegations.ts'
import {
  approveDisplay,
  changeDisplay,
  listDisplays,
  makeDisplay,
  revokeDisplay,
} from './administration/displays.ts'
import { noteExport } from './administration/exports.ts'
import { importPeople } from './administration/importPeople.ts'
import { personWrites } from './administration/people.ts'
import { unitWrites } from './administration/units.ts'
import { listWalls, wallWrites } from './administration/walls.ts'
import type { App } from './appContext.ts'
import { listBackups, makeBackup } from './backups.ts'
import { getCalendarFeed } from './calendar/calendarFeed.ts'
import { getOwnCalendar, makeOwnCalendar, withdrawOwnCalendar } from './calendar/ownCalendar.ts'
import { workOutDraft } from './barrierFigures.ts'
import { getBarrierGains } from './barrierGains.ts'
import {
  approveBarrier,
  countersignBarrier,
  listBarrierProposals,
  proposeBarrier,
  returnBarrier,
  withdrawBarrier,
} from './barrierLife/proposals.ts'
import {
  acceptBarrier,
  damageBarrier,
  dismantleBarrier,
  listBarrierEvents,
  progressBarrier,
  repairBarrier,
  startBarrier,
} from './barrierLife/steps.ts'
import { barrierWrites } from './barrierWrites.ts'
import { getBestStretches } from './bestStretches.ts'
import { getBasemap, getTowns } from './basemap.ts'
import { loadLine, loadMarkers } from './borderLineWrites.ts'
import { previewTakeOver, takeOverLine } from './takeOverLine.ts'
import { listChiefNames } from './chiefNames.ts'
import { getFilingDocument, getPlanDocument } from './plansOnFile/planDocuments.ts'
import { acceptPlan, filePlan, listPlanFilings, returnPlan } from './plansOnFile/planFilings.ts'
import {
  filingDeadlineWrites,
  listFilingDeadlines,
  listPlansOnFile,
  planOnFileWrites,
} from './plansOnFile/planWrites.ts'
import { chargeWrites, listCharges, stretchWrites } from './chiefs/chiefWrites.ts'
import { endChiefs, handOverChiefs } from './chiefs/handOver.ts'
import { importChiefs } from './chiefs/importChiefs.ts'
import { moveChiefEdges } from './chiefs/moveEdges.ts'
import { getResponsibility } from './chiefs/responsibility.ts'
import { checkpointWrites } from './checkpointWrites.ts'
import { getCounty, listJournal, listKnownActs } from './county.ts'
import { getCoverage } from './coverage.ts'
import { getCoverageChart } from './coverageChart.ts'
import { explainCoverage } from './coverageExplain.ts'
import { getCoverageShares } from './coverageShares.ts'
import { portWrites, tradePointWrites } from './crossingWrites.ts'
import { deviceWrites } from './deviceWrites.ts'
import { listDuties } from './duties.ts'
import {
  listDesks,
  listPatrols,
  listPeople,
  listShifts,
  listUnits,
  patrolWrites,
  shiftWrites,
} from './duty.ts'
import { listFieldNotes, writeFieldNote } from './fieldNotes.ts'
import { getItem, listItems } from './features.ts'
import { fieldManifest } from './fieldManifest.ts'
import {
  acknowledgeGap,
  endGapAcknowledgement,
  handGapOn,
  listGapAcknowledgements,
} from './gapAcknowledgements.ts'
import { handOverPlace, listHandovers } from './handovers.ts'
import { elevationWrites, getElevationTile, listElevation, readElevationFile } from './elevation.ts'
import { guard } from './guard.ts'
import { dismissNotice, getHealth, getMetrics } from './health.ts'
import { listIncidents, reportIncident } from './incidents.ts'
import { watchRequest } from './keeping/watchRequest.ts'
import { eventStream, getLive } from './live.ts'
import { limitInFlight } from './limitInFlight.ts'
import { listNotices, readNotice, readNotices } from './notices.ts'
import { getCollection, getConformance, getLanding, listCollections } from './ogcLanding.ts'
import { addPhotoFile, addPhotoPartFile, getPhoto } from './photos.ts'
import { endPatrol, listPatrolEvents, pausePatrol, resumePatrol, startPatrol } from './patrolEvents.ts'
import { listPatrolPlans, patrolPlanWrites } from './patrolPlans/planWrites.ts'
import { listPatrolTemplates, patrolTemplateWrites } from './patrolPlans/templateWrites.ts'
import { publishPlan } from './patrolPlans/publishPlan.ts'
import { getPatrolWalk, recordFixes, uploadTrack } from './patrolTracks.ts'
import { getHistory } from './recordHistory.ts'
import { getReplay } from './replay.ts'
import { getReplayTeams } from './replayTeams.ts'
import { beginSingleSignOn, finishSingleSignOn } from './oidcEndpoints.ts'
import { displayScript, displayScriptPath } from './displayPage.ts'
import { openDisplay, showDisplay } from './openDisplay.ts'
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endOwnSession,
  endSecondFactor,
  getMe,
  listOwnSessions,
} from './ownAccount.ts'
import { getOnDuty } from './onDuty.ts'
import { getOverdue } from './overdue.ts'
import { getPlannedFacts } from './plannedFacts.ts'
import { getPlanningRules, setPlanningRules } from './planningRules.ts'
import { closeGapsWithTeams, listProposalTeams } from './proposals/closeGaps.ts'
import { getStrikeTeams } from './proposals/strikeTeams.ts'
import type { Route } from './route.ts'
import { listRuleLayers, ruleLayerWrites } from './ruleLayers.ts'
import { listScenarios, scenarioWrites } from './scenarios.ts'
import { getSignIn, signIn, signInWithSecondFactor, signOut } from './signInEndpoints.ts'
import { arrangeRoster, swapShifts } from './roster/arrangeRoster.ts'
import { holidayWrites, leaveWrites, listHolidays, listLeaves } from './roster/leaves.ts'
import { getRosterRules, setRosterRules } from './roster/rosterRules.ts'
import { listStaffNeeds, staffNeedWrites } from './roster/staffNeeds.ts'
import { assignRoster } from './rosters.ts'
import { listPolicies, listTierOrders, orderTier, setPolicy } from './rules.ts'
import { declareTrackLost, listLostTracks, listStaffingLogs, logStaffing } from './staffing.ts'
import { changeSettings, getSettings } from './settings.ts'
import { staticFiles } from './staticFiles.ts'
import { listTeams, teamWrites } from './teams.ts'
import { getTeamsNow, reportByPost, reportByQuery } from './trackerReports.ts'
import { listTrackers, trackerWrites } from './trackers.ts'
import { appendTrailEvent, listTrailEvents } from './trailEvents.ts'
import { findTrail } from './trailFound.ts'
import { getTrailSurroundings } from './trailSurroundings.ts'
import { trailWrites } from './trailWrites.ts'
import { undoAct } from './undoAct.ts'

/** Everything the API answers to. What an endpoint takes and gives stands where it is defined. */
export const routes: readonly Route[] = [
  ['GET', '/api', getLanding, 'signed-in'],
  ['GET', '/api/conformance', getConformance, 'signed-in'],
  ['GET', '/api/collections', listCollections, 'see-line'],
  ['GET', '/api/collections/{collectionId}', getCollection, 'see-line'],
  ['GET', '/api/collections/{collectionId}/items', listItems, 'see-line'],
  ['GET', '/api/collections/{collectionId}/items/{itemId}', getItem, 'see-line'],

  ['GET', '/api/coverage', getCoverage, 'see-line'],
  ['GET', '/api/coverage/shares', getCoverageShares, 'see-line'],
  ['GET', '/api/coverage/chart', getCoverageChart, 'see-line'],
  ['GET', '/api/coverage/facts', getPlannedFacts, 'see-line'],
  ['GET', '/api/coverage/explain', explainCoverage, 'see-line'],
  ['GET', '/api/barriers/gains', getBarrierGains, 'see-line'],
  ['GET', '/api/barriers/best-stretches', getBestStretches, 'see-line'],
  ['GET', '/api/replay', getReplay, 'see-line'],
  ['GET', '/api/replay/teams', getReplayTeams, 'see-positions'],

  ['GET', '/api/gaps/acknowledgements', listGapAcknowledgements, 'see-line'],
  ['POST', '/api/gaps/acknowledgements', acknowledgeGap, 'deal-with-gaps'],
  ['POST', '/api/gaps/acknowledgements/{id}/hand-on', handGapOn, 'deal-with-gaps'],
  ['POST', '/api/gaps/acknowledgements/{id}/end', endGapAcknowledgement, 'deal-with-gaps'],
  ['GET', '/api/gaps/strike-teams', getStrikeTeams, 'see-line'],
  ['GET', '/api/close-gaps/teams', listProposalTeams, 'see-line'],
  ['POST', '/api/close-gaps', closeGapsWithTeams, 'assign-duty'],
  ['GET', '/api/notices', listNotices, 'see-notices'],
  ['POST', '/api/notices/read', readNotices, 'deal-with-gaps'],
  ['POST', '/api/notices/{id}/read', readNotice, 'deal-with-gaps'],

  ['POST', '/api/collections/border-lines/items', loadLine, 'change-line'],
  ['POST', '/api/collections/border-lines/items/{id}/markers', loadMarkers, 'change-line'],
  ['GET', '/api/collections/border-lines/items/{id}/take-over', previewTakeOver, 'change-line'],
  ['POST', '/api/collections/border-lines/items/{id}/take-over', takeOverLine, 'change-line'],
  ['POST', '/api/collections/barriers/items', barrierWrites.create, 'draw-barriers'],
  ['PUT', '/api/collections/barriers/items/{id}', barrierWrites.change, 'draw-barriers'],
  ['DELETE', '/api/collections/barriers/items/{id}', barrierWrites.remove, 'draw-barriers'],
  ['POST', '/api/barriers/figures', workOutDraft, 'see-line'],
  ['POST', '/api/collections/trails/items', trailWrites.create, 'keep-trails'],
  ['PUT', '/api/collections/trails/items/{id}', trailWrites.change, 'keep-trails'],
  ['DELETE', '/api/collections/trails/items/{id}', trailWrites.remove, 'end-trails'],
  ['POST', '/api/collections/checkpoints/items', checkpointWrites.create, 'keep-places'],
  ['PUT', '/api/collections/checkpoints/items/{id}', checkpointWrites.change, 'keep-places'],
  ['DELETE', '/api/collections/checkpoints/items/{id}', checkpointWrites.remove, 'keep-places'],
  ['POST', '/api/collections/ports/items', portWrites.create, 'keep-places'],
  ['PUT', '/api/collections/ports/items/{id}', portWrites.change, 'keep-places'],
  ['DELETE', '/api/collections/ports/items/{id}', portWrites.remove, 'keep-places'],
  ['POST', '/api/collections/trade-points/items', tradePointWrites.create, 'keep-places'],
  ['PUT', '/api/collections/trade-points/items/{id}', tradePointWrites.change, 'keep-places'],
  ['DELETE', '/api/collections/trade-points/items/{id}', tradePointWrites.remove, 'keep-places'],
  ['POST', '/api/collections/devices/items', deviceWrites.create, 'keep-places'],
  ['PUT', '/api/collections/devices/items/{id}', deviceWrites.change, 'keep-places'],
  ['DELETE', '/api/collections/devices/items/{id}', deviceWrites.remove, 'keep-places'],

  ['GET', '/api/barrier-proposals', listBarrierProposals, 'see-line'],
  ['GET', '/api/barrier-events', listBarrierEvents, 'see-line'],
  ['POST', '/api/barriers/{id}/propose', proposeBarrier, 'draw-barriers'],
  ['POST', '/api/barriers/{id}/withdraw', withdrawBarrier, 'draw-barriers'],
  ['POST', '/api/barriers/{id}/return', returnBarrier, 'approve-barriers'],
  ['POST', '/api/barriers/{id}/countersign', countersignBarrier, 'approve-barriers'],
  ['POST', '/api/barriers/{id}/approve', approveBarrier, 'approve-barriers'],
  ['POST', '/api/barriers/{id}/start', startBarrier, 'build-barriers'],
  ['POST', '/api/barriers/{id}/progress', progressBarrier, 'build-barriers'],
  ['POST', '/api/barriers/{id}/accept', acceptBarrier, 'accept-barriers'],
  ['POST', '/api/barriers/{id}/damage', damageBarrier, 'report-damage'],
  ['POST', '/api/barriers/{id}/repair', repairBarrier, 'build-barriers'],
  ['POST', '/api/barriers/{id}/dismantle', dismantleBarrier, 'accept-barriers'],
  ['POST', '/api/photos', addPhotoFile, 'add-photos'],
  ['POST', '/api/photos/{id}/parts', addPhotoPartFile, 'add-photos'],
  ['GET', '/api/photos/{id}', getPhoto, 'see-photos'],

  ['POST', '/api/trails/found', findTrail, 'keep-trails'],
  ['GET', '/api/trails/{id}/events', listTrailEvents, 'see-line'],
  ['POST', '/api/trails/{id}/events', appendTrailEvent, 'mark-trails'],
  ['GET', '/api/incidents', listIncidents, 'see-line'],
  ['POST', '/api/incidents', reportIncident, 'report-incidents'],
  ['GET', '/api/field-notes', listFieldNotes, 'see-line'],
  ['POST', '/api/field-notes', writeFieldNote, 'write-field-notes'],
  ['GET', '/api/trails/{id}/surroundings', getTrailSurroundings, 'see-line'],
  ['GET', '/api/overdue', getOverdue, 'see-line'],

  ['GET', '/api/on-duty', getOnDuty, 'see-line'],
  ['GET', '/api/patrols', listPatrols, 'see-line'],
  ['POST', '/api/patrols', patrolWrites.create, 'assign-duty'],
  ['PUT', '/api/patrols/{id}', patrolWrites.change, 'assign-duty'],
  ['DELETE', '/api/patrols/{id}', patrolWrites.remove, 'assign-duty'],
  ['GET', '/api/teams', listTeams, 'see-line'],
  ['POST', '/api/teams', teamWrites.create, 'assign-duty'],
  ['PUT', '/api/teams/{id}', teamWrites.change, 'assign-duty'],
  ['DELETE', '/api/teams/{id}', teamWrites.remove, 'assign-duty'],
  ['GET', '/api/patrol-plans', listPatrolPlans, 'see-line'],
  ['POST', '/api/patrol-plans', patrolPlanWrites.create, 'assign-duty'],
  ['PUT', '/api/patrol-plans/{id}', patrolPlanWrites.change, 'assign-duty'],
  ['DELETE', '/api/patrol-plans/{id}', patrolPlanWrites.remove, 'assign-duty'],
  ['POST', '/api/patrol-plans/{id}/publish', publishPlan, 'assign-duty'],
  ['GET', '/api/patrol-templates', listPatrolTemplates, 'see-line'],
  ['POST', '/api/patrol-templates', patrolTemplateWrites.create, 'assign-duty'],
  ['PUT', '/api/patrol-templates/{id}', patrolTemplateWrites.change, 'assign-duty'],
  ['DELETE', '/api/patrol-templates/{id}', patrolTemplateWrites.remove, 'assign-duty'],
  ['POST', '/api/patrols/{id}/track', uploadTrack, 'log-duty'],
  ['POST', '/api/patrols/{id}/fixes', recordFixes, 'log-duty'],
  ['GET', '/api/patrols/{id}/walk', getPatrolWalk, 'see-positions'],
  ['GET', '/api/patrol-events', listPatrolEvents, 'see-line'],
  ['POST', '/api/patrols/{id}/start', startPatrol, 'log-duty'],
  ['POST', '/api/patrols/{id}/pause', pausePatrol, 'log-duty'],
  ['POST', '/api/patrols/{id}/resume', resumePatrol, 'log-duty'],
  ['POST', '/api/patrols/{id}/end', endPatrol, 'log-duty'],
  ['GET', '/api/shifts', listShifts, 'see-line'],
  ['POST', '/api/shifts', shiftWrites.create, 'assign-duty'],
  ['POST', '/api/shifts/recurring', assignRoster, 'assign-duty'],
  ['POST', '/api/shifts/arrange', arrangeRoster, 'assign-duty'],
  ['POST', '/api/shifts/swap', swapShifts, 'assign-duty'],
  ['PUT', '/api/shifts/{id}', shiftWrites.change, 'assign-duty'],
  ['DELETE', '/api/shifts/{id}', shiftWrites.remove, 'assign-duty'],
  ['GET', '/api/duties', listDuties, 'see-line'],
  ['GET', '/api/calendar/{token}.ics', getCalendarFeed, 'public'],
  ['GET', '/api/staff-needs', listStaffNeeds, 'see-line'],
  ['POST', '/api/staff-needs', staffNeedWrites.create, 'keep-places'],
  ['PUT', '/api/staff-needs/{id}', staffNeedWrites.change, 'keep-places'],
  ['DELETE', '/api/staff-needs/{id}', staffNeedWrites.remove, 'keep-places'],
  ['GET', '/api/leaves', listLeaves, 'see-people'],
  ['POST', '/api/leaves', leaveWrites.create, 'assign-duty'],
  ['PUT', '/api/leaves/{id}', leaveWrites.change, 'assign-duty'],
  ['DELETE', '/api/leaves/{id}', leaveWrites.remove, 'assign-duty'],
  ['GET', '/api/plans-on-file', listPlansOnFile, 'see-reports'],
  ['POST', '/api/plans-on-file', planOnFileWrites.create, 'write-plans'],
  ['PUT', '/api/plans-on-file/{id}', planOnFileWrites.change, 'write-plans'],
  ['DELETE', '/api/plans-on-file/{id}', planOnFileWrites.remove, 'write-plans'],
  ['GET', '/api/plans-on-file/{id}/document', getPlanDocument, 'see-reports'],
  ['POST', '/api/plans-on-file/{id}/file', filePlan, 'write-plans'],
  ['GET', '/api/plan-filings', listPlanFilings, 'see-reports'],
  ['GET', '/api/plan-filings/{id}/document', getFilingDocument, 'see-reports'],
  ['POST', '/api/plan-filings/{id}/return', returnPlan, 'accept-plans'],
  ['POST', '/api/plan-filings/{id}/accept', acceptPlan, 'accept-plans'],
  ['GET', '/api/filing-deadlines', listFilingDeadlines, 'see-line'],
  ['POST', '/api/filing-deadlines', filingDeadlineWrites.create, 'set-rules'],
  ['PUT', '/api/filing-deadlines/{id}', filingDeadlineWrites.change, 'set-rules'],
  ['DELETE', '/api/filing-deadlines/{id}', filingDeadlineWrites.remove, 'set-rules'],
  ['GET', '/api/holidays', listHolidays, 'see-line'],
  ['POST', '/api/holidays', holidayWrites.create, 'set-rules'],
  ['PUT', '/api/holidays/{id}', holidayWrites.change, 'set-rules'],
  ['DELETE', '/api/holidays/{id}', holidayWrites.remove, 'set-rules'],
  ['GET', '/api/roster-rules', getRosterRules, 'see-line'],
  ['PUT', '/api/roster-rules', setRosterRules, 'set-rules'],
  ['GET', '/api/staffing-logs', listStaffingLogs, 'see-line'],
  ['POST', '/api/staffing-logs', logStaffing, 'log-duty'],
  ['GET', '/api/handovers', listHandovers, 'see-line'],
  ['POST', '/api/handovers', handOverPlace, 'log-duty'],
  ['GET', '/api/desks', listDesks, 'see-line'],
  ['GET', '/api/units', listUnits, 'see-line'],
  ['GET', '/api/chief-names', listChiefNames, 'see-line'],
  ['GET', '/api/people', listPeople, 'see-people'],

  ['GET', '/api/responsibility', getResponsibility, 'see-line'],
  ['POST', '/api/collections/stretches/items', stretchWrites.create, 'assign-chiefs'],
  ['PUT', '/api/collections/stretches/items/{id}', stretchWrites.change, 'assign-chiefs'],
  ['DELETE', '/api/collections/stretches/items/{id}', stretchWrites.remove, 'assign-chiefs'],
  ['GET', '/api/charges', listCharges, 'see-line'],
  ['POST', '/api/charges', chargeWrites.create, 'assign-chiefs'],
  ['PUT', '/api/charges/{id}', chargeWrites.change, 'assign-chiefs'],
  ['DELETE', '/api/charges/{id}', chargeWrites.remove, 'assign-chiefs'],
  ['POST', '/api/chiefs/import', importChiefs, 'assign-chiefs'],
  ['POST', '/api/chiefs/hand-over', handOverChiefs, 'assign-chiefs'],
  ['POST', '/api/chiefs/end', endChiefs, 'assign-chiefs'],
  ['POST', '/api/chiefs/move', moveChiefEdges, 'assign-chiefs'],

  ['POST', '/api/units', unitWrites.create, 'keep-units'],
  ['PUT', '/api/units/{id}', unitWrites.change, 'keep-units'],
  ['DELETE', '/api/units/{id}', unitWrites.remove, 'keep-units'],
  ['POST', '/api/people', personWrites.create, 'keep-people'],
  ['POST', '/api/people/import', importPeople, 'keep-people'],
  ['PUT', '/api/people/{id}', personWrites.change, 'keep-people'],
  ['DELETE', '/api/people/{id}', personWrites.remove, 'keep-people'],
  ['GET', '/api/accounts', listAccounts, 'see-accounts'],
  ['POST', '/api/accounts', makeAccount, 'keep-accounts'],
  ['PUT', '/api/accounts/{id}', changeAccount, 'keep-accounts'],
  ['POST', '/api/accounts/{id}/reset', resetAccount, 'keep-accounts'],
  ['GET', '/api/accounts/{id}/sessions', listAccountSessions, 'keep-accounts'],
  ['DELETE', '/api/accounts/{id}/sessions', endAccountSessions, 'keep-accounts'],
  ['GET', '/api/delegations', listDelegations, 'make-delegations'],
  ['POST', '/api/delegations', makeDelegation, 'make-delegations'],
  ['DELETE', '/api/delegations/{id}', endDelegation, 'make-delegations'],
  ['GET', '/api/walls', listWalls, 'see-line'],
  ['POST', '/api/walls', wallWrites.create, 'arrange-walls'],
  ['PUT', '/api/walls/{id}', wallWrites.change, 'arrange-walls'],
  ['DELETE', '/api/walls/{id}', wallWrites.remove, 'arrange-walls'],
  ['GET', '/api/displays', listDisplays, 'see-displays'],
  ['POST', '/api/displays', makeDisplay, 'make-displays'],
  ['PUT', '/api/displays/{id}', changeDisplay, 'make-displays'],
  ['POST', '/api/displays/{id}/approve', approveDisplay, 'approve-releases'],
  ['DELETE', '/api/displays/{id}', revokeDisplay, 'make-displays'],
  ['POST', '/api/exports', noteExport, 'make-exports'],
  ['GET', '/api/audit', getAudit, 'see-audit'],

  ['GET', '/api/trackers', listTrackers, 'see-trackers'],
  ['POST', '/api/trackers', trackerWrites.create, 'keep-trackers'],
  ['PUT', '/api/trackers/{id}', trackerWrites.change, 'keep-trackers'],
  ['DELETE', '/api/trackers/{id}', trackerWrites.remove, 'keep-trackers'],
  ['GET', '/api/trackers/report', reportByQuery, 'public'],
  ['POST', '/api/trackers/report', reportByPost, 'public'],
  ['GET', '/api/teams-now', getTeamsNow, 'see-positions'],
  ['GET', '/api/lost-tracks', listLostTracks, 'see-line'],
  ['POST', '/api/lost-tracks', declareTrackLost, 'log-duty'],

  ['GET', '/api/settings', getSettings, 'signed-in'],
  ['PUT', '/api/settings', changeSettings, 'set-rules'],
  ['GET', '/api/planning-rules', getPlanningRules, 'see-line'],
  ['PUT', '/api/planning-rules', setPlanningRules, 'set-rules'],
  ['GET', '/api/scenarios', listScenarios, 'see-line'],
  ['POST', '/api/scenarios', scenarioWrites.create, 'draw-barriers'],
  ['PUT', '/api/scenarios/{id}', scenarioWrites.change, 'draw-barriers'],
  ['DELETE', '/api/scenarios/{id}', scenarioWrites.remove, 'draw-barriers'],
  ['GET', '/api/rule-layers', listRuleLayers, 'see-line'],
  ['POST', '/api/rule-layers', ruleLayerWrites.create, 'set-rules'],
  ['PUT', '/api/rule-layers/{id}', ruleLayerWrites.change, 'set-rules'],
  ['DELETE', '/api/rule-layers/{id}', ruleLayerWrites.remove, 'set-rules'],
  ['GET', '/api/elevation', listElevation, 'see-line'],
  ['POST', '/api/elevation', elevationWrites.create, 'set-rules'],
  ['PUT', '/api/elevation/{id}', elevationWrites.change, 'set-rules'],
  ['DELETE', '/api/elevation/{id}', elevationWrites.remove, 'set-rules'],
  ['POST', '/api/elevation/files', readElevationFile, 'set-rules'],
  ['GET', '/api/elevation/tiles/{id}', getElevationTile, 'see-line'],
  ['GET', '/api/policies', listPolicies, 'see-line'],
  ['POST', '/api/policies', setPolicy, 'set-rules'],
  ['GET', '/api/tier-orders', listTierOrders, 'see-line'],
  ['POST', '/api/tier-orders', orderTier, 'set-rules'],

  ['GET', '/api/sign-in', getSignIn, 'public'],
  ['POST', '/api/sign-in', signIn, 'public'],
  ['POST', '/api/sign-in/second-factor', signInWithSecondFactor, 'public'],
  ['GET', '/api/sign-in/oidc', beginSingleSignOn, 'public'],
  ['GET', '/api/sign-in/oidc/callback', finishSingleSignOn, 'public'],
  ['POST', '/api/sign-out', signOut, 'signed-in'],
  ['GET', '/api/me', getMe, 'public'],
  ['PUT', '/api/me/password', changePassword, 'signed-in'],
  ['GET', '/api/me/sessions', listOwnSessions, 'signed-in'],
  ['DELETE', '/api/me/sessions', endOtherSessions, 'signed-in'],
  ['DELETE', '/api/me/sessions/{id}', endOwnSession, 'signed-in'],
  ['POST', '/api/me/second-factor', beginSecondFactor, 'signed-in'],
  ['POST', '/api/me/second-factor/confirm', confirmSecondFactor, 'signed-in'],
  ['POST', '/api/me/second-factor/end', endSecondFactor, 'signed-in'],
  ['GET', '/api/me/calendar', getOwnCalendar, 'signed-in'],
  ['POST', '/api/me/calendar', makeOwnCalendar, 'signed-in'],
  ['DELETE', '/api/me/calendar', withdrawOwnCalendar, 'signed-in'],

  ['GET', '/api/county', getCounty, 'see-line'],
  ['GET', '/api/acts', listJournal, 'see-line'],
  ['GET', '/api/acts/known', listKnownActs, 'signed-in'],
  ['POST', '/api/acts/{sequence}/undo', undoAct, 'undo-acts'],
  ['GET', '/api/history/{kind}/{id}', getHistory, 'see-line'],
  ['GET', '/api/live', getLive, 'see-line'],
  ['GET', '/api/basemap', getBasemap, 'see-line'],
  ['GET', '/api/towns', getTowns, 'see-line'],

  ['GET', '/api/health', getHealth, 'public'],
  ['POST', '/api/health/restored/dismiss', dismissNotice, 'keep-server'],
  ['GET', '/api/metrics', getMetrics, 'see-server'],
  ['GET', '/api/backups', listBackups, 'see-server'],
  ['POST', '/api/backups', makeBackup, 'keep-server'],

  ['GET', '/api/openapi.json', getOpenApi(() => routes), 'signed-in'],
  ['GET', '/api/docs', getApiDocs(() => routes), 'signed-in'],
]

/** What answers requests: first what was asked before, then everything else. */
export function answerRequests(app: App): RequestListener {
  const server = express()
  server.disable('x-powered-by')
  server.set('etag', false)
  server.set('query parser', 'simple')
  server.use((request, response, next) => {
    watchRequest(app.keeping, request, response)
    next()
  })
  server.set('trust proxy', app.settings.trustProxy ?? false)
  server.use(guard(app.settings))
  server.use(limitInFlight())
  server.use(compression({ filter: isCompressed }))
  for (const route of routes) {
    const [method, path] = route
    const expressPath = path.replaceAll(/\{(\w+)\}/g, ':$1')
    server.route(expressPath)[methods[method]]((request, response) => {
      response.locals['route'] = path
      return run(app, route, request, response)
    })
  }
  server.use('/api', answerUnknownRoute(routes))
  server.get(displayScriptPath, (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('text/javascript').send(displayScript)
  })
  server.route('/display/:token').get(showDisplay(app)).post(openDisplay(app))
  server.get('/field.webmanifest', fieldManifest)
  server.use(staticFiles(app.root, app.settings.basemap))
  server.use(answerProblem(app))
  return (request, response) => {
    if (app.hot.answer(request, response)) app.keeping.metrics.hotAnswers++
    else server(request, response)
  }
}

/** A compressor would hold events back until it has enough of them. */
const isCompressed: compression.CompressionFilter = (request, response) =>
  response.get('Content-Type')?.startsWith(eventStream) !== true && compression.filter(request, response)

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const
