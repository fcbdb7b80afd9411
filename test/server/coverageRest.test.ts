import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { make, startSmallCounty, trackerBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())
afterEach(() => {
  vi.restoreAllMocks()
})

const revision = async (): Promise<number> =>
  ((await (await county.get('/api/coverage?kind=actual')).json()) as { trackRevision: number }).trackRevision

it('coverage that took long serves for a while after new fixes, and says of which fixes it is', async () => {
  await make(county, '/api/trackers', trackerBody(county, 'phone'))
  const report = async (agoMs: number) => {
    const timestamp = county.clock.nowMs - agoMs
    await county.get(`/api/trackers/report?id=phone&lat=22.9&lon=104.7&timestamp=${timestamp}`)
  }
  // Whatever is timed takes a second; it serves for twenty times as long.
  let clockMs = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => (clockMs += 1000))
  await report(20_000)
  const first = await revision()
  expect(first).toBeGreaterThan(0)
  await report(10_000)
  expect(await revision()).toBe(first)
  clockMs += 3_600_000
  const second = await revision()
  expect(second).toBeGreaterThan(first)
  clockMs += 3_600_000
  expect(await revision()).toBe(second)
})
