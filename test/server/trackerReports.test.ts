import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../data/model/problem.ts'
import { teamsNow } from '../../data/model/teamsNow.ts'
import { readFixes } from '../../data/store/tracks.ts'
import { make, patrolBody, startSmallCounty, trackerBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
let trackerId: string
beforeAll(async () => {
  county = await startSmallCounty()
  trackerId = await make(county, '/api/trackers', trackerBody(county, '48241179'))
})
afterAll(() => county.stop())

const report = '/api/trackers/report'
const allTime = { fromMs: 0, toMs: 8.64e15 }
const keptTimes = async (id = trackerId) => [...(await readFixes(county.db, id, allTime)).timeMs]
/** As a phone's library sends: no Origin, no act id, no JSON unless it is. */
const post = (path: string, body?: string, type?: string) =>
  fetch(county.address + path, {
    method: 'POST',
    ...(body === undefined ? {} : { body }),
    headers: type === undefined ? {} : { 'Content-Type': type },
  })
const clientJson = {
  location: {
    timestamp: '2026-03-10T03:59:30.250Z',
    coords: {
      latitude: 22.9001,
      longitude: 104.7101,
      accuracy: 4.6,
      speed: 1.1,
      heading: 80,
      altitude: 1320,
    },
    is_moving: true,
    odometer: 120,
    event: 'motionchange',
    battery: { level: 0.83, is_charging: false },
    activity: { type: 'walking' },
    extras: {},
  },
  device_id: '48241179',
}

describe('a report of a phone', () => {
  it('as query parameters is kept once, however often it is sent again', async () => {
    const query = `${report}?id=48241179&lat=22.9&lon=104.71&timestamp=1773115100&accuracy=6&speed=2.4&bearing=90&altitude=1310&batt=77&hdop=1`
    for (const send of [post, (path: string) => county.get(path), post]) {
      const answer = await send(query)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ status: 'kept' })
    }
    const fixes = await readFixes(county.db, trackerId, allTime)
    expect([...fixes.timeMs]).toEqual([1773115100_000])
    expect([...fixes.lonLat]).toEqual([104.71, 22.9])
    expect([...fixes.accuracyM]).toEqual([6])
    // The clock stands still here: after the last act at any rate.
    expect([...fixes.receivedMs]).toEqual([county.clock.nowMs + 1])
  })

  it('as a form, as location=lat,lon and under deviceid is read too', async () => {
    const before = (await keptTimes()).length
    const form = 'deviceid=48241179&location=22.9002,104.7102&timestamp=1773115101'
    expect((await post(report, form, 'application/x-www-form-urlencoded')).status).toBe(200)
    expect((await post(`${report}?${form.replace('101', '102')}`)).status).toBe(200)
    expect((await keptTimes()).slice(before)).toEqual([1773115101_000, 1773115102_000])
  })

  it('in the JSON of Traccar Client is read, whatever stands beside what is needed', async () => {
    expect((await post(report, JSON.stringify(clientJson), 'application/json; charset=utf-8')).status).toBe(
      200,
    )
    const fixes = await readFixes(county.db, trackerId, {
      fromMs: Date.parse('2026-03-10T03:59:30.250Z'),
      toMs: Date.parse('2026-03-10T03:59:30.251Z'),
    })
    expect([...fixes.lonLat]).toEqual([104.7101, 22.9001])
    expect(fixes.accuracyM[0]).toBeCloseTo(4.6, 5)
  })

  it.each([
    ['1773115200', 1773115200_000],
    ['1773115200123', 1773115200_123],
    ['2026-03-10T04:00:00Z', 1773115200_000],
    ['2026-03-10T12:00:01.5+08:00', 1773115201_500],
    ['2026-03-10T04:00:02', 1773115202_000],
    ['2026-03-10 04:00:03', 1773115203_000],
  ])('may write its time as %s', async (timestamp, timeMs) => {
    const answer = await post(
      `${report}?id=48241179&lat=22.91&lon=104.72&timestamp=${encodeURIComponent(timestamp)}`,
    )
    expect(answer.status).toBe(200)
    expect(await keptTimes()).toContain(timeMs)
  })

  it('without a time is of the time it came', async () => {
    await post(`${report}?id=48241179&lat=22.95&lon=104.72`)
    expect(await keptTimes()).toContain(county.clock.nowMs)
  })
})

describe('a report that cannot be taken', () => {
  const good = { id: '48241179', lat: '22.9', lon: '104.7', timestamp: '1773115100' }
  it.each([
    [{ ...good, lat: '91' }, 'lat'],
    [{ ...good, lat: 'north' }, 'lat'],
    [{ ...good, lat: '' }, 'lat'],
    [{ ...good, lon: '181' }, 'lon'],
    [{ id: good.id, lat: good.lat }, 'lon'],
    [{ id: good.id, location: '22.9' }, 'location'],
    [{ ...good, timestamp: 'yesterday' }, 'timestamp'],
    [{ ...good, timestamp: '2026-02-30T99:00:00Z' }, 'timestamp'],
    [{ ...good, timestamp: '99999999999999' }, 'timestamp'],
    [{ ...good, accuracy: '-1' }, 'accuracy'],
    [{ lat: good.lat, lon: good.lon }, 'id'],
    [{ ...good, id: ' ' }, 'id'],
  ])('%j is 400 and names %s', async (parameters, field) => {
    const before = await keptTimes()
    const answer = await post(`${report}?${new URLSearchParams(parameters)}`)
    expect(answer.status).toBe(400)
    expect((await answer.json()) as Problem).toMatchObject({ code: 'field-invalid', field })
    expect(await keptTimes()).toEqual(before)
  })

  it('names the field inside JSON', async () => {
    const spoiled = (coords: object) => ({ ...clientJson, location: { ...clientJson.location, coords } })
    const fieldOf = async (body: unknown) => {
      const answer = await post(report, JSON.stringify(body), 'application/json')
      expect(answer.status).toBe(400)
      return ((await answer.json()) as Problem).field
    }
    expect(await fieldOf(spoiled({ latitude: 95, longitude: 1 }))).toBe('location.coords.latitude')
    expect(await fieldOf(spoiled({ latitude: 5 }))).toBe('location.coords.longitude')
    expect(await fieldOf({ ...clientJson, device_id: '' })).toMatch(/^device_id/)
    expect(await fieldOf({ device_id: '48241179' })).toBe('location')
    expect(await fieldOf({ ...clientJson, location: { ...clientJson.location, timestamp: 'noon' } })).toBe(
      'location.timestamp',
    )
  })

  it('is 404 where nobody registered the tracker', async () => {
    const answer = await post(`${report}?id=stranger&lat=22.9&lon=104.7`)
    expect(answer.status).toBe(404)
    expect((await answer.json()) as Problem).toMatchObject({ code: 'not-found', field: 'id' })
  })

  it('is 403 from a page of another site, also by GET, as a picture would', async () => {
    const path = `${report}?id=48241179&lat=22.9&lon=104.7&timestamp=1773100000`
    for (const headers of [
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ])
      for (const same of [path, path.replace('report', 'REPORT/')])
        expect((await county.get(same, headers as Record<string, string>)).status).toBe(403)
    expect(await keptTimes()).not.toContain(1773100000_000)
  })
})

describe('teams now', () => {
  it('are where their trackers were last, with age, patrol and place on the line', async () => {
    const id = await make(county, '/api/trackers', trackerBody(county, 'phone-2'))
    const patrolId = await make(county, '/api/patrols', { ...patrolBody(county), trackerId: id })
    const say = (parameters: string) => post(`${report}?id=phone-2&${parameters}`)
    await say('lat=22.901&lon=104.71&timestamp=2026-03-10T03:58:00Z&accuracy=5')
    await say('lat=22.95&lon=104.75&timestamp=2026-03-10T03:50:00Z')
    const answer = await county.get('/api/teams-now')
    expect(answer.headers.get('Content-Type')).toContain('application/geo+json')
    const features = teamsNow.parse(await answer.json()).features
    const feature = features.find((one) => one.id === id)!
    expect(feature.geometry.coordinates).toEqual([104.71, 22.901])
    expect(feature.properties).toMatchObject({
      trackerId: id,
      patrolId,
      unitId: county.unitId,
      fixAt: '2026-03-10T03:58:00.000Z',
      ageS: 120,
      accuracyM: 5,
      lineId: county.lineId,
    })
    expect(feature.properties.chainageM).toBeCloseTo(1026, -1)
    expect(feature.properties.offsetM).toBeCloseTo(111, -1)
  })

  it('of somebody without an assignment are left out an hour after the last fix', async () => {
    const id = await make(county, '/api/trackers', trackerBody(county, 'phone-off-duty'))
    await post(`${report}?id=phone-off-duty&lat=22.9&lon=104.71&timestamp=2026-03-10T03:30:00Z`)
    const isShown = async () =>
      teamsNow.parse(await (await county.get('/api/teams-now')).json()).features.some((one) => one.id === id)
    expect(await isShown()).toBe(true)
    const nowMs = county.clock.nowMs
    county.clock.nowMs = Date.parse('2026-03-10T04:31:00Z')
    expect(await isShown()).toBe(false)
    county.clock.nowMs = nowMs
  })

  it('a fix from far in the future is kept and is not where the team is now', async () => {
    const id = await make(county, '/api/trackers', trackerBody(county, 'phone-3'))
    await post(`${report}?id=phone-3&lat=22.9&lon=104.71&timestamp=2026-03-10T04:00:00Z`)
    await post(`${report}?id=phone-3&lat=22.9&lon=104.73&timestamp=2030-01-01T00:00:00Z`)
    const { features } = teamsNow.parse(await (await county.get('/api/teams-now')).json())
    expect(features.find((one) => one.id === id)?.properties.fixAt).toBe('2026-03-10T04:00:00.000Z')
    expect(await keptTimes(id)).toHaveLength(2)
  })

  it('a hundred reports at once are all kept', async () => {
    const id = await make(county, '/api/trackers', trackerBody(county, 'phone-4'))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        post(`${report}?id=phone-4&lat=22.9&lon=104.71&timestamp=${1773100000 + index * 60}`),
      ),
    )
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    expect(await keptTimes(id)).toHaveLength(100)
  })
})

describe('a tracker', () => {
  it('shares its key with no other', async () => {
    const answer = await county.send('POST', '/api/trackers', trackerBody(county, '48241179'))
    expect(answer.status).toBe(400)
    expect((await answer.json()) as Problem).toMatchObject({ code: 'field-invalid', field: 'key' })
  })

  it('stays while a patrol carries it, and a page that does not know of trackers takes it from none', async () => {
    const id = await make(county, '/api/trackers', trackerBody(county, 'phone-5'))
    const patrolId = await make(county, '/api/patrols', { ...patrolBody(county), trackerId: id })
    const changed = await county.send('PUT', `/api/patrols/${patrolId}`, patrolBody(county), {
      'If-Match': '"1"',
    })
    expect(await changed.json()).toMatchObject({ trackerId: id })
    const removed = await county.send('DELETE', `/api/trackers/${id}`, undefined, { 'If-Match': '"1"' })
    expect(removed.status).toBe(409)
    const taken = await county.send(
      'PUT',
      `/api/patrols/${patrolId}`,
      { ...patrolBody(county), trackerId: null },
      { 'If-Match': '"2"' },
    )
    expect(await taken.json()).toMatchObject({ trackerId: null })
    expect(
      (await county.send('DELETE', `/api/trackers/${id}`, undefined, { 'If-Match': '"1"' })).status,
    ).toBe(204)
    expect((await post(`${report}?id=phone-5&lat=22.9&lon=104.7`)).status).toBe(404)
  })

  it('must exist to be carried', async () => {
    const answer = await county.send('POST', '/api/patrols', {
      ...patrolBody(county),
      trackerId: county.deskId,
    })
    expect(answer.status).toBe(400)
    expect((await answer.json()) as Problem).toMatchObject({ field: 'trackerId' })
  })
})
