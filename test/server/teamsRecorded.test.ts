import { afterEach, beforeEach, expect, it } from 'vitest'
import { onDuty } from '../../data/model/onDuty.ts'
import { replayTeams } from '../../data/model/replay.ts'
import { teamsNow } from '../../data/model/teamsNow.ts'
import { actorAt, asking } from './access/actors.ts'
import { startTwoTownships, type TwoTownships } from './access/twoTownships.ts'
import { make, name } from './smallCounty.ts'

const minuteMs = 60_000

let county: TwoTownships
beforeEach(async () => {
  county = await startTwoTownships({ accounts: false })
})
afterEach(() => county.stop())

const at = (minutes: number) => new Date(county.clock.nowMs + minutes * minuteMs).toISOString()

const assign = (more: object = {}) =>
  make(county, '/api/patrols', {
    lineId: county.lineId,
    fromM: county.west.fromM,
    toM: county.west.toM,
    from: at(-60),
    to: at(60),
    mode: 'foot',
    team: name('Team on foot'),
    unitId: county.west.unitId,
    ...more,
  })

const record = async (patrolId: string, minutes: number, longitude: number) => {
  const fixes = [{ at: at(minutes), position: [longitude, 22.9], accuracyM: 7 }]
  expect((await county.send('POST', `/api/patrols/${patrolId}/fixes`, { fixes })).status).toBe(201)
}

const teams = async (by: Record<string, string> = {}, more = '') =>
  teamsNow.parse(await (await county.get(`/api/teams-now${more}`, by)).json()).features

it('a team that records itself by the phone’s page is among the teams now, where it was last', async () => {
  const patrolId = await assign()
  expect(await teams()).toEqual([])
  await record(patrolId, -10, 104.701)
  expect(await teams()).toHaveLength(1)
  await record(patrolId, -4, 104.702)
  const [team, ...others] = await teams()
  expect(others).toEqual([])
  expect(team?.geometry.coordinates).toEqual([104.702, 22.9])
  expect(team?.properties).toMatchObject({
    trackerId: null,
    patrolId,
    name: name('Team on foot'),
    unitId: county.west.unitId,
    ageS: 240,
    accuracyM: 7,
    lineId: county.lineId,
  })
  // As was known before the last batch came, too.
  const before = at(5)
  county.clock.nowMs += 10 * minuteMs
  await record(patrolId, -1, 104.703)
  expect((await teams({}, `?asOf=${before}`))[0]?.geometry.coordinates).toEqual([104.702, 22.9])
})

it('with a tracker it stands once, where it was later', async () => {
  const trackerId = await make(county, '/api/trackers', {
    key: 'phone',
    name: name('Phone'),
    unitId: county.west.unitId,
  })
  const patrolId = await assign({ trackerId })
  const report = (minutes: number, longitude: number) =>
    county.get(
      `/api/trackers/report?id=phone&lat=22.9&lon=${longitude}&timestamp=${county.clock.nowMs + minutes * minuteMs}`,
    )
  await report(-8, 104.701)
  await record(patrolId, -5, 104.702)
  expect((await teams()).map(({ geometry }) => geometry.coordinates)).toEqual([[104.702, 22.9]])
  await report(-2, 104.703)
  expect(
    (await teams()).map(({ geometry, properties }) => [geometry.coordinates, properties.trackerId]),
  ).toEqual([[[104.703, 22.9], trackerId]])
})

it('is for those to see who see the positions of its unit, and over with its patrol', async () => {
  const patrolId = await assign()
  await record(patrolId, -4, 104.702)
  const seenBy = async (unitId: string) =>
    (await teams(asking(actorAt('segment-chief', unitId)))).map(({ id }) => id)
  expect(await seenBy(county.west.unitId)).toEqual([patrolId])
  expect(await seenBy(county.east.unitId)).toEqual([])
  const replayed = async (unitId: string) => {
    const path = `/api/replay/teams?from=${at(-120)}&to=${at(60)}`
    const answer = await county.get(path, asking(actorAt('segment-chief', unitId)))
    return replayTeams.parse(await answer.json()).teams.map((team) => [team.patrolId, team.trackerId])
  }
  expect(await replayed(county.west.unitId)).toEqual([[patrolId, null]])
  expect(await replayed(county.east.unitId)).toEqual([])
  county.clock.nowMs += 61 * minuteMs
  expect(await teams()).toEqual([])
})

it('with a silent tracker of another unit is still for those of its own to see, now and again', async () => {
  const trackerId = await make(county, '/api/trackers', {
    key: 'phone',
    name: name('Phone'),
    unitId: county.west.unitId,
  })
  const patrolId = await assign({ trackerId, unitId: county.east.unitId })
  await record(patrolId, -4, 104.702)
  const seenBy = async (unitId: string) => {
    const by = asking(actorAt('segment-chief', unitId))
    const path = `/api/replay/teams?from=${at(-120)}&to=${at(60)}`
    const replayed = replayTeams.parse(await (await county.get(path, by)).json())
    return [(await teams(by)).map(({ id }) => id), replayed.teams.map((team) => team.patrolId)]
  }
  expect(await seenBy(county.east.unitId)).toEqual([[patrolId], [patrolId]])
  expect(await seenBy(county.west.unitId)).toEqual([[], []])
})

it('is heard of on duty like one with a tracker, until it is silent for too long', async () => {
  const patrolId = await assign()
  const heard = async () => onDuty.parse(await (await county.get('/api/on-duty')).json()).heard.patrols
  expect(await heard()).toBe(0)
  await record(patrolId, -4, 104.702)
  expect(await heard()).toBe(1)
  county.clock.nowMs += 31 * minuteMs
  expect(await heard()).toBe(0)
})
