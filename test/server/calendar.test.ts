import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../data/model/account.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import { actorAt, actorOf, asking } from './access/actors.ts'
import { make, name, patrolBody, shiftBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'
import type { RunningApp } from './startApp.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty({ accounts: true, actorOf })
})
afterAll(() => county.stop())

let made = 0
/** An account, of the lead unless another person is named, and whoever asks with it. */
async function newAccount(more: object = {}, at: SmallCounty = county): Promise<Actor & { id: string }> {
  const body = { name: name('Li'), unitId: at.unitId, roles: ['duty-officer'], personId: at.leadId }
  const id = await make(at, '/api/accounts', { userName: `person.${made++}`, ...body, ...more })
  return { ...actorAt('duty-officer', at.unitId), id }
}

async function newFeed(by: Actor, language: 'zh' | 'en' = 'en', at: RunningApp = county): Promise<string> {
  const answer = await at.send('POST', '/api/me/calendar', { language }, asking(by))
  expect(answer.status, await answer.clone().text()).toBe(201)
  return ((await answer.json()) as { address: string }).address
}

/** What an independent reader of the format finds. */
async function readFeed(address: string, at: RunningApp = county) {
  const answer = await at.get(address)
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { text, calendar, events, answer }
}

const find = (events: readonly ICAL.Event[], id: string) => events.find(({ uid }) => uid.includes(id))
const utc = (time: ICAL.Time): string => time.toJSDate().toISOString()

async function put(path: string, version: number, body: object): Promise<void> {
  const answer = await county.send('PUT', path, body, { 'If-Match': `"${version}"` })
  expect(answer.status, await answer.clone().text()).toBe(200)
}

describe('a calendar of one’s own duties', () => {
  it('tells each own shift and patrol, and nobody else’s', async () => {
    const shiftId = await make(county, '/api/shifts', shiftBody(county))
    const onCall = { ...shiftBody(county), leadId: null, personIds: [county.leadId], onCall: true }
    const onCallId = await make(county, '/api/shifts', onCall)
    const patrolId = await make(county, '/api/patrols', patrolBody(county))
    const others = { ...shiftBody(county), leadId: null, personIds: [county.personId] }
    const othersId = await make(county, '/api/shifts', others)
    const { events } = await readFeed(await newFeed(await newAccount()))
    const shift = find(events, shiftId)!
    expect([utc(shift.startDate), utc(shift.endDate)]).toEqual([
      '2026-03-10T00:00:00.000Z',
      '2026-03-10T08:00:00.000Z',
    ])
    expect(shift.startDate.zone).toBe(ICAL.Timezone.utcTimezone)
    expect([shift.summary, shift.location]).toEqual(['Duty desk · on duty · you lead', 'Duty desk'])
    expect(shift.description.split('\n')).toEqual([
      '10 Mar, 08:00 – 10 Mar, 16:00 (Asia/Shanghai)',
      'Lead: you',
      'With: Helper',
    ])
    expect(find(events, onCallId)?.summary).toBe('Duty desk · on call')
    expect(find(events, patrolId)?.summary).toBe('Patrol · K0+000–K1+000 · you lead')
    expect(find(events, othersId)).toBeUndefined()
    const other = await readFeed(await newFeed(await newAccount({ personId: county.personId })))
    expect(find(other.events, othersId)?.summary).toBe('Duty desk · on duty')
    expect(find(other.events, onCallId)).toBeUndefined()
  })

  it('names nobody on it, by post only whom one may see, and counts the others', async () => {
    const shiftId = await make(county, '/api/shifts', shiftBody(county))
    const seeing = await readFeed(await newFeed(await newAccount()))
    expect(seeing.text).not.toContain('Second person')
    expect(find(seeing.events, shiftId)?.description).toContain('With: Helper')
    // A planner of the village sees people of the village alone.
    const blind = await newAccount({ unitId: county.villageId, roles: ['planner'] })
    const unseen = await readFeed(await newFeed(blind))
    expect(find(unseen.events, shiftId)?.description).not.toContain('Helper')
    expect(find(unseen.events, shiftId)?.description).toContain('And 1 more')
  })

  it('moves what was moved, by a higher SEQUENCE under the same UID, and loses what was cancelled', async () => {
    const id = await make(county, '/api/shifts', shiftBody(county))
    const address = await newFeed(await newAccount())
    const before = find((await readFeed(address)).events, id)!
    county.clock.nowMs += 60_000
    const moved = { ...shiftBody(county), from: '2026-03-11T00:00:00Z', to: '2026-03-11T08:00:00Z' }
    await put(`/api/shifts/${id}`, 1, moved)
    const after = find((await readFeed(address)).events, id)!
    expect(after.uid).toBe(before.uid)
    expect([before.sequence, after.sequence]).toEqual([0, 1])
    expect(utc(after.startDate)).toBe('2026-03-11T00:00:00.000Z')
    const modified = (event: ICAL.Event) =>
      utc(event.component.getFirstPropertyValue('last-modified') as ICAL.Time)
    expect(modified(after) > modified(before)).toBe(true)
    const ended = await county.send('DELETE', `/api/shifts/${id}`, undefined, { 'If-Match': '"2"' })
    expect(ended.status).toBe(204)
    expect(find((await readFeed(address)).events, id)).toBeUndefined()
  })

  it('is revised too where the place is called otherwise by now', async () => {
    const id = await make(county, '/api/shifts', shiftBody(county))
    const address = await newFeed(await newAccount())
    const stamp = async () =>
      utc(find((await readFeed(address)).events, id)!.component.getFirstPropertyValue('dtstamp') as ICAL.Time)
    const before = await stamp()
    county.clock.nowMs += 60_000
    const person = (await tryGetRecord(county.db, 'person', county.personId))!
    const { unitId, name: called, phone, mayLead } = person.record
    await put(`/api/people/${county.personId}`, person.version, {
      unitId,
      name: called,
      phone,
      mayLead,
      post: name('Warden'),
    })
    expect(await stamp()).not.toBe(before)
    await put(`/api/people/${county.personId}`, person.version + 1, {
      unitId,
      name: called,
      phone,
      mayLead,
      post: name('Helper'),
    })
  })

  it('reaches four weeks back and as far ahead as there is any duty', async () => {
    const dayMs = 86_400_000
    const at = (days: number) => {
      const fromMs = county.clock.nowMs + days * dayMs
      return { from: new Date(fromMs).toISOString(), to: new Date(fromMs + 3_600_000).toISOString() }
    }
    const [old, recent, far] = await Promise.all(
      [-40, -20, 500].map((days) => make(county, '/api/shifts', { ...shiftBody(county), ...at(days) })),
    )
    const { events } = await readFeed(await newFeed(await newAccount()))
    expect([old, recent, far].map((id) => find(events, id!) !== undefined)).toEqual([false, true, true])
  })

  it('is written in the language it was made in, in lines of at most 75 octets, with its signs escaped', async () => {
    const long =
      '天保口岸第一道防线卡点，含；分号,逗号;反斜杠\\和"引号"，一直写到超过七十五个字节为止，再写一遍'
    const deskId = await make(county, '/api/collections/checkpoints/items', {
      lineId: county.lineId,
      name: { en: 'Post; first, of all', zh: long },
      position: [104.715, 22.901],
      reach: null,
      minimumStaff: 1,
      unitId: county.unitId,
    })
    const place = { kind: 'checkpoint', id: deskId }
    const id = await make(county, '/api/shifts', { ...shiftBody(county), place })
    const { text, events } = await readFeed(await newFeed(await newAccount(), 'zh'))
    expect(find(events, id)?.location).toBe(long)
    expect(find(events, id)?.summary).toBe(`${long} · 值守 · 本人带班`)
    const lines = text.split('\r\n')
    expect(lines.join('')).not.toContain('\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(lines.some((line) => line.startsWith(' '))).toBe(true)
    // No sign is torn apart between two lines.
    expect(text).not.toContain('\uFFFD')
  })

  it('is not sent again where nothing changed', async () => {
    const address = await newFeed(await newAccount())
    const first = await county.get(address)
    const etag = first.headers.get('ETag')!
    expect(first.headers.get('Cache-Control')).toBe('no-cache')
    const again = await county.get(address, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await make(county, '/api/shifts', shiftBody(county))
    expect((await county.get(address, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })).status).toBe(
      200,
    )
  })
})

describe('the address of a calendar', () => {
  it('is told once and kept as a hash, and what is done with it is audited', async () => {
    const by = await newAccount()
    const address = await newFeed(by)
    const token = address.slice('/api/calendar/'.length, -'.ics'.length)
    expect(token).toMatch(/^[\w-]{43}$/)
    const own = await (await county.get('/api/me/calendar', asking(by))).text()
    expect(JSON.parse(own)).toMatchObject({ isOnRoster: true, feed: { readAt: null, language: 'en' } })
    await readFeed(address)
    const read = (await (await county.get('/api/me/calendar', asking(by))).json()) as {
      feed: { readAt: string }
    }
    expect(Date.parse(read.feed.readAt)).toBe(county.clock.nowMs)
    const rows = JSON.stringify([
      await county.db.selectFrom('calendar_feed').selectAll().execute(),
      await county.db.selectFrom('audit').selectAll().execute(),
      await county.db.selectFrom('act').selectAll().execute(),
    ])
    expect(own + rows).not.toContain(token)
    expect(rows).toContain('calendar-made')
  })

  it('opens nothing any more once it is renewed or withdrawn', async () => {
    const by = await newAccount()
    const first = await newFeed(by)
    const second = await newFeed(by)
    expect((await county.get(first)).status).toBe(404)
    await readFeed(second)
    const withdrawn = await county.send('DELETE', '/api/me/calendar', undefined, asking(by))
    expect(withdrawn.status).toBe(204)
    const gone = await county.get(second)
    expect([gone.status, gone.headers.get('Cache-Control')]).toEqual([404, 'no-store'])
    expect(await gone.text()).not.toContain('BEGIN')
    expect((await county.send('DELETE', '/api/me/calendar', undefined, asking(by))).status).toBe(404)
    const kinds = await county.db.selectFrom('audit').select('kind').execute()
    expect(kinds.map(({ kind }) => kind)).toContain('calendar-withdrawn')
  })

  it('opens nothing for an account that is disabled, nor when it is enabled again', async () => {
    const by = await newAccount()
    const address = await newFeed(by)
    const { record } = (await tryGetRecord(county.db, 'account', by.id))!
    const { name: called, unitId, roles, personId } = record
    const body = { name: called, unitId, roles, personId }
    await put(`/api/accounts/${by.id}`, 1, { ...body, disabled: true })
    expect((await county.get(address)).status).toBe(404)
    await put(`/api/accounts/${by.id}`, 2, { ...body, disabled: false })
    expect((await county.get(address)).status).toBe(404)
  })

  it('opens nothing where the account is another person’s, or the person is on the rosters no more', async () => {
    const body = { unitId: county.unitId, name: name('Third'), post: name('Helper'), mayLead: false }
    const personId = await make(county, '/api/people', body)
    const by = await newAccount({ personId })
    const address = await newFeed(by)
    await readFeed(address)
    const ended = await county.send('DELETE', `/api/people/${personId}`, undefined, { 'If-Match': '"1"' })
    const { record } = (await tryGetRecord(county.db, 'account', by.id))!
    const { name: called, unitId, roles } = record
    const asOther = { name: called, unitId, roles, personId: county.leadId, disabled: false }
    // A person whom an account names stays on record until it names another.
    if (ended.status === 204) expect((await county.get(address)).status).toBe(404)
    await put(`/api/accounts/${by.id}`, 1, asOther)
    expect((await county.get(address)).status).toBe(404)
  })

  it('is given to nobody who is on no roster, nor to a wall, nor where accounts are off', async () => {
    const nobody = await newAccount({ personId: null })
    const refused = await county.send('POST', '/api/me/calendar', { language: 'en' }, asking(nobody))
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('of nobody on the rosters'),
    ])
    const own = await (await county.get('/api/me/calendar', asking(nobody))).json()
    expect(own).toEqual({ isOnRoster: false, feed: null })
    const wall = actorAt('display', county.unitId)
    expect((await county.send('POST', '/api/me/calendar', { language: 'en' }, asking(wall))).status).toBe(403)
    const off = await startSmallCounty()
    expect((await off.get('/api/me/calendar')).status).toBe(404)
    expect((await off.get('/api/calendar/made-up.ics')).status).toBe(404)
    await off.stop()
  })

  it('that is made up opens nothing, and fills no audit', async () => {
    for (let tries = 0; tries < 9; tries++)
      expect((await county.get(`/api/calendar/made-up-${tries}.ics`)).status).toBe(404)
    expect((await county.get(`/api/calendar/${'x'.repeat(200)}.ics`)).status).toBe(404)
    const told = await county.db
      .selectFrom('audit')
      .select('id')
      .where('kind', '=', 'calendar-refused')
      .execute()
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(10)
  })
})

it('is right over the change of the clocks in a county that has one', async () => {
  const zoned = await startSmallCounty({
    accounts: true,
    actorOf,
    timeZone: 'Europe/Berlin',
    nowMs: Date.parse('2026-03-27T12:00:00Z'),
  })
  const nights = { from: '2026-03-28T21:00:00Z', to: '2026-03-29T05:00:00Z' }
  const id = await make(zoned, '/api/shifts', { ...shiftBody(zoned), ...nights })
  const { events } = await readFeed(await newFeed(await newAccount({}, zoned), 'en', zoned), zoned)
  const night = find(events, id)!
  expect([utc(night.startDate), utc(night.endDate)]).toEqual(
    Object.values(nights).map((at) => new Date(at).toISOString()),
  )
  // Eight hours, from ten in the evening to seven in the morning.
  expect(night.description).toContain('28 Mar, 22:00 – 29 Mar, 07:00 (Europe/Berlin)')
  await zoned.stop()
})
