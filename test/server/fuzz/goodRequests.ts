import { randomUUID } from 'node:crypto'
import { stepBody, stepRequests } from '../livedBarrier.ts'
import {
  accountBody,
  barrierBody,
  closeGapsBody,
  chargeBody,
  checkpointBody,
  crossingBody,
  deviceBody,
  fieldNoteBody,
  displayBody,
  draftBody,
  gpxOf,
  handoverBody,
  incidentBody,
  name,
  patrolBody,
  personBody,
  policyBody,
  rosterBody,
  arrangementBody,
  holidayBody,
  leaveBody,
  shiftBody,
  staffNeedBody,
  shortLine,
  stretchBody,
  staffingLogBody,
  tierOrderBody,
  trackerBody,
  foundTrailBody,
  trailBody,
  unitBody,
  ruleLayerBody,
  scenarioBody,
  patrolPlanBody,
  patrolTemplateBody,
  teamBody,
  wallBody,
  type SmallCounty,
} from '../smallCounty.ts'
import { deadlineBody, jointPlanBody, newDeadlineBody } from '../filedPlans.ts'
import { hillsAsc } from '../heights.ts'
import type { Good } from './requestArbitrary.ts'
import { knownId } from './schemaArbitrary.ts'

/** What is ended or changed by requests, and so is made anew before each route's. */
export const renewed = (county: SmallCounty): readonly { kind: string; path: string; body: object }[] => [
  { kind: 'patrol', path: '/api/patrols', body: patrolBody(county) },
  { kind: 'trail', path: '/api/collections/trails/items', body: trailBody(county) },
  { kind: 'checkpoint', path: '/api/collections/checkpoints/items', body: checkpointBody(county) },
  { kind: 'port', path: '/api/collections/ports/items', body: crossingBody(county) },
  { kind: 'trade point', path: '/api/collections/trade-points/items', body: crossingBody(county) },
  { kind: 'barrier', path: '/api/collections/barriers/items', body: barrierBody(county) },
  { kind: 'device', path: '/api/collections/devices/items', body: deviceBody(county) },
  { kind: 'shift', path: '/api/shifts', body: shiftBody(county) },
  { kind: 'staff need', path: '/api/staff-needs', body: staffNeedBody(county) },
  { kind: 'leave', path: '/api/leaves', body: leaveBody(county) },
  { kind: 'tracker', path: '/api/trackers', body: trackerBody(county, `phone ${randomUUID()}`) },
  { kind: 'own unit', path: '/api/units', body: unitBody(county) },
  { kind: 'own person', path: '/api/people', body: personBody(county) },
  { kind: 'display', path: '/api/displays', body: displayBody(county) },
  { kind: 'wall', path: '/api/walls', body: wallBody(county) },
  { kind: 'rule layer', path: '/api/rule-layers', body: ruleLayerBody },
  { kind: 'stretch', path: '/api/collections/stretches/items', body: stretchBody(county) },
  { kind: 'charge', path: '/api/charges', body: chargeBody(county) },
  { kind: 'patrol plan', path: '/api/patrol-plans', body: { ...patrolPlanBody(county, ''), items: [] } },
  { kind: 'team', path: '/api/teams', body: teamBody(county) },
  { kind: 'plan on file', path: '/api/plans-on-file', body: jointPlanBody(county.villageId) },
  {
    kind: 'deadline',
    path: '/api/filing-deadlines',
    body: newDeadlineBody(),
  },
  { kind: 'scenario', path: '/api/scenarios', body: scenarioBody(county) },
]

/** What each route answers well, so that what is generated near it comes far. */
export function goodRequests(county: SmallCounty): Readonly<Record<string, Good>> {
  const of = (path: string, body: unknown): Record<string, Good> => ({
    [`POST ${path}`]: { body },
    [`PUT ${path}/{id}`]: { body },
  })
  const line = { query: `line=${county.lineId}` }
  const chosen = { kind: 'stretch', id: knownId('stretchIds', 0), version: 1 }
  const gap = { action: 'Team 4 is on its way', until: '2026-03-10T06:00:00Z' }
  const report = 'id=phone-1&lat=22.9&lon=104.71&timestamp=1773115100'
  const steps = Object.keys(stepRequests) as (keyof typeof stepRequests)[]
  return {
    ...Object.fromEntries(
      steps.map((step) => [
        `POST /api/barriers/{id}/${step}`,
        { body: stepBody(step, knownId('proposalId', 0)) },
      ]),
    ),
    'POST /api/barriers/{id}/countersign': {
      body: { proposalId: knownId('proposalId', 0), officeId: 'forestry', note: 'Letter 17' },
    },
    ...of('/api/patrols', patrolBody(county)),
    ...of('/api/shifts', shiftBody(county)),
    ...of('/api/staff-needs', staffNeedBody(county)),
    ...of('/api/leaves', leaveBody(county)),
    ...of('/api/holidays', holidayBody()),
    ...of('/api/plans-on-file', jointPlanBody(county.villageId)),
    'POST /api/plans-on-file/{id}/file': { body: { signedById: null } },
    'POST /api/plan-filings/{id}/return': { body: { note: 'Say who leads', remarks: [] } },
    'POST /api/plan-filings/{id}/accept': { body: { note: '' } },
    ...of('/api/filing-deadlines', deadlineBody()),
    'PUT /api/roster-rules': { body: { leastRestHours: 12 } },
    'POST /api/shifts/arrange': { body: arrangementBody(county) },
    'POST /api/shifts/swap': {
      body: {
        one: { id: knownId('shiftId', 0), version: 1, personId: county.personId },
        other: { id: knownId('shiftId', 1), version: 1, personId: county.leadId },
      },
    },
    ...of('/api/trackers', trackerBody(county, 'phone-of-the-fuzz')),
    ...of('/api/units', unitBody(county)),
    ...of('/api/people', personBody(county)),
    'POST /api/displays': { body: displayBody(county) },
    'PUT /api/displays/{id}': { body: { name: 'Left', wallId: null } },
    ...of('/api/walls', wallBody(county)),
    ...of('/api/rule-layers', ruleLayerBody),
    ...of('/api/elevation', {
      name: name('Hills'),
      source: 'made for a test',
      fileId: knownId('fileId', 0),
    }),
    'POST /api/elevation/files': { query: 'name=hills.asc', body: hillsAsc },
    ...of('/api/patrol-templates', patrolTemplateBody(county, knownId('teamId', 0))),
    ...of('/api/patrol-plans', patrolPlanBody(county, knownId('teamId', 0))),
    'POST /api/patrol-plans/{id}/publish': { body: { dryRun: false } },
    ...of('/api/teams', teamBody(county)),
    ...of('/api/scenarios', scenarioBody(county)),
    ...of('/api/collections/stretches/items', stretchBody(county)),
    ...of('/api/charges', chargeBody(county)),
    'POST /api/chiefs/hand-over': {
      body: { chiefs: [chosen], at: '2026-03-10T00:00:00Z', personId: county.personId },
    },
    'POST /api/chiefs/end': { body: { chiefs: [chosen], at: '2026-03-10T00:00:00Z' } },
    'POST /api/chiefs/move': {
      body: {
        moves: [{ id: chosen.id, version: 1, fromM: 100, toM: 900 }],
        at: '2026-03-10T00:00:00Z',
      },
    },
    'POST /api/chiefs/import': {
      query: `lineId=${county.lineId}`,
      body: 'level,unit,from,to,name,post,start\nvillage,East village,K2+100,K3+000,Li,Chief,2026-01-01\n',
    },
    'GET /api/responsibility': { query: `lineId=${county.lineId}` },
    'POST /api/barriers/figures': { body: draftBody(county) },
    'PUT /api/planning-rules': { body: { minimumLengthM: 20 } },
    ...of('/api/collections/barriers/items', barrierBody(county)),
    ...of('/api/collections/trails/items', trailBody(county)),
    ...of('/api/collections/checkpoints/items', checkpointBody(county)),
    ...of('/api/collections/ports/items', crossingBody(county)),
    ...of('/api/collections/trade-points/items', crossingBody(county)),
    ...of('/api/collections/devices/items', deviceBody(county)),
    'POST /api/accounts': { body: accountBody(county, 'made.by.the.fuzz') },
    'PUT /api/accounts/{id}': { body: { name: name('Somebody'), unitId: county.unitId, roles: ['planner'] } },
    'POST /api/delegations': {
      body: {
        fromAccountId: knownId('fromAccountId', 1),
        toAccountId: knownId('toAccountId', 2),
        roles: ['planner'],
        from: '2026-03-10T00:00:00Z',
        to: '2026-03-20T00:00:00Z',
      },
    },
    'POST /api/people/import': { body: 'name,unit,post\nWu,North township,Officer\n' },
    'POST /api/collections/border-lines/items': { body: shortLine },
    'POST /api/collections/border-lines/items/{id}/markers': { body: 'number,lon,lat\n1,104.701,22.9\n' },
    'POST /api/shifts/recurring': { body: rosterBody(county) },
    'POST /api/staffing-logs': { body: staffingLogBody(county) },
    'POST /api/patrols/{id}/fixes': {
      body: { fixes: [{ at: '2026-03-10T03:00:00Z', position: [104.705, 22.9] }] },
    },
    'POST /api/handovers': { body: handoverBody(county) },
    'POST /api/incidents': { body: incidentBody(county) },
    'POST /api/field-notes': { body: fieldNoteBody },
    ...Object.fromEntries(
      ['start', 'pause', 'resume', 'end'].map((word) => [
        `POST /api/patrols/{id}/${word}`,
        { body: { at: '2026-03-10T03:00:00Z' } },
      ]),
    ),
    'POST /api/lost-tracks': {
      body: {
        patrolId: knownId('patrolId', 0),
        from: patrolBody(county).from,
        to: patrolBody(county).to,
        reason: 'The phone fell into the river',
      },
    },
    'POST /api/policies': { body: policyBody },
    'POST /api/exports': { body: { what: 'People', rows: 3 } },
    'PUT /api/settings': { body: { approveReleases: false } },
    'POST /api/tier-orders': { body: tierOrderBody },
    'POST /api/trails/found': { body: foundTrailBody(county) },
    'POST /api/trails/{id}/events': { body: { kind: 'inspected', observedAt: '2026-03-10T03:00:00Z' } },
    'POST /api/patrols/{id}/track': {
      body: gpxOf(
        [
          [104.7, 22.9],
          [104.705, 22.9],
        ],
        patrolBody(county).from,
      ),
    },
    'POST /api/gaps/acknowledgements': {
      body: { lineId: county.lineId, kind: 'planned', fromM: 0, toM: 9999, unitId: county.unitId, ...gap },
    },
    'POST /api/gaps/acknowledgements/{id}/hand-on': { body: { unitId: county.villageId, ...gap } },
    'POST /api/notices/read': { body: { ids: [knownId('ids', 0)] } },
    'GET /api/trackers/report': { query: report },
    'POST /api/trackers/report': { query: report },
    'GET /api/coverage/shares': { query: 'at=2026-03-10T04:00:00Z,2026-03-09T04:00:00Z' },
    'GET /api/coverage/chart': line,
    'GET /api/coverage/explain': { query: `${line.query}&chainageM=10&at=2026-03-10T04:00:00Z` },
    'GET /api/barriers/gains': { query: `lineId=${county.lineId}` },
    'GET /api/barriers/best-stretches': { query: `lineId=${county.lineId}&lengthM=1000` },
    'GET /api/gaps/strike-teams': { query: `lineId=${county.lineId}&fromM=100&toM=300` },
    'GET /api/close-gaps/teams': {
      query: `lineId=${county.lineId}&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z`,
    },
    'POST /api/close-gaps': { body: closeGapsBody(county) },
    'POST /api/sign-in': { body: { userName: 'the.commander', password: knownId('password', 0) } },
    'POST /api/me/second-factor': { body: { password: knownId('password', 0) } },
    'PUT /api/me/password': {
      body: { current: knownId('password', 0), next: `another ${name('password').en}` },
    },
  }
}
