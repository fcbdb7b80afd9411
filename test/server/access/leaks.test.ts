import { filePlan, jointPlanBody, walkWhole } from '../filedPlans.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../../../data/journal/commit.ts'
import { access, type Right, type Scope } from '../../../data/model/access.ts'
import { role, type Actor, type Grant } from '../../../data/model/account.ts'
import { listRecords, tryGetRecord } from '../../../data/store/records.ts'
import { localOperator, nobody } from '../../../server/access/whoAsks.ts'
import { routes } from '../../../server/app.ts'
import { makeCalendarToken } from '../../../server/signIn/calendars.ts'
import { allCollections } from '../../../server/collections/allCollections.ts'
import { readEvents } from '../followLive.ts'
import { gpxOf, make, name } from '../smallCounty.ts'
import { actorAt, asking, atTop } from './actors.ts'
import { startTwoTownships, type Side, type TwoTownships } from './twoTownships.ts'

/** Something that not everybody may be told, as it would stand in an answer. */
interface Secret {
  readonly text: string
  /** Null is for nobody at all: told once, when it was made. */
  readonly right: Right | null
  /** Whose it is; null is nobody's to see but on a machine of one's own. */
  readonly unitId: string | null
}

let county: TwoTownships
const secrets: Secret[] = []
const trailId = randomUUID()
const patrolIds: string[] = []
let calendarToken = ''
let lastSequence = 0
beforeAll(async () => {
  county = await startTwoTownships({ reading: true, accounts: true })
  const { west, east, countyId } = county
  for (const { phone, helperPhone, unitId, villageId } of [west, east])
    secrets.push(
      { text: phone, right: 'see-telephones', unitId },
      { text: helperPhone, right: 'see-telephones', unitId: villageId },
    )
  await plantAtCounty(countyId)
  await changeTelephone(west, '13833333333')
  await changeTelephone(east, '13944444444')
  await plantTeam(west, '104.71111')
  await plantTeam(east, '104.73333')
  await plantOffDuty(west, '104.71222')
  await plantEnded(east)
  await plantToldOnce(west)
  await plantReports(west)
  await plantPlans(west)
  lastSequence = ((await (await county.get('/api/acts')).json()) as { sequence: number }).sequence
  // What is asked as of an instant has to be settled.
  county.clock.nowMs += 60_000
})
afterAll(() => county.stop())

async function plantAtCounty(unitId: string) {
  const phone = '13755555555'
  const record = { id: randomUUID(), unitId, name: name('Wang'), post: name('Head'), phone, mayLead: true }
  await county.keep([{ kind: 'person', record: { ...record, synthetic: false } as { id: string } }])
  secrets.push({ text: phone, right: 'see-telephones', unitId })
}

/** A number that somebody had stays theirs. */
async function changeTelephone({ leadId, unitId }: Side, phone: string) {
  const at = new Date(county.clock.nowMs).toISOString()
  const before = (await listRecords(county.db, 'person')).find(({ record }) => record.id === leadId)!.record
  await commit(county.db, 'test', {
    actId: randomUUID(),
    kind: 'person-changed',
    observedAt: at,
    receivedAt: at,
    request: '',
    apply: async () => ({
      changes: [{ kind: 'person', id: leadId, record: { ...before, phone } }],
      reply: { status: 200, body: undefined },
    }),
  })
  secrets.push({ text: phone, right: 'see-telephones', unitId })
}

async function plantTracker({ unitId }: Side, lon: string, isOnDuty: boolean): Promise<string> {
  const key = `key-${randomUUID().slice(0, 8)}`
  const id = await make(county, '/api/trackers', { key, name: name('Phone'), unitId })
  const seconds = county.clock.nowMs / 1000 - 60
  const report = await county.get(`/api/trackers/report?id=${key}&lat=22.9&lon=${lon}&timestamp=${seconds}`)
  expect(report.status).toBe(200)
  secrets.push(
    { text: key, right: 'see-trackers', unitId },
    { text: lon, right: 'see-positions', unitId: isOnDuty ? unitId : null },
  )
  return id
}

async function plantTeam(side: Side, lon: string) {
  const { unitId, leadId, personId, fromM, atM, at } = side
  const trackerId = await plantTracker(side, lon, true)
  const [fromMs, toMs] = [county.clock.nowMs - 3_600_000, county.clock.nowMs + 3_600_000]
  const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()]
  const who = { mode: 'foot', team: name('Team'), unitId, leadId, memberIds: [personId], trackerId }
  const id = await make(county, '/api/patrols', { lineId: county.lineId, fromM, toM: atM, from, to, ...who })
  const uploaded = at[0] + 0.00077
  const gpx = gpxOf([[uploaded, at[1]]], from)
  await county.send('POST', `/api/patrols/${id}/track`, gpx, { 'Content-Type': 'application/gpx+xml' })
  secrets.push({ text: uploaded.toFixed(5), right: 'see-positions', unitId })
  patrolIds.push(id)
}

const plantOffDuty = async (side: Side, lon: string) => plantTracker(side, lon, false)

/** What was taken out of the records stays in their history. */
async function plantEnded({ unitId }: Side) {
  const key = 'key-of-old'
  const id = await make(county, '/api/trackers', { key, name: name('Old phone'), unitId })
  const ended = await county.send('DELETE', `/api/trackers/${id}`, undefined, { 'If-Match': '"1"' })
  expect(ended.status).toBe(204)
  secrets.push({ text: key, right: 'see-trackers', unitId })
}

/** A password that is to be changed, the address of a display, and that of a calendar. */
async function plantToldOnce({ unitId, leadId }: Side) {
  const account = { userName: 'li.ming', name: name('Li'), unitId, roles: ['planner'], personId: leadId }
  const made = await county.send('POST', '/api/accounts', account)
  const { id, oneTimePassword } = (await made.json()) as { id: string; oneTimePassword: string }
  const own = (await tryGetRecord(county.db, 'account', id))!.record
  calendarToken = await makeCalendarToken(county.app.signIn!, own, 'en')
  const wall = await county.send('POST', '/api/displays', { name: 'Wall', unitId })
  const { address } = (await wall.json()) as { address: string }
  for (const text of [oneTimePassword, address.replace('/display/', ''), calendarToken]) {
    expect(text.length).toBeGreaterThan(15)
    secrets.push({ text, right: null, unitId: null })
  }
}

/** What people wrote on the spot is for whoever works on the line, and for no wall. */
async function plantReports({ unitId, deskId, leadId, at: position, fromM, toM }: Side) {
  const told = (text: string) => {
    secrets.push({ text, right: 'see-reports', unitId })
    return text
  }
  const observedAt = new Date(county.clock.nowMs - 60_000).toISOString()
  const { lineId } = county
  const found = await county.send('POST', '/api/trails/found', {
    id: trailId,
    lineId,
    name: name('Way'),
    kind: 'foot-trail',
    course: 'spot',
    path: [position],
    report: { kind: 'reported', observedAt, note: told('behind the well') },
  })
  expect(found.status).toBe(201)
  const spot = { lineId, position, observedAt }
  const note = { about: { kind: 'trail', id: trailId }, text: told('a rope over the stream') }
  await make(county, '/api/field-notes', { ...spot, ...note })
  const counted = { trailId, direction: 'unknown', people: 3, note: told('one limped') }
  await make(county, '/api/incidents', { ...spot, ...counted })
  const place = { kind: 'desk', id: deskId }
  const remarks = told('the radio is weak')
  await make(county, '/api/handovers', { place, at: observedAt, incoming: { leadId }, remarks })
  const [from, to] = [observedAt, new Date(county.clock.nowMs + 3_600_000).toISOString()]
  const patrol = {
    lineId,
    fromM,
    toM,
    from,
    to,
    mode: 'foot',
    team: name('Late'),
    unitId,
    leadId,
    memberIds: [],
  }
  const id = await make(county, '/api/patrols', { ...patrol, trackerId: null })
  const started = await county.send('POST', `/api/patrols/${id}/start`, {
    at: from,
    note: told('mist in the valley'),
  })
  expect(started.status).toBe(201)
}

/** A plan on file names the village's helper and tells what somebody wrote. */
async function plantPlans({ unitId, villageId, personId, leadId, fromM, toM }: Side) {
  const told = (text: string) => {
    secrets.push({ text, right: 'see-reports', unitId })
    return text
  }
  const ground = { lineId: county.lineId, unitId: villageId, fromM, toM }
  const team = { unitId: villageId, name: name('Named team'), mode: 'foot', leadId, memberIds: [personId] }
  await make(county, '/api/teams', team)
  await walkWhole(county, ground)
  const { texts, ...body } = jointPlanBody(villageId)
  const words = { ...texts, supplies: told('two lamps and a flask') }
  const planId = await make(county, '/api/plans-on-file', { ...body, texts: words })
  const { id } = (await (await filePlan(county, planId)).json()) as { id: string }
  const remarks = [{ section: 'supplies', text: told('a flask is not enough') }]
  const returned = await county.send(
    'POST',
    `/api/plan-filings/${id}/return`,
    { remarks },
    { 'If-Match': '"1"' },
  )
  expect(returned.status).toBe(200)
}

/** Every address that is asked, for whatever it may be asked for, now and as of the past. */
async function addresses(): Promise<string[]> {
  const all: string[] = []
  for (const [method, path, endpoint] of routes) {
    if (method !== 'GET' || path === '/api/trackers/report' || path === '/api/live') continue
    const plain = await concrete(path)
    all.push(...plain)
    if ('asOf' in endpoint.query.shape)
      for (const asOf of [lastSequence, lastSequence - 1, '2026-03-10T04:00:10Z'])
        all.push(...plain.map((one) => `${one}${one.includes('?') ? '&' : '?'}asOf=${asOf}`))
  }
  return all
}

async function concrete(path: string): Promise<string[]> {
  const collections = allCollections.map(({ id }) => id)
  if (path === '/api/history/{kind}/{id}') {
    const ids = await county.db.selectFrom('record_version').select(['kind', 'id']).distinct().execute()
    return ids.map(({ kind, id }) => `/api/history/${kind}/${id}?limit=100`)
  }
  if (path === '/api/patrols/{id}/walk') return patrolIds.map((id) => `/api/patrols/${id}/walk`)
  if (path === '/api/accounts/{id}/sessions') {
    const accounts = await listRecords(county.db, 'account')
    return accounts.map(({ record }) => `/api/accounts/${record.id}/sessions`)
  }
  if (path === '/api/plans-on-file/{id}/document') {
    const plans = await listRecords(county.db, 'plan-on-file')
    return plans.map(({ record }) => path.replace('{id}', record.id))
  }
  if (path === '/api/plan-filings/{id}/document') {
    const filings = await listRecords(county.db, 'plan-filing')
    return filings.map(({ record }) => path.replace('{id}', record.id))
  }
  if (path === '/api/elevation/tiles/{id}') return [`/api/elevation/tiles/${'0'.repeat(64)}`]
  if (path === '/api/photos/{id}') return [`/api/photos/${'0'.repeat(64)}`]
  if (path.startsWith('/api/collections/border-lines/')) return [path.replace('{id}', county.lineId)]
  if (path.startsWith('/api/trails/{id}/')) return [path.replace('{id}', trailId)]
  if (path.includes('{itemId}'))
    return collections.map((id) =>
      path.replace('{collectionId}', id).replace('{itemId}', `${county.lineId}:1`),
    )
  if (path.includes('{collectionId}')) return collections.map((id) => path.replace('{collectionId}', id))
  if (path === '/api/acts') return ['/api/acts?limit=200']
  if (path === '/api/coverage/shares') return [`${path}?at=2026-03-10T03:59:00Z`]
  if (path === '/api/coverage/chart') return [`${path}?line=${county.lineId}`]
  if (path === '/api/gaps/strike-teams') return [`${path}?lineId=${county.lineId}&fromM=100&toM=300`]
  if (path === '/api/close-gaps/teams')
    return [`${path}?lineId=${county.lineId}&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z`]
  if (path === '/api/barriers/gains' || path === '/api/barriers/best-stretches')
    return [`${path}?lineId=${county.lineId}`]
  if (path === '/api/coverage/explain')
    return [`${path}?line=${county.lineId}&chainageM=100&at=2026-03-10T03:59:00Z`]
  if (path === '/api/duties')
    return [county.west, county.east].map(({ leadId }) => `${path}?personId=${leadId}`)
  if (path === '/api/calendar/{token}.ics') return [path.replace('{token}', calendarToken)]
  expect(path, 'an address with parts that this test knows no names for').not.toContain('{')
  return [path]
}

/** All that a listener is told who was never told anything before. */
async function tellAll(by: Actor): Promise<string> {
  const stream = await county.get('/api/live?since=0', asking(by))
  if (stream.status !== 200) return stream.text()
  let told = ''
  for await (const event of readEvents(stream)) {
    told += JSON.stringify(event)
    if (event.id === lastSequence) break
  }
  return told
}

function mayBeTold(by: Actor, { right, unitId }: Secret): boolean {
  if (right === null || by.kind === 'local') return right !== null
  return by.grants.some((grant) => {
    const scope = (access[right] as Partial<Record<Grant['role'], Scope>>)[grant.role]
    if (scope === undefined || unitId === null) return false
    return scope === 'county' || unitsBelow(grant.unitId).includes(unitId)
  })
}

function unitsBelow(unitId: string | null): string[] {
  const { countyId, west, east } = county
  const ofSide = (side: Side) => [side.unitId, side.villageId]
  if (unitId === countyId) return [countyId, ...ofSide(west), ...ofSide(east)]
  return [west, east].flatMap((side) => (side.unitId === unitId ? ofSide(side) : []))
}

const everyRole: readonly Grant['role'][] = [...role.options, 'display']
const homes = ['west', 'east', 'county'] as const

describe('telephones, keys of trackers, where teams are and what was written on the spot', () => {
  const askers = everyRole.flatMap((of) => homes.map((home) => ({ of, home })))

  it.each(askers)(
    'are told a $of of the $home where the table says so, and nowhere else',
    async ({ of, home }) => {
      await expectTold(
        home === 'county' ? atTop(actorAt(of, county.countyId)) : actorAt(of, county[home].unitId),
      )
    },
  )

  it('are told nobody who is not signed in', async () => {
    await expectTold(nobody)
  })

  it('are all told the local operator, where accounts are off', async () => {
    await expectTold(localOperator)
  })

  it('are told whoever holds two roles where either of them says so', async () => {
    const [one, other] = [actorAt('duty-officer', county.west.unitId), actorAt('planner', county.east.unitId)]
    await expectTold({ ...one, grants: [...one.grants, ...other.grants] })
  })
})

/** Exactly what the table says is found in all the answers together. */
async function expectTold(by: Actor) {
  const found = new Map<string, string>()
  for (const address of await addresses()) {
    const text = await (await county.get(address, asking(by))).text()
    for (const secret of secrets)
      if (text.includes(secret.text) && !(found.has(secret.text) && mayBeTold(by, secret)))
        found.set(secret.text, address)
  }
  const told = Object.fromEntries(
    secrets
      .filter((one) => found.has(one.text) && !mayBeTold(by, one))
      .map(({ text }) => [text, found.get(text)]),
  )
  expect(told, 'told and should not be').toEqual({})
  const kept = secrets.filter((one) => mayBeTold(by, one) && !found.has(one.text))
  expect(kept, 'not told and should be').toEqual([])
  // What is announced is the same for everybody who listens.
  const heard = await tellAll(by)
  expect(secrets.filter(({ text }) => heard.includes(text))).toEqual([])
}

it('a unit that goes over to another one takes the telephones of its people along at once', async () => {
  const { west, east } = county
  const ask = async (side: Side) =>
    (await county.get('/api/people', asking(actorAt('duty-officer', side.unitId)))).text()
  expect([
    (await ask(west)).includes(west.helperPhone),
    (await ask(east)).includes(west.helperPhone),
  ]).toEqual([true, false])
  const village = { name: name('West village'), level: 'village', parentId: east.unitId, ground: [] }
  const moved = await county.send('PUT', `/api/units/${west.villageId}`, village, { 'If-Match': '"1"' })
  expect(moved.status).toBe(200)
  expect([
    (await ask(west)).includes(west.helperPhone),
    (await ask(east)).includes(west.helperPhone),
  ]).toEqual([false, true])
})
