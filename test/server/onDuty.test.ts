import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OnDuty } from '../../data/model/onDuty.ts'
import {
  checkpointBody,
  make,
  name,
  patrolBody,
  shiftBody,
  startSmallCounty,
  trackerBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty

beforeEach(async () => {
  county = await startSmallCounty()
})
afterEach(() => county.stop())

const onDuty = async () => (await (await county.get('/api/on-duty')).json()) as OnDuty
const nobody = { desks: { staffed: 0, all: 1 }, checkpoints: { staffed: 0, all: 0 }, patrols: 0, people: 0 }

it('a desk with nobody on shift is told of, not left out', async () => {
  const answer = await onDuty()
  expect(answer).toMatchObject(nobody)
  expect(answer.units).toEqual([{ unitId: county.unitId, ...nobody }])
  expect(answer.places).toEqual([
    {
      place: { kind: 'desk', id: county.deskId },
      name: name('Duty desk'),
      unitId: county.unitId,
      staffed: false,
      people: 0,
      lead: null,
    },
  ])
})

it('who leads is told by the post; a name only where the county lets walls show names', async () => {
  await make(county, '/api/shifts', shiftBody(county))
  const { places, desks, people } = await onDuty()
  expect([desks, people]).toEqual([{ staffed: 1, all: 1 }, 2])
  expect(places[0]?.lead).toEqual({ personId: county.leadId, post: name('Officer'), name: null })

  const { version: _, id: __, synthetic: ___, ...settings } = await theSettings()
  await county.send('PUT', '/api/settings', { ...settings, chiefNames: true }, { 'If-Match': '"0"' })
  expect((await onDuty()).places[0]?.lead).toEqual({
    personId: county.leadId,
    post: name('Officer'),
    name: name('Li'),
  })
})

const theSettings = async () =>
  (await (await county.get('/api/settings')).json()) as Record<'version' | 'id' | 'synthetic', unknown>

it('a shift without somebody who may lead leaves its place unstaffed', async () => {
  await make(county, '/api/shifts', { ...shiftBody(county), leadId: county.personId, personIds: [] })
  const { places, desks, people } = await onDuty()
  expect([desks, people]).toEqual([{ staffed: 0, all: 1 }, 1])
  expect(places[0]).toMatchObject({ staffed: false, people: 1, lead: null })
})

it('patrols and posts of a village are counted with its township, everybody once', async () => {
  const { villageId: unitId } = county
  const id = await make(county, '/api/collections/checkpoints/items', { ...checkpointBody(county), unitId })
  await make(county, '/api/patrols', { ...patrolBody(county), unitId })
  await make(county, '/api/shifts', shiftBody(county))
  const answer = await onDuty()
  expect(answer).toMatchObject({
    desks: { staffed: 1, all: 1 },
    checkpoints: { staffed: 0, all: 1 },
    patrols: 1,
    people: 2,
  })
  expect(answer.units.map((unit) => unit.unitId)).toEqual([county.unitId])
  expect(answer.places.map(({ place }) => place.kind)).toEqual(['desk', 'checkpoint'])

  await make(county, '/api/shifts', { ...shiftBody(county), place: { kind: 'checkpoint', id } })
  const staffed = await onDuty()
  expect(staffed.checkpoints).toEqual({ staffed: 1, all: 1 })
  expect(staffed.places.map(({ place }) => place.kind)).toEqual(['desk'])
})

it('duty begins and ends on the minute, and the answer says when it changes', async () => {
  await make(county, '/api/patrols', { ...patrolBody(county), from: '2026-03-10T05:00:00Z' })
  county.clock.nowMs = Date.parse('2026-03-10T04:59:30Z')
  const before = await county.get('/api/on-duty')
  expect(before.headers.get('Changes-At')).toBe('2026-03-10T05:00:00.000Z')
  expect((await onDuty()).patrols).toBe(0)
  county.clock.nowMs = Date.parse('2026-03-10T05:00:00Z')
  expect((await onDuty()).patrols).toBe(1)
  county.clock.nowMs = Date.parse('2026-03-10T08:00:00Z')
  expect((await onDuty()).patrols).toBe(0)
})

it('a patrol is heard of while its tracker reported in the last half hour', async () => {
  const trackerId = await make(county, '/api/trackers', trackerBody(county, 'phone-9'))
  await make(county, '/api/patrols', { ...patrolBody(county), trackerId })
  await make(county, '/api/patrols', patrolBody(county))
  const heard = async () => (await onDuty()).heard
  expect(await heard()).toEqual({ patrols: 0, withinMin: 30 })
  const seconds = county.clock.nowMs / 1000
  await county.get(`/api/trackers/report?id=phone-9&lat=22.9&lon=104.71&timestamp=${seconds}`)
  county.clock.nowMs += 60_000
  expect(await heard()).toEqual({ patrols: 1, withinMin: 30 })
  county.clock.nowMs += 29 * 60_000
  expect(await heard()).toMatchObject({ patrols: 1 })
  county.clock.nowMs += 60_000
  expect(await heard()).toMatchObject({ patrols: 0 })
})
