import { randomUUID } from 'node:crypto'
import { beforeEach, afterEach, expect, it } from 'vitest'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import type { PatrolEvent } from '../../data/model/patrolEvent.ts'
import { gpxOf, make, patrolBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
let patrolId: string
beforeEach(async () => {
  county = await startSmallCounty()
  patrolId = await make(county, '/api/patrols', patrolBody(county))
})
afterEach(() => county.stop())

const say = (word: string, at: string, headers = {}) =>
  county.send('POST', `/api/patrols/${patrolId}/${word}`, { at: `2026-03-10T${at}:00Z` }, headers)
const events = async () =>
  ((await (await county.get(`/api/patrol-events?patrolId=${patrolId}`)).json()) as { items: PatrolEvent[] })
    .items
const stateAt = async (at: string) => {
  const answer = await county.get(
    `/api/coverage?kind=actual&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z&at=${at}`,
  )
  const [line] = coverageAnswer.parse(await answer.json()).lines
  return line!.runsNow.find(({ fromM, toM }) => fromM <= 500 && 500 < toM)?.state
}

it('a patrol starts, rests, goes on and ends, in that order alone', async () => {
  expect((await say('pause', '00:05')).status).toBe(409)
  for (const [word, at] of [
    ['start', '00:10'],
    ['pause', '01:00'],
    ['resume', '01:20'],
    ['end', '03:00'],
  ] as const)
    expect((await say(word, at)).status).toBe(201)
  expect((await events()).map(({ kind }) => kind)).toEqual(['started', 'paused', 'resumed', 'ended'])
  const again = await say('start', '03:30')
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ code: 'step-out-of-order', detail: 'This patrol is over.' })
})

it('its start freezes what was promised, whatever the desk changes afterwards', async () => {
  await say('start', '00:10')
  const changed = { ...patrolBody(county), toM: 2500, to: '2026-03-10T12:00:00Z' }
  const put = await county.send('PUT', `/api/patrols/${patrolId}`, changed, { 'If-Match': '"1"' })
  expect(put.status).toBe(200)
  await say('end', '03:00')
  for (const { plan } of await events()) expect(plan).toMatchObject({ toM: 1000, to: patrolBody(county).to })
})

it('a word out of the time of the patrol, of the future, or before the last one names its time', async () => {
  const fieldOf = async (answer: Response) => ((await answer.json()) as { field?: string }).field
  county.clock.nowMs = Date.parse('2026-03-10T09:00:00Z')
  expect(await fieldOf(await say('start', '08:00'))).toBe('at')
  expect(await fieldOf(await say('start', '10:00'))).toBe('at')
  await say('start', '02:00')
  expect(await fieldOf(await say('end', '02:00'))).toBe('at')
})

it('that is sent again is written once', async () => {
  const key = { 'Idempotency-Key': randomUUID() }
  for (let time = 0; time < 2; time++) expect((await say('start', '00:10', key)).status).toBe(201)
  expect(await events()).toHaveLength(1)
})

it('an end that is taken back lets the patrol go on', async () => {
  await say('start', '00:10')
  const end = await say('end', '02:00')
  const undo = `/api/acts/${end.headers.get('Act-Sequence')}/undo`
  expect((await county.send('POST', undo, { reason: 'Pressed by mistake' })).status).toBe(201)
  expect((await say('pause', '02:30')).status).toBe(201)
})

it('what was said is taken back last first, so that no pause stands without a start', async () => {
  const acts = [await say('start', '00:10'), await say('pause', '01:00')]
  const undo = async (act: Response | undefined) =>
    county.send('POST', `/api/acts/${act?.headers.get('Act-Sequence')}/undo`, {
      reason: 'Pressed by mistake',
    })
  const refused = await undo(acts[0])
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'still-in-use' })
  expect((await undo(acts[1])).status).toBe(201)
  expect((await undo(acts[0])).status).toBe(201)
  expect(await events()).toEqual([])
})

it('a patrol that is over is absent from then on, where before it was only not heard', async () => {
  county.clock.nowMs = Date.parse('2026-03-10T07:00:00Z')
  // A walk of ten minutes begins the time in which the line is tracked.
  const walked = Array.from({ length: 11 }, (_, index): [number, number] => [104.7 + index * 0.0004, 22.9])
  const walk = gpxOf(walked, patrolBody(county).from)
  await county.send('POST', `/api/patrols/${patrolId}/track`, walk, { 'Content-Type': 'application/gpx+xml' })
  const later = '2026-03-10T06:00:00Z'
  expect(await stateAt(later)).toBe('unknown')
  await say('start', '00:10')
  expect(await stateAt(later)).toBe('unknown')
  await say('end', '02:00')
  expect(await stateAt(later)).toBe('gap')
})

it('what a team said stands in the history of the patrol', async () => {
  await say('start', '00:10')
  const { items } = (await (await county.get(`/api/history/patrol/${patrolId}`)).json()) as {
    items: { kind: string }[]
  }
  expect(items.map(({ kind }) => kind)).toEqual(['patrol-started', 'patrol-assigned'])
})
