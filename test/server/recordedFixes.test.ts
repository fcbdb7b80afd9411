import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { UploadedTrack } from '../../data/model/patrolWalk.ts'
import { readFixes } from '../../data/store/tracks.ts'
import { make, patrolBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
let patrolId: string
beforeEach(async () => {
  county = await startSmallCounty()
  patrolId = await make(county, '/api/patrols', patrolBody(county))
})
afterEach(() => county.stop())

/** A walk of 40 m a minute along the line, as a phone records it. */
const walked = (fromMinute: number, count: number, accuracyM: number | null = 6) =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.parse('2026-03-10T00:00:00Z') + (fromMinute + index) * 60_000).toISOString(),
    position: [104.7 + (fromMinute + index) * 0.00039, 22.9],
    accuracyM,
  }))
const send = (fixes: object[], headers = {}) =>
  county.send('POST', `/api/patrols/${patrolId}/fixes`, { fixes }, headers)
const kept = () => readFixes(county.db, patrolId, { fromMs: 0, toMs: 8.64e15 })

it('what a phone recorded becomes a walk, batch by batch, whatever their order', async () => {
  expect((await send(walked(10, 10))).status).toBe(201)
  const answer = await send(walked(0, 10))
  const { figures } = (await answer.json()) as UploadedTrack
  expect(figures.walkedM).toBeGreaterThan(700)
  expect([...(await kept()).accuracyM].every((accuracyM) => accuracyM === 6)).toBe(true)
})

it('a batch that is sent again, with its own act id or another one, changes nothing', async () => {
  const key = { 'Idempotency-Key': randomUUID() }
  for (let time = 0; time < 2; time++) expect((await send(walked(0, 10), key)).status).toBe(201)
  const repeated = (await (await send(walked(0, 10))).json()) as UploadedTrack
  expect([repeated.stored, repeated.repeated]).toEqual([0, 10])
  expect((await kept()).count).toBe(10)
})

it('fixes that the phone itself calls inexact are kept and not believed', async () => {
  const { flagged, figures } = (await (await send(walked(0, 10, 900))).json()) as UploadedTrack
  expect(Object.values(flagged).reduce((sum, count) => sum + count, 0)).toBe(10)
  expect(figures.walkedM).toBe(0)
})

it('a batch of before the patrol, far from its line or malformed is refused at the field', async () => {
  const problemOf = async (answer: Response) => {
    const { field, code } = (await answer.json()) as { field: string; code: string }
    return [answer.status, code, field]
  }
  expect(await problemOf(await send(walked(-24 * 60, 5)))).toEqual([400, 'field-invalid', ''])
  const elsewhere = walked(0, 5).map((fix) => ({ ...fix, position: [100, 30] }))
  expect(await problemOf(await send(elsewhere))).toEqual([400, 'field-invalid', ''])
  expect(await problemOf(await send([]))).toEqual([400, 'field-invalid', 'fixes'])
  const [fix] = walked(0, 1)
  expect(await problemOf(await send([{ ...fix, at: 'noon' }]))).toEqual([400, 'field-invalid', 'fixes.0.at'])
})

it('a team that comes home late is still on its patrol', async () => {
  county.clock.nowMs = Date.parse('2026-03-10T10:00:00Z')
  expect((await send(walked(8 * 60 + 30, 5))).status).toBe(201)
})
