import { workOutDraft } from './barrierFigures.ts'
import { getBarrierGains } from './barrierGains.ts'
import { getBestStretches } from './bestStretches.ts'
import { getCoverage } from './coverage.ts'
import { getCoverageChart } from './coverageChart.ts'
import { explainCoverage } from './coverageExplain.ts'
import { getCoverageShares } from './coverageShares.ts'
import { listDuties } from './duties.ts'
import { listDesks, listPatrols, listPeople, listShifts, listUnits } from './duty.ts'
import { readGaps } from './askGaps.ts'
import type { Endpoint } from './endpoint.ts'
import { listItems } from './features.ts'
import { listFieldNotes } from './fieldNotes.ts'
import { listHandovers } from './handovers.ts'
import { listIncidents } from './incidents.ts'
import { getOnDuty } from './onDuty.ts'
import { getOverdue } from './overdue.ts'
import { listPatrolEvents } from './patrolEvents.ts'
import { listProposalTeams } from './proposals/closeGaps.ts'
import { getStrikeTeams } from './proposals/strikeTeams.ts'
import { getReplay } from './replay.ts'
import { getReplayTeams } from './replayTeams.ts'
import { listLostTracks, listStaffingLogs } from './staffing.ts'
import { getTeamsNow } from './trackerReports.ts'
import { listTrackers } from './trackers.ts'
import { getTrailSurroundings } from './trailSurroundings.ts'

/**
 * What only reads and may take long, by name. It runs in threads beside the server, where there are
 * some, so that no act waits for it: what is computed in one, what is only listed in the other, as a
 * list must not wait for the coverage of a province either.
 */
export const readings = {
  coverage: ['computed', getCoverage],
  shares: ['computed', getCoverageShares],
  chart: ['computed', getCoverageChart],
  explanation: ['computed', explainCoverage],
  draft: ['computed', workOutDraft],
  replay: ['computed', getReplay],
  replayTeams: ['computed', getReplayTeams],
  gains: ['computed', getBarrierGains],
  bestStretches: ['computed', getBestStretches],
  gaps: ['computed', readGaps],
  proposalTeams: ['computed', listProposalTeams],
  strikeTeams: ['computed', getStrikeTeams],
  trailSurroundings: ['computed', getTrailSurroundings],
  items: ['listed', listItems],
  patrols: ['listed', listPatrols],
  shifts: ['listed', listShifts],
  duties: ['listed', listDuties],
  staffingLogs: ['listed', listStaffingLogs],
  lostTracks: ['listed', listLostTracks],
  handovers: ['listed', listHandovers],
  patrolEvents: ['listed', listPatrolEvents],
  incidents: ['listed', listIncidents],
  fieldNotes: ['listed', listFieldNotes],
  desks: ['listed', listDesks],
  units: ['listed', listUnits],
  people: ['listed', listPeople],
  onDuty: ['listed', getOnDuty],
  overdue: ['listed', getOverdue],
  trackers: ['listed', listTrackers],
  teams: ['listed', getTeamsNow],
} as const satisfies Readonly<Record<string, readonly ['computed' | 'listed', Endpoint]>>

export type ReadingName = keyof typeof readings

const names = new Map<Endpoint, ReadingName>(
  Object.entries(readings).map(([name, [, endpoint]]) => [endpoint, name as ReadingName]),
)

/** Where teams are now only the server itself knows: it heard them last. */
const askedOfThePast: readonly Endpoint[] = [getTeamsNow]

export function tryReadingName(
  endpoint: Endpoint,
  query: Readonly<Record<string, unknown>>,
): ReadingName | undefined {
  return askedOfThePast.includes(endpoint) && query['asOf'] === undefined ? undefined : names.get(endpoint)
}
