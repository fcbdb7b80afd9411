import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Health } from '../../../data/model/health.ts'
import type { JournalEntry } from '../../../data/model/journalEntry.ts'
import { ClockWatch } from '../../../server/keeping/clockWatch.ts'
import { silentLog } from '../../../server/keeping/log.ts'
import { barrierBody, make, startSmallCounty, type SmallCounty } from '../smallCounty.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

let county: SmallCounty
beforeEach(async () => {
  county = await startSmallCounty()
})
afterEach(() => county.stop())

const json = async <T>(path: string) => (await (await county.get(path)).json()) as T
const iso = (ms: number) => new Date(ms).toISOString()

it.each([
  ['back by three hours', -3 * hourMs],
  ['back by ten minutes', -10 * minuteMs],
  ['forward by two days', 48 * hourMs],
])('a clock that is put %s breaks nothing', async (_, byMs) => {
  await make(county, '/api/trackers', { key: 'phone', name: { en: 'P', zh: '终' }, unitId: county.unitId })
  const first = await make(county, '/api/collections/barriers/items', barrierBody(county))
  const window = `from=${iso(county.clock.nowMs - 24 * hourMs)}&to=${iso(county.clock.nowMs + 24 * hourMs)}`
  const paths = [
    `/api/coverage?kind=planned&${window}`,
    `/api/coverage?kind=planned&${window}&at=${iso(county.clock.nowMs)}`,
    '/api/coverage?kind=actual',
    '/api/coverage?kind=compared',
    '/api/collections/barriers/items?limit=1000',
    '/api/teams-now',
    '/api/county',
    '/api/acts',
  ]
  const report = () =>
    county.get(`/api/trackers/report?id=phone&lat=22.9&lon=104.7&timestamp=${county.clock.nowMs}`)
  expect((await report()).status).toBe(200)
  for (const path of paths) expect((await county.get(path)).status, path).toBe(200)

  county.clock.nowMs += byMs
  for (const path of [...paths, ...paths]) expect((await county.get(path)).status, path).toBe(200)
  // What is known ends with the clock as it is now, not with the answer of before.
  expect(await json<object>('/api/coverage?kind=actual')).toMatchObject({
    knownUntil: iso(county.clock.nowMs),
  })
  expect(await json<object>('/api/county')).toMatchObject({ now: iso(county.clock.nowMs) })
  const second = await make(county, '/api/collections/barriers/items', {
    ...barrierBody(county),
    name: { en: 'After', zh: '之后' },
  })
  expect((await report()).status).toBe(200)
  const { features } = await json<{ features: { id: string }[] }>(
    '/api/collections/barriers/items?limit=1000',
  )
  expect(features.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
  const { items } = await json<{ items: JournalEntry[] }>('/api/acts?limit=3')
  expect(items.map(({ kind }) => kind)).toEqual(['barrier-created', 'barrier-created', 'tracker-registered'])

  // And on the way back again.
  county.clock.nowMs -= byMs
  for (const path of paths) expect((await county.get(path)).status, path).toBe(200)
  expect(await json<object>('/api/coverage?kind=actual')).toMatchObject({
    knownUntil: iso(county.clock.nowMs),
  })
  const sent = await county.send('DELETE', `/api/collections/barriers/items/${second}`, undefined, {
    'If-Match': '"1"',
    'Idempotency-Key': randomUUID(),
  })
  expect(sent.status).toBe(204)
})

it('a jump of more than two minutes is noticed and shown, a drift of seconds is not', async () => {
  const clock = { wallMs: Date.parse('2026-03-10T04:00:00Z'), monotonicMs: 1000 }
  const watch = new ClockWatch(
    () => clock.wallMs,
    silentLog,
    () => clock.monotonicMs,
  )
  const pass = (wallMs: number, monotonicMs = 5000) => {
    clock.wallMs += wallMs
    clock.monotonicMs += monotonicMs
    watch.look()
  }
  pass(5000)
  pass(5900)
  pass(5000 + 119_000)
  pass(5000 - 119_000)
  expect(watch.jump).toBeNull()
  pass(5000 - 3 * hourMs)
  expect(watch.jump).toEqual({ jumpedAt: iso(clock.wallMs), byS: -10_800 })
  pass(5000 + 24 * hourMs)
  expect(watch.jump).toEqual({ jumpedAt: iso(clock.wallMs), byS: 86_400 })
})

it('health shows that the clock was moved', async () => {
  county.clock.nowMs += hourMs
  county.keeping.clock.look()
  expect(await json<Health>('/api/health')).toMatchObject({
    status: 'ok',
    warnings: ['clock-jumped'],
    clock: { jumpedAt: iso(county.clock.nowMs), byS: 3600 },
  })
})
