import { beforeEach, afterEach, expect, it } from 'vitest'
import type { TrailSurroundings } from '../../data/model/trailSurroundings.ts'
import {
  barrierBody,
  checkpointBody,
  crossingBody,
  make,
  name,
  startSmallCounty,
  trailBody,
  unitBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
let trailId: string
beforeEach(async () => {
  county = await startSmallCounty()
  trailId = await make(county, '/api/collections/trails/items', trailBody(county))
})
afterEach(() => county.stop())

const surroundings = async (query = '') => {
  const answer = await county.get(`/api/trails/${trailId}/surroundings${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as TrailSurroundings
}

it('a county that knows no crossing, village, road or barrier says so of its trail', async () => {
  expect(await surroundings()).toMatchObject({
    trailId,
    hasRoads: false,
    port: null,
    passingPort: null,
    tradePoint: null,
    depth: { place: null, road: null, checkpoint: null },
    barriers: [],
  })
})

it('the way to the nearest port is as the crow flies and along the line, by the places between', async () => {
  await make(county, '/api/collections/ports/items', crossingBody(county))
  const village = { ...unitBody(county), name: name('Naman'), ground: [], seat: [104.72, 22.91] }
  await make(county, '/api/units', village)
  const { port, passingPort } = await surroundings()
  expect(port).toMatchObject({
    name: name('Tianbao'),
    localNames: { vi: 'cửa khẩu Thiên Bảo' },
    passage: { passes: true, hours: { opens: '08:00', closes: '18:00' } },
    fromM: 1026,
    wind: 'e',
    byRoadM: null,
    places: [{ name: name('Naman') }],
  })
  expect(port?.straightM).toBeGreaterThan(2600)
  expect(port?.straightM).toBeLessThan(2800)
  expect(port?.alongM).toBeGreaterThan(2600)
  expect(passingPort).toBeNull()
})

it('where nobody passes at the nearest port, the nearest is named at which people pass', async () => {
  const closed = { ...crossingBody(county), name: name('Closed'), position: [104.715, 22.9005] }
  const passage = { ...closed.passage, passes: false, hours: null }
  await make(county, '/api/collections/ports/items', { ...closed, passage })
  expect(await surroundings()).toMatchObject({ port: { name: name('Closed') }, passingPort: null })
  await make(county, '/api/collections/ports/items', crossingBody(county))
  expect(await surroundings()).toMatchObject({
    port: { name: name('Closed'), passage: { passes: false } },
    passingPort: { name: name('Tianbao') },
  })
})

it('the way goes by road where the county loaded roads that lead there', async () => {
  await make(county, '/api/collections/ports/items', crossingBody(county))
  await make(county, '/api/rule-layers', {
    name: name('Roads'),
    kind: 'road',
    geojson: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: 'X 12' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [104.71, 22.902],
              [104.71, 22.912],
              [104.735, 22.912],
              [104.735, 22.9085],
            ],
          },
        },
      ],
    },
  })
  const { hasRoads, port, depth } = await surroundings()
  expect(hasRoads).toBe(true)
  // 221 m to the road, then 1.1 km north, 2.6 km east and 0.4 km south.
  expect(port?.byRoadM).toBeGreaterThan(4200)
  expect(port?.byRoadM).toBeLessThan(4400)
  expect(depth.road?.alongTrailM).toBeGreaterThan(180)
  expect(depth.road?.alongTrailM).toBeLessThan(250)
})

it('depth is told to the first village and to an inland checkpoint only while it is staffed', async () => {
  await make(county, '/api/units', {
    ...unitBody(county),
    name: name('Near'),
    ground: [],
    seat: [104.71, 22.915],
  })
  await make(county, '/api/units', {
    ...unitBody(county),
    name: name('Abroad'),
    ground: [],
    seat: [104.71, 22.898],
  })
  const inland = { ...checkpointBody(county), name: name('Inland'), position: [104.71, 22.93], reach: null }
  const id = await make(county, '/api/collections/checkpoints/items', { ...inland, minimumStaff: 1 })
  const before = await surroundings()
  expect(before.depth.place).toMatchObject({ name: name('Near') })
  // About 550 m along the trail and 1.1 km straight, at 2.5 km/h.
  expect(before.depth.place?.walk.minutes).toBeGreaterThan(38)
  expect(before.depth.place?.walk.minutes).toBeLessThan(42)
  expect(before.depth.checkpoint).toBeNull()
  const { leadId } = county
  const [from, to] = ['2026-03-10T00:00:00Z', '2026-03-10T08:00:00Z']
  await make(county, '/api/shifts', { place: { kind: 'checkpoint', id }, from, to, leadId, personIds: [] })
  expect((await surroundings('?at=2026-03-10T04:00:00Z')).depth.checkpoint).toMatchObject({
    name: name('Inland'),
  })
  expect((await surroundings('?at=2026-03-10T09:00:00Z')).depth.checkpoint).toBeNull()
})

it('a barrier across the trail is named once it stands, and not before', async () => {
  await make(county, '/api/collections/barriers/items', {
    ...barrierBody(county),
    parts: [
      {
        path: [
          [104.705, 22.901],
          [104.715, 22.901],
        ],
        statuses: [{ status: 'complete', from: '2026-01-01T00:00:00Z' }],
      },
    ],
  })
  expect((await surroundings('?at=2026-02-01T00:00:00Z')).barriers).toMatchObject([{ isComplete: true }])
  expect((await surroundings('?at=2025-12-01T00:00:00Z')).barriers).toEqual([])
})

it('a trail that is none, and an instant that is none, are refused at their fields', async () => {
  const unknown = await county.get('/api/trails/00000000-0000-7000-8000-00000000dead/surroundings')
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { field: 'id' }])
  const wrong = await county.get(`/api/trails/${trailId}/surroundings?at=yesterday`)
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { field: 'at' }])
})
