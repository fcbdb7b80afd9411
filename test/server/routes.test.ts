import { elevationBody, elevationTile, sendHeights } from './heights.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { routes } from '../../server/app.ts'
import { GapWatch } from '../../server/gapWatch.ts'
import {
  accountBody,
  barrierBody,
  chargeBody,
  checkpointBody,
  crossingBody,
  delegationBody,
  deviceBody,
  closeGapsBody,
  displayBody,
  fieldNoteBody,
  gpxOf,
  handoverBody,
  incidentBody,
  make,
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
  surveyedAnew,
  stretchBody,
  staffingLogBody,
  startSmallCounty,
  tierOrderBody,
  trackerBody,
  foundTrailBody,
  trailBody,
  unitBody,
  draftBody,
  ruleLayerBody,
  scenarioBody,
  patrolPlanBody,
  patrolTemplateBody,
  teamBody,
  wallBody,
  type SmallCounty,
} from './smallCounty.ts'
import { deadlineBody, filedPlan, filePlan, jointPlanBody, wholePlan } from './filedPlans.ts'
import { askedBarrier, barrierAt, stepBody, stepRequests } from './livedBarrier.ts'
import { tinyJpeg } from './pictures.ts'
import { cookieOf, startApp, type RunningApp } from './startApp.ts'
import { totp } from './totp.ts'

let county: SmallCounty
/** A county with accounts, and a provider that knows everybody who comes back from it as one of them. */
let accounts: RunningApp
beforeAll(async () => {
  county = await startSmallCounty()
  const singleSignOn = {
    name: 'Provider',
    begin: () => Promise.resolve({ address: 'https://provider.example/authorize', binding: 'bound' }),
    finish: () => Promise.resolve('inspector'),
  } as unknown as NonNullable<Parameters<typeof startApp>[0]>['singleSignOn']
  accounts = await startApp({
    accounts: true,
    demonstration: 'malipo',
    ...(singleSignOn && { singleSignOn }),
  })
})
afterAll(async () => {
  await county.stop()
  await accounts.stop()
})

const demonstrationPassword = 'borderkeep-demo'
/** Asks with accounts on, as somebody who signed in. */
async function asOne(
  userName: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = await accounts.signIn(userName, demonstrationPassword)
  return method === 'GET' ? accounts.get(path, headers) : accounts.send(method, path, body, headers)
}
async function accountId(userName: string): Promise<string> {
  const listed = await asOne('admin', 'GET', '/api/accounts')
  const { items } = (await listed.json()) as { items: { id: string; userName: string }[] }
  return items.find((one) => one.userName === userName)!.id
}

const firstVersion = { 'If-Match': '"1"' }
const villageGround = () => ({
  lineId: county.lineId,
  unitId: county.villageId,
  fromM: 2000,
  toM: county.lengthM,
})
const mistaken = { ...firstVersion, Reason: 'entered twice' }

async function newStretch() {
  const id = await make(county, '/api/collections/stretches/items', stretchBody(county))
  return { kind: 'stretch', id, version: 1 }
}

/** Changes or ends what is made for it first. */
const onNew = async (method: 'PUT' | 'DELETE', path: string, body: unknown) =>
  county.send(
    method,
    `${path}/${await make(county, path, body)}`,
    method === 'PUT' ? body : undefined,
    firstVersion,
  )

/** Of a team made for it, which goes nowhere else. */
const newPlanBody = async () =>
  patrolPlanBody(
    county,
    await make(county, '/api/teams', { ...teamBody(county), leadId: null, memberIds: [] }),
  )

const newTemplateBody = async () =>
  patrolTemplateBody(
    county,
    await make(county, '/api/teams', { ...teamBody(county), leadId: null, memberIds: [] }),
  )

/** A step of a barrier that has come so far that it can be taken. */
const barrierSteps: Record<string, () => Promise<Response>> = Object.fromEntries(
  (Object.keys(stepRequests) as (keyof typeof stepRequests)[]).map((step) => [
    `POST /api/barriers/{id}/${step}`,
    async () => {
      const { id, proposalId } = await barrierAt(county, barrierBody(county), stepRequests[step].at)
      const headers: Record<string, string> = step === 'propose' ? firstVersion : {}
      return county.send('POST', `/api/barriers/${id}/${step}`, stepBody(step, proposalId), headers)
    },
  ]),
)

const addPhoto = () =>
  fetch(`${county.address}/api/photos`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/jpeg' },
    body: new Uint8Array(tinyJpeg),
  })

/** Says words of a new patrol one after the other; gives what the last was answered with. */
async function patrolWord(...words: ('start' | 'pause' | 'resume' | 'end')[]): Promise<Response> {
  const id = await make(county, '/api/patrols', patrolBody(county))
  const answers: Response[] = []
  for (const [index, word] of words.entries())
    answers.push(
      await county.send('POST', `/api/patrols/${id}/${word}`, { at: `2026-03-10T0${index}:10:00Z` }),
    )
  return answers.at(-1)!
}

/** One good request for every route. */
const goodRequests: Record<string, () => Promise<Response>> = {
  'GET /api': () => county.get('/api'),
  'GET /api/conformance': () => county.get('/api/conformance'),
  'GET /api/collections': () => county.get('/api/collections'),
  'GET /api/collections/{collectionId}': () => county.get('/api/collections/trails'),
  'GET /api/collections/{collectionId}/items': () => county.get('/api/collections/kilometres/items'),
  'GET /api/collections/{collectionId}/items/{itemId}': () =>
    county.get(`/api/collections/kilometres/items/${county.lineId}:1`),
  'GET /api/coverage': () => county.get('/api/coverage'),
  'GET /api/coverage/shares': () =>
    county.get('/api/coverage/shares?at=2026-03-10T04:00:00Z,2026-03-09T04:00:00Z'),
  'GET /api/coverage/chart': () => county.get(`/api/coverage/chart?line=${county.lineId}`),
  'GET /api/coverage/explain': () =>
    county.get(`/api/coverage/explain?line=${county.lineId}&chainageM=10&at=2026-03-10T04:00:00Z`),
  'GET /api/barriers/gains': () => county.get(`/api/barriers/gains?lineId=${county.lineId}`),
  'GET /api/barriers/best-stretches': () =>
    county.get(`/api/barriers/best-stretches?lineId=${county.lineId}&lengthM=1000`),
  'GET /api/gaps/strike-teams': () =>
    county.get(`/api/gaps/strike-teams?lineId=${county.lineId}&fromM=100&toM=300`),
  'GET /api/close-gaps/teams': () =>
    county.get(
      `/api/close-gaps/teams?lineId=${county.lineId}&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z`,
    ),
  'POST /api/close-gaps': () => county.send('POST', '/api/close-gaps', closeGapsBody(county)),
  'GET /api/gaps/acknowledgements': () => county.get('/api/gaps/acknowledgements?open=true'),
  'POST /api/gaps/acknowledgements': async () =>
    county.send('POST', '/api/gaps/acknowledgements', await gapWordBody(county)),
  'POST /api/gaps/acknowledgements/{id}/hand-on': async () => {
    const body = await gapWordBody(county)
    const id = await make(county, '/api/gaps/acknowledgements', body)
    const { action, until } = body
    return county.send('POST', `/api/gaps/acknowledgements/${id}/hand-on`, {
      unitId: county.villageId,
      action,
      until,
    })
  },
  'POST /api/gaps/acknowledgements/{id}/end': async () => {
    const id = await make(county, '/api/gaps/acknowledgements', await gapWordBody(county))
    return county.send('POST', `/api/gaps/acknowledgements/${id}/end`)
  },
  'GET /api/notices': () => county.get(`/api/notices?unitId=${county.unitId}&unread=true`),
  'POST /api/notices/read': async () =>
    county.send('POST', '/api/notices/read', { ids: [await noticeId(county)] }),
  'POST /api/notices/{id}/read': async () =>
    county.send('POST', `/api/notices/${await noticeId(county)}/read`),
  'POST /api/collections/border-lines/items': () =>
    county.send('POST', '/api/collections/border-lines/items', shortLine),
  'POST /api/collections/border-lines/items/{id}/markers': () =>
    county.send(
      'POST',
      `/api/collections/border-lines/items/${county.lineId}/markers`,
      'number,lon,lat\n1,104.701,22.9\n',
      { 'Content-Type': 'text/csv' },
    ),
  'GET /api/collections/border-lines/items/{id}/take-over': async () =>
    county.get(`/api/collections/border-lines/items/${await surveyedAnew(county)}/take-over`),
  'POST /api/collections/border-lines/items/{id}/take-over': async () =>
    county.send('POST', `/api/collections/border-lines/items/${await surveyedAnew(county)}/take-over`),
  'POST /api/collections/barriers/items': () =>
    county.send('POST', '/api/collections/barriers/items', barrierBody(county)),
  'PUT /api/collections/barriers/items/{id}': () =>
    onNew('PUT', '/api/collections/barriers/items', barrierBody(county)),
  'DELETE /api/collections/barriers/items/{id}': () =>
    onNew('DELETE', '/api/collections/barriers/items', barrierBody(county)),
  'POST /api/collections/trails/items': () =>
    county.send('POST', '/api/collections/trails/items', trailBody(county)),
  'PUT /api/collections/trails/items/{id}': () =>
    onNew('PUT', '/api/collections/trails/items', trailBody(county)),
  'DELETE /api/collections/trails/items/{id}': () =>
    onNew('DELETE', '/api/collections/trails/items', trailBody(county)),
  'POST /api/collections/ports/items': () =>
    county.send('POST', '/api/collections/ports/items', crossingBody(county)),
  'PUT /api/collections/ports/items/{id}': () =>
    onNew('PUT', '/api/collections/ports/items', crossingBody(county)),
  'DELETE /api/collections/ports/items/{id}': () =>
    onNew('DELETE', '/api/collections/ports/items', crossingBody(county)),
  'POST /api/collections/trade-points/items': () =>
    county.send('POST', '/api/collections/trade-points/items', crossingBody(county)),
  'PUT /api/collections/trade-points/items/{id}': () =>
    onNew('PUT', '/api/collections/trade-points/items', crossingBody(county)),
  'DELETE /api/collections/trade-points/items/{id}': () =>
    onNew('DELETE', '/api/collections/trade-points/items', crossingBody(county)),
  'POST /api/collections/checkpoints/items': () =>
    county.send('POST', '/api/collections/checkpoints/items', checkpointBody(county)),
  'PUT /api/collections/checkpoints/items/{id}': () =>
    onNew('PUT', '/api/collections/checkpoints/items', checkpointBody(county)),
  'DELETE /api/collections/checkpoints/items/{id}': () =>
    onNew('DELETE', '/api/collections/checkpoints/items', checkpointBody(county)),
  'POST /api/collections/devices/items': () =>
    county.send('POST', '/api/collections/devices/items', deviceBody(county)),
  'PUT /api/collections/devices/items/{id}': () =>
    onNew('PUT', '/api/collections/devices/items', deviceBody(county)),
  'DELETE /api/collections/devices/items/{id}': () =>
    onNew('DELETE', '/api/collections/devices/items', deviceBody(county)),
  ...barrierSteps,
  'POST /api/barriers/{id}/countersign': async () => {
    const { id, proposalId } = await askedBarrier(county)
    const body = { proposalId, officeId: 'forestry', note: 'Letter 17' }
    return county.send('POST', `/api/barriers/${id}/countersign`, body)
  },
  'GET /api/barrier-proposals': () => county.get('/api/barrier-proposals'),
  'GET /api/barrier-events': () => county.get('/api/barrier-events'),
  'POST /api/photos': addPhoto,
  'POST /api/photos/{id}/parts': () => county.send('POST', `/api/photos/${'0'.repeat(64)}/parts?from=0&of=9`),
  'GET /api/photos/{id}': async () => {
    const { id } = (await (await addPhoto()).json()) as { id: string }
    return county.get(`/api/photos/${id}`)
  },
  'POST /api/trails/found': () => county.send('POST', '/api/trails/found', foundTrailBody(county)),
  'GET /api/trails/{id}/events': async () =>
    county.get(
      `/api/trails/${await make(county, '/api/collections/trails/items', trailBody(county))}/events`,
    ),
  'POST /api/trails/{id}/events': async () =>
    county.send(
      'POST',
      `/api/trails/${await make(county, '/api/collections/trails/items', trailBody(county))}/events`,
      { kind: 'sealed', method: 'wall', observedAt: '2026-03-10T04:00:00Z' },
    ),
  'GET /api/incidents': () => county.get('/api/incidents?from=2026-03-10T00:00:00Z'),
  'POST /api/incidents': () => county.send('POST', '/api/incidents', incidentBody(county)),
  'GET /api/field-notes': () => county.get(`/api/field-notes?lineId=${county.lineId}`),
  'POST /api/field-notes': () => county.send('POST', '/api/field-notes', fieldNoteBody),
  'GET /api/handovers': () => county.get(`/api/handovers?placeId=${county.deskId}`),
  'POST /api/handovers': () => county.send('POST', '/api/handovers', handoverBody(county)),
  'GET /api/patrol-events': () => county.get('/api/patrol-events?from=2026-03-10T00:00:00Z'),
  'POST /api/patrols/{id}/start': () => patrolWord('start'),
  'POST /api/patrols/{id}/pause': () => patrolWord('start', 'pause'),
  'POST /api/patrols/{id}/resume': () => patrolWord('start', 'pause', 'resume'),
  'POST /api/patrols/{id}/end': () => patrolWord('start', 'end'),
  'GET /api/patrols': () => county.get('/api/patrols'),
  'POST /api/patrols': () => county.send('POST', '/api/patrols', patrolBody(county)),
  'PUT /api/patrols/{id}': () => onNew('PUT', '/api/patrols', patrolBody(county)),
  'DELETE /api/patrols/{id}': () => onNew('DELETE', '/api/patrols', patrolBody(county)),
  'POST /api/patrols/{id}/track': async () =>
    county.send(
      'POST',
      `/api/patrols/${await make(county, '/api/patrols', patrolBody(county))}/track`,
      gpxOf(
        [
          [104.7, 22.9],
          [104.705, 22.9],
        ],
        patrolBody(county).from,
      ),
      { 'Content-Type': 'application/gpx+xml' },
    ),
  'POST /api/patrols/{id}/fixes': async () =>
    county.send('POST', `/api/patrols/${await make(county, '/api/patrols', patrolBody(county))}/fixes`, {
      fixes: [{ at: '2026-03-10T00:10:00Z', position: [104.705, 22.9], accuracyM: 8 }],
    }),
  'GET /api/patrols/{id}/walk': async () =>
    county.get(`/api/patrols/${await make(county, '/api/patrols', patrolBody(county))}/walk`),
  'GET /api/shifts': () => county.get('/api/shifts'),
  'POST /api/shifts': () => county.send('POST', '/api/shifts', shiftBody(county)),
  'POST /api/shifts/recurring': () => county.send('POST', '/api/shifts/recurring', rosterBody(county)),
  'POST /api/shifts/arrange': () => county.send('POST', '/api/shifts/arrange', arrangementBody(county)),
  'POST /api/shifts/swap': async () => {
    const { leadId, personId } = county
    const ofLead = { ...shiftBody(county), personIds: [] }
    const ofPerson = { ...shiftBody(county), leadId: null, personIds: [personId] }
    return county.send('POST', '/api/shifts/swap', {
      one: { id: await make(county, '/api/shifts', ofLead), version: 1, personId: leadId },
      other: { id: await make(county, '/api/shifts', ofPerson), version: 1, personId },
    })
  },
  'GET /api/staff-needs': () => county.get(`/api/staff-needs?placeId=${county.deskId}`),
  'POST /api/staff-needs': () => county.send('POST', '/api/staff-needs', staffNeedBody(county)),
  'PUT /api/staff-needs/{id}': () => onNew('PUT', '/api/staff-needs', staffNeedBody(county)),
  'DELETE /api/staff-needs/{id}': () => onNew('DELETE', '/api/staff-needs', staffNeedBody(county)),
  'GET /api/leaves': () => county.get('/api/leaves?from=2026-03-10T00:00:00Z'),
  'POST /api/leaves': () => county.send('POST', '/api/leaves', leaveBody(county)),
  'PUT /api/leaves/{id}': () => onNew('PUT', '/api/leaves', leaveBody(county)),
  'DELETE /api/leaves/{id}': () => onNew('DELETE', '/api/leaves', leaveBody(county)),
  'GET /api/plans-on-file': () => county.get(`/api/plans-on-file?unitId=${county.villageId}`),
  'POST /api/plans-on-file': () => county.send('POST', '/api/plans-on-file', jointPlanBody(county.villageId)),
  'PUT /api/plans-on-file/{id}': () => onNew('PUT', '/api/plans-on-file', jointPlanBody(county.villageId)),
  'DELETE /api/plans-on-file/{id}': () =>
    onNew('DELETE', '/api/plans-on-file', jointPlanBody(county.villageId)),
  'GET /api/plans-on-file/{id}/document': async () => {
    const id = await make(county, '/api/plans-on-file', jointPlanBody(county.villageId))
    return county.get(`/api/plans-on-file/${id}/document`)
  },
  'POST /api/plans-on-file/{id}/file': async () => filePlan(county, await wholePlan(county, villageGround())),
  'GET /api/plan-filings': () => county.get('/api/plan-filings'),
  'GET /api/plan-filings/{id}/document': async () => {
    const { filingId } = await filedPlan(county, villageGround())
    return county.get(`/api/plan-filings/${filingId}/document`)
  },
  'POST /api/plan-filings/{id}/return': async () => {
    const { filingId } = await filedPlan(county, villageGround())
    const note = { note: 'Say who leads' }
    return county.send('POST', `/api/plan-filings/${filingId}/return`, note, firstVersion)
  },
  'POST /api/plan-filings/{id}/accept': async () => {
    const { filingId } = await filedPlan(county, villageGround())
    return county.send('POST', `/api/plan-filings/${filingId}/accept`, {}, firstVersion)
  },
  'GET /api/filing-deadlines': () => county.get('/api/filing-deadlines'),
  'POST /api/filing-deadlines': () => county.send('POST', '/api/filing-deadlines', deadlineBody()),
  'PUT /api/filing-deadlines/{id}': () =>
    onNew('PUT', '/api/filing-deadlines', { ...deadlineBody(), to: '2026-03-17' }),
  'DELETE /api/filing-deadlines/{id}': () =>
    onNew('DELETE', '/api/filing-deadlines', { ...deadlineBody(), to: '2026-03-18' }),
  'GET /api/holidays': () => county.get('/api/holidays'),
  'POST /api/holidays': () => county.send('POST', '/api/holidays', holidayBody('2026-05-01')),
  'PUT /api/holidays/{id}': () => onNew('PUT', '/api/holidays', holidayBody('2026-05-02')),
  'DELETE /api/holidays/{id}': () => onNew('DELETE', '/api/holidays', holidayBody('2026-05-03')),
  'GET /api/roster-rules': () => county.get('/api/roster-rules'),
  'PUT /api/roster-rules': () =>
    county.send('PUT', '/api/roster-rules', { leastRestHours: 12 }, { 'If-Match': '"0"' }),
  'PUT /api/shifts/{id}': () => onNew('PUT', '/api/shifts', shiftBody(county)),
  'DELETE /api/shifts/{id}': () => onNew('DELETE', '/api/shifts', shiftBody(county)),
  'GET /api/staffing-logs': () => county.get(`/api/staffing-logs?placeId=${county.deskId}`),
  'POST /api/staffing-logs': () => county.send('POST', '/api/staffing-logs', staffingLogBody(county)),
  'GET /api/trackers': () => county.get('/api/trackers'),
  'POST /api/trackers': () => county.send('POST', '/api/trackers', trackerBody(county, 'phone-1')),
  'PUT /api/trackers/{id}': async () => onNew('PUT', '/api/trackers', trackerBody(county, 'phone-2')),
  'DELETE /api/trackers/{id}': () => onNew('DELETE', '/api/trackers', trackerBody(county, 'phone-3')),
  'GET /api/trackers/report': async () => {
    await make(county, '/api/trackers', trackerBody(county, 'phone-4'))
    return county.get('/api/trackers/report?id=phone-4&lat=22.9&lon=104.71&timestamp=1773115100')
  },
  'POST /api/trackers/report': async () => {
    await make(county, '/api/trackers', trackerBody(county, 'phone-5'))
    const coords = { latitude: 22.9, longitude: 104.71 }
    const location = { timestamp: '2026-03-10T04:00:00Z', coords }
    return county.send('POST', '/api/trackers/report', { device_id: 'phone-5', location })
  },
  'GET /api/teams-now': () => county.get('/api/teams-now'),
  'GET /api/replay': () => county.get('/api/replay?kind=actual'),
  'GET /api/replay/teams': () => county.get('/api/replay/teams?every=300'),
  'GET /api/lost-tracks': () => county.get('/api/lost-tracks?from=2026-03-10T00:00:00Z'),
  'POST /api/lost-tracks': async () =>
    county.send('POST', '/api/lost-tracks', {
      patrolId: await make(county, '/api/patrols', patrolBody(county)),
      from: patrolBody(county).from,
      to: patrolBody(county).to,
      reason: 'The phone fell into the river',
    }),
  'GET /api/desks': () => county.get('/api/desks'),
  'GET /api/on-duty': () => county.get('/api/on-duty'),
  'GET /api/trails/{id}/surroundings': async () =>
    county.get(
      `/api/trails/${await make(county, '/api/collections/trails/items', trailBody(county))}/surroundings`,
    ),
  'GET /api/overdue': () => county.get('/api/overdue'),
  'GET /api/units': () => county.get('/api/units'),
  'GET /api/people': () => county.get('/api/people'),
  'GET /api/responsibility': () => county.get(`/api/responsibility?lineId=${county.lineId}`),
  'POST /api/collections/stretches/items': () =>
    county.send('POST', '/api/collections/stretches/items', stretchBody(county)),
  'PUT /api/collections/stretches/items/{id}': () =>
    onNew('PUT', '/api/collections/stretches/items', stretchBody(county)),
  'DELETE /api/collections/stretches/items/{id}': async () => {
    const id = await make(county, '/api/collections/stretches/items', stretchBody(county))
    return county.send('DELETE', `/api/collections/stretches/items/${id}`, undefined, mistaken)
  },
  'GET /api/charges': () => county.get('/api/charges'),
  'POST /api/charges': () => county.send('POST', '/api/charges', chargeBody(county)),
  'PUT /api/charges/{id}': () => onNew('PUT', '/api/charges', chargeBody(county)),
  'DELETE /api/charges/{id}': async () => {
    const id = await make(county, '/api/charges', chargeBody(county))
    return county.send('DELETE', `/api/charges/${id}`, undefined, mistaken)
  },
  'POST /api/chiefs/import': () =>
    county.send(
      'POST',
      `/api/chiefs/import?lineId=${county.lineId}`,
      'level,unit,from,to,name,post,start\ncounty,North township,K0+000,K2+000,Li,Chief,2026-01-01\n',
      { 'Content-Type': 'text/csv' },
    ),
  'POST /api/chiefs/hand-over': async () =>
    county.send('POST', '/api/chiefs/hand-over', {
      chiefs: [await newStretch()],
      at: '2026-03-10T00:00:00Z',
      personId: county.leadId,
    }),
  'POST /api/chiefs/end': async () =>
    county.send('POST', '/api/chiefs/end', { chiefs: [await newStretch()], at: '2026-03-10T00:00:00Z' }),
  'POST /api/chiefs/move': async () => {
    const { id, version } = await newStretch()
    const moves = [{ id, version, fromM: 1900, toM: 2600 }]
    return county.send('POST', '/api/chiefs/move', { moves, at: '2026-03-10T00:00:00Z' })
  },
  'POST /api/units': () => county.send('POST', '/api/units', unitBody(county)),
  'PUT /api/units/{id}': () => onNew('PUT', '/api/units', unitBody(county)),
  'DELETE /api/units/{id}': () => onNew('DELETE', '/api/units', unitBody(county)),
  'POST /api/people': () => county.send('POST', '/api/people', personBody(county)),
  'POST /api/people/import': () =>
    county.send('POST', '/api/people/import', 'name,unit,post\nWu,North township,Officer\n', {
      'Content-Type': 'text/csv',
    }),
  'PUT /api/people/{id}': () => onNew('PUT', '/api/people', personBody(county)),
  'DELETE /api/people/{id}': () => onNew('DELETE', '/api/people', personBody(county)),
  'GET /api/accounts': () => county.get('/api/accounts'),
  'POST /api/accounts': () => county.send('POST', '/api/accounts', accountBody(county, 'li.si')),
  'PUT /api/accounts/{id}': () => onNew('PUT', '/api/accounts', accountBody(county, 'wang.wu')),
  'POST /api/accounts/{id}/reset': async () =>
    asOne('admin', 'POST', `/api/accounts/${await accountId('officer')}/reset`),
  'GET /api/accounts/{id}/sessions': async () =>
    asOne('admin', 'GET', `/api/accounts/${await accountId('chief')}/sessions`),
  'DELETE /api/accounts/{id}/sessions': async () =>
    asOne('admin', 'DELETE', `/api/accounts/${await accountId('chief')}/sessions`),
  'GET /api/audit': () => county.get('/api/audit?limit=10&before=1000'),
  'GET /api/sign-in': () => county.get('/api/sign-in'),
  'POST /api/sign-in': () =>
    accounts.send('POST', '/api/sign-in', { userName: 'inspector', password: demonstrationPassword }),
  'POST /api/sign-in/second-factor': async () => {
    const { backupCodes } = await secondFactor('planner')
    const first = await accounts.send('POST', '/api/sign-in', {
      userName: 'planner',
      password: demonstrationPassword,
    })
    const pending = { Cookie: cookieOf(first) }
    return accounts.send('POST', '/api/sign-in/second-factor', { code: backupCodes[0] }, pending)
  },
  'GET /api/sign-in/oidc': () => fetch(`${accounts.address}/api/sign-in/oidc`, { redirect: 'manual' }),
  'GET /api/sign-in/oidc/callback': () =>
    fetch(`${accounts.address}/api/sign-in/oidc/callback?code=1&state=2`, { redirect: 'manual' }),
  'POST /api/sign-out': () => asOne('inspector', 'POST', '/api/sign-out'),
  'GET /api/me': () => asOne('inspector', 'GET', '/api/me'),
  'PUT /api/me/password': () =>
    asOne('inspector', 'PUT', '/api/me/password', {
      current: demonstrationPassword,
      next: 'a long enough password',
    }),
  'GET /api/me/sessions': () => asOne('approver', 'GET', '/api/me/sessions'),
  'DELETE /api/me/sessions': () => asOne('approver', 'DELETE', '/api/me/sessions'),
  'DELETE /api/me/sessions/{id}': async () => {
    const listed = await asOne('approver', 'GET', '/api/me/sessions')
    const { items } = (await listed.json()) as { items: { id: string; own: boolean }[] }
    return asOne('approver', 'DELETE', `/api/me/sessions/${items.find(({ own }) => own)!.id}`)
  },
  'GET /api/me/calendar': () => asOne('chief', 'GET', '/api/me/calendar'),
  'POST /api/me/calendar': () => asOne('chief', 'POST', '/api/me/calendar', { language: 'zh' }),
  'DELETE /api/me/calendar': async () => {
    await asOne('chief', 'POST', '/api/me/calendar', { language: 'en' })
    return asOne('chief', 'DELETE', '/api/me/calendar')
  },
  'GET /api/calendar/{token}.ics': async () => {
    const made = await asOne('officer', 'POST', '/api/me/calendar', { language: 'en' })
    return accounts.get(((await made.json()) as { address: string }).address)
  },
  'GET /api/duties': () => county.get(`/api/duties?personId=${county.leadId}`),
  'POST /api/me/second-factor': () =>
    asOne('desk', 'POST', '/api/me/second-factor', { password: demonstrationPassword }),
  'POST /api/me/second-factor/confirm': async () => (await secondFactor('commander')).confirmed,
  'POST /api/me/second-factor/end': () =>
    asOne('desk', 'POST', '/api/me/second-factor/end', { password: demonstrationPassword }),
  'GET /api/delegations': () => county.get('/api/delegations'),
  'POST /api/delegations': async () =>
    county.send('POST', '/api/delegations', await delegationBody(county, 'first.one', 'other.one')),
  'DELETE /api/delegations/{id}': async () =>
    onNew('DELETE', '/api/delegations', await delegationBody(county, 'second.one', 'third.one')),
  'GET /api/displays': () => county.get('/api/displays'),
  'POST /api/displays': () => county.send('POST', '/api/displays', displayBody(county)),
  'DELETE /api/displays/{id}': () => onNew('DELETE', '/api/displays', displayBody(county)),
  'GET /api/walls': () => county.get('/api/walls'),
  'POST /api/walls': () => county.send('POST', '/api/walls', wallBody(county)),
  'PUT /api/walls/{id}': () => onNew('PUT', '/api/walls', wallBody(county)),
  'DELETE /api/walls/{id}': () => onNew('DELETE', '/api/walls', wallBody(county)),
  'GET /api/chief-names': () => county.get('/api/chief-names'),
  'PUT /api/displays/{id}': async () => {
    const id = await make(county, '/api/displays', displayBody(county))
    return county.send('PUT', `/api/displays/${id}`, { name: 'Left', wallId: null }, firstVersion)
  },
  'POST /api/displays/{id}/approve': async () => {
    const id = await make(county, '/api/displays', displayBody(county))
    return county.send('POST', `/api/displays/${id}/approve`, undefined, firstVersion)
  },
  'POST /api/exports': () => county.send('POST', '/api/exports', { what: 'People', rows: 3 }),
  'GET /api/settings': () => county.get('/api/settings'),
  'PUT /api/settings': () =>
    county.send('PUT', '/api/settings', { approveReleases: true }, { 'If-Match': '"0"' }),
  'POST /api/barriers/figures': () => county.send('POST', '/api/barriers/figures', draftBody(county)),
  'GET /api/planning-rules': () => county.get('/api/planning-rules'),
  'PUT /api/planning-rules': () =>
    county.send('PUT', '/api/planning-rules', { minimumLengthM: 20 }, { 'If-Match': '"0"' }),
  'GET /api/coverage/facts': () => county.get(`/api/coverage/facts?lineId=${county.lineId}`),
  'GET /api/patrol-templates': () => county.get(`/api/patrol-templates?unitId=${county.unitId}`),
  'POST /api/patrol-templates': async () =>
    county.send('POST', '/api/patrol-templates', await newTemplateBody()),
  'PUT /api/patrol-templates/{id}': async () =>
    onNew('PUT', '/api/patrol-templates', await newTemplateBody()),
  'DELETE /api/patrol-templates/{id}': async () =>
    onNew('DELETE', '/api/patrol-templates', await newTemplateBody()),
  'GET /api/patrol-plans': () => county.get(`/api/patrol-plans?unitId=${county.unitId}`),
  'POST /api/patrol-plans': async () => county.send('POST', '/api/patrol-plans', await newPlanBody()),
  'PUT /api/patrol-plans/{id}': async () => onNew('PUT', '/api/patrol-plans', await newPlanBody()),
  'DELETE /api/patrol-plans/{id}': async () => onNew('DELETE', '/api/patrol-plans', await newPlanBody()),
  'POST /api/patrol-plans/{id}/publish': async () => {
    const id = await make(county, '/api/patrol-plans', await newPlanBody())
    return county.send('POST', `/api/patrol-plans/${id}/publish`, {}, firstVersion)
  },
  'GET /api/teams': () => county.get(`/api/teams?unitId=${county.unitId}`),
  'POST /api/teams': () => county.send('POST', '/api/teams', teamBody(county)),
  'PUT /api/teams/{id}': () => onNew('PUT', '/api/teams', teamBody(county)),
  'DELETE /api/teams/{id}': () => onNew('DELETE', '/api/teams', teamBody(county)),
  'GET /api/scenarios': () => county.get(`/api/scenarios?lineId=${county.lineId}`),
  'POST /api/scenarios': () => county.send('POST', '/api/scenarios', scenarioBody(county)),
  'PUT /api/scenarios/{id}': () => onNew('PUT', '/api/scenarios', scenarioBody(county)),
  'DELETE /api/scenarios/{id}': () => onNew('DELETE', '/api/scenarios', scenarioBody(county)),
  'GET /api/rule-layers': () => county.get('/api/rule-layers'),
  'POST /api/rule-layers': () => county.send('POST', '/api/rule-layers', ruleLayerBody),
  'PUT /api/rule-layers/{id}': () => onNew('PUT', '/api/rule-layers', ruleLayerBody),
  'DELETE /api/rule-layers/{id}': () => onNew('DELETE', '/api/rule-layers', ruleLayerBody),
  'GET /api/elevation': () => county.get('/api/elevation'),
  'POST /api/elevation': async () => county.send('POST', '/api/elevation', await elevationBody(county)),
  'PUT /api/elevation/{id}': async () => onNew('PUT', '/api/elevation', await elevationBody(county)),
  'DELETE /api/elevation/{id}': async () => onNew('DELETE', '/api/elevation', await elevationBody(county)),
  'POST /api/elevation/files': () => sendHeights(county.address),
  'GET /api/elevation/tiles/{id}': async () =>
    county.get(`/api/elevation/tiles/${await elevationTile(county)}`),
  'GET /api/policies': () => county.get('/api/policies'),
  'POST /api/policies': () => county.send('POST', '/api/policies', policyBody),
  'GET /api/tier-orders': () => county.get('/api/tier-orders'),
  'POST /api/tier-orders': () => county.send('POST', '/api/tier-orders', tierOrderBody),
  'GET /api/county': () => county.get('/api/county'),
  'GET /api/acts': () => county.get('/api/acts'),
  'GET /api/acts/known': () => county.get(`/api/acts/known?ids=${crypto.randomUUID()}`),
  'POST /api/acts/{sequence}/undo': async () => {
    const made = await county.send('POST', '/api/patrols', patrolBody(county))
    return county.send('POST', `/api/acts/${made.headers.get('Act-Sequence')}/undo`)
  },
  'GET /api/history/{kind}/{id}': async () =>
    county.get(`/api/history/patrol/${await make(county, '/api/patrols', patrolBody(county))}`),
  'GET /api/live': async () => firstPartOf(await county.get('/api/live')),
  'GET /api/basemap': () => county.get('/api/basemap'),
  'GET /api/towns': () => county.get('/api/towns'),
  'GET /api/health': () => county.get('/api/health'),
  'GET /api/metrics': () => county.get('/api/metrics'),
  'GET /api/backups': () => county.get('/api/backups'),
  'POST /api/health/restored/dismiss': () => county.send('POST', '/api/health/restored/dismiss'),
  'POST /api/backups': () => county.send('POST', '/api/backups'),
  'GET /api/openapi.json': () => county.get('/api/openapi.json'),
  'GET /api/docs': () => county.get('/api/docs'),
}

async function secondFactor(userName: string): Promise<{ confirmed: Response; backupCodes: string[] }> {
  const headers = await accounts.signIn(userName, demonstrationPassword)
  const password = demonstrationPassword
  const begun = await accounts.send('POST', '/api/me/second-factor', { password }, headers)
  const { uri, backupCodes } = (await begun.json()) as { uri: string; backupCodes: string[] }
  const code = totp(uri)
  return {
    confirmed: await accounts.send('POST', '/api/me/second-factor/confirm', { code }, headers),
    backupCodes,
  }
}

/** A stream never ends by itself. */
async function firstPartOf(stream: Response): Promise<Response> {
  const reader = stream.body!.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new Response(value ?? null, { status: stream.status, headers: stream.headers })
}

/** Takes in hand what of the line nobody has yet; what others have is ended first. */
async function gapWordBody({ lineId, unitId }: SmallCounty) {
  const open = (await (await county.get('/api/gaps/acknowledgements?open=true')).json()) as {
    items: { id: string }[]
  }
  for (const { id } of open.items) await county.send('POST', `/api/gaps/acknowledgements/${id}/end`)
  return {
    lineId,
    kind: 'planned',
    fromM: 0,
    toM: 9999,
    unitId,
    action: 'Team 4 is on its way',
    until: '2026-03-10T06:00:00Z',
  }
}

async function noticeId(county: SmallCounty): Promise<string> {
  await new GapWatch(county.app).look()
  const { items } = (await (await county.get('/api/notices')).json()) as { items: { id: string }[] }
  return items[0]!.id
}

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
}

describe('every route of the table', () => {
  it.each(routes.map(([method, path, endpoint]) => ({ title: `${method} ${path}`, method, path, endpoint })))(
    '$title answers a good request with what it declares, and is documented',
    async ({ title, method, path, endpoint }) => {
      const ask = goodRequests[title]
      expect(ask, `${title} has no good request in this test`).toBeDefined()
      const answer = await ask?.()
      const text = (await answer?.text()) ?? ''
      expect(answer?.status, text).toBe(endpoint.status)
      if (endpoint.answer === undefined) expect(text).toBe('')
      else {
        expect(answer?.headers.get('Content-Type')).toContain(endpoint.answerType)
        // A stream of JSON is no JSON.
        const isJson = /[/+]json$/.test(endpoint.answerType)
        const body: unknown = isJson ? JSON.parse(text) : text
        expectToSatisfy(endpoint.answer, body)
        // A page that follows a list of records asks for it again and again where it does not say as of when it is.
        if (isList(body)) expect(answer?.headers.get('Sequence')).toBe(String(body.sequence))
      }
      if (endpoint.act !== 'none') expect(Number(answer?.headers.get('Act-Sequence'))).toBeGreaterThan(0)

      const document = (await (await county.get('/api/openapi.json')).json()) as OpenApi
      const documented = document.paths[path]?.[method.toLowerCase()]
      const content = documented?.responses[String(endpoint.status)]?.content
      expect(documented?.responses['default']).toBeDefined()
      expect(Object.keys(content ?? {})).toEqual(endpoint.answer === undefined ? [] : [endpoint.answerType])
    },
  )

  it('is the whole table: no good request is left over', () => {
    const titles = routes.map(([method, path]) => `${method} ${path}`)
    expect(Object.keys(goodRequests).filter((title) => !titles.includes(title))).toEqual([])
  })
})

function expectToSatisfy(schema: z.ZodType, body: unknown) {
  const parsed = schema.safeParse(body)
  expect(parsed.error?.issues ?? []).toEqual([])
}

const isList = (body: unknown): body is { items: unknown[]; sequence: number } =>
  typeof body === 'object' && body !== null && 'items' in body && 'sequence' in body
