import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BackupAnswer, BackupsAnswer, Health } from '../../../data/model/health.ts'
import { checkStoreFile } from '../../../data/store/checkStoreFile.ts'
import { barrierBody, make, startSmallCounty, type SmallCounty } from '../smallCounty.ts'

let county: SmallCounty
const logged: Record<string, unknown>[] = []
beforeAll(async () => {
  const log = pino({ level: 'debug', base: null }, { write: (line) => logged.push(JSON.parse(line)) })
  county = await startSmallCounty({ log })
})
afterAll(() => county.stop())

const json = async <T>(path: string) => (await (await county.get(path)).json()) as T

it('health says how far the journal goes, since when it runs, and that there is no backup yet', async () => {
  const { sequence } = await json<{ sequence: number }>('/api/county')
  expect(await json<Health>('/api/health')).toMatchObject({
    status: 'ok',
    warnings: [],
    sequence,
    version: '0.0.0',
    startedAt: '2026-03-10T04:00:00.000Z',
    storage: { state: 'ok', since: null },
    backup: { last: null, ageS: null },
    clock: null,
  })
})

describe('backups', () => {
  it('one is made when asked for, while many wait for the same one, and is listed', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => county.send('POST', '/api/backups')))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const made = (await Promise.all(answers.map((answer) => answer.json()))) as BackupAnswer[]
    const { items, isUnderWay, everyHours } = await json<BackupsAnswer>('/api/backups')
    expect([items.length, isUnderWay, everyHours]).toEqual([1, false, 0])
    expect(made).toEqual(Array.from({ length: 5 }, () => items[0]))
    const { sequence } = await json<{ sequence: number }>('/api/county')
    expect(items[0]).toMatchObject({
      at: '2026-03-10T04:00:00.000Z',
      sequence,
      checkedWhenMade: true,
      before: null,
    })
    const folder = join(county.folder, 'backups')
    expect(readdirSync(folder)).toEqual([items[0]?.name])
    expect(checkStoreFile(join(folder, items[0]?.name ?? '')).sequence).toBe(sequence)
    county.clock.nowMs += 3_600_000
    expect((await json<Health>('/api/health')).backup).toMatchObject({ ageS: 3600, last: items[0] })
  })

  it('a page of another site may not have one made', async () => {
    const answer = await county.send('POST', '/api/backups', undefined, {
      Origin: 'https://elsewhere.example',
    })
    expect(answer.status).toBe(403)
  })
})

it('metrics count requests by route, acts by kind, fixes and readings, in the text of Prometheus', async () => {
  await make(county, '/api/trackers', { key: 'phone', name: { en: 'P', zh: '终' }, unitId: county.unitId })
  await make(county, '/api/collections/barriers/items', barrierBody(county))
  const { nowMs } = county.clock
  for (let count = 0; count < 3; count++)
    await county.get(`/api/trackers/report?id=phone&lat=22.9&lon=104.7&timestamp=${nowMs - count * 7000}`)
  await county.get('/api/coverage?kind=actual')
  await county.get('/api/nowhere/at-all')
  const text = await (await county.get('/api/metrics')).text()
  const value = (series: string) => {
    const line = text.split('\n').find((one) => one.startsWith(`${series} `))
    return line === undefined ? undefined : Number(line.slice(series.length + 1))
  }
  expect(value('borderkeep_acts_total{kind="tracker-registered"}')).toBe(1)
  expect(value('borderkeep_acts_total{kind="barrier-created"}')).toBe(1)
  expect(value('borderkeep_act_seconds_count')).toBeGreaterThanOrEqual(2)
  expect(value('borderkeep_track_fixes_total')).toBe(3)
  expect(value('borderkeep_reading_seconds_count{reading="coverage"}')).toBe(1)
  expect(
    value('borderkeep_request_seconds_count{method="GET",route="/api/trackers/report",status="200"}'),
  ).toBe(3)
  expect(value('borderkeep_request_seconds_count{method="GET",route="page or unknown",status="404"}')).toBe(1)
  expect(value('borderkeep_live_listeners')).toBe(0)
  expect(value('borderkeep_storage_ok')).toBe(1)
  expect(value('borderkeep_backup_age_seconds')).toBe(3600)
  expect(value('borderkeep_backup_bytes')).toBeGreaterThan(100_000)
})

it('the log says what was done by kinds and numbers, and names nobody and no place', () => {
  expect(logged).toContainEqual(
    expect.objectContaining({ event: 'act', kind: 'barrier-created', sequence: expect.any(Number) }),
  )
  expect(logged).toContainEqual(
    expect.objectContaining({ event: 'request', route: '/api/trackers/report', status: 200 }),
  )
  expect(logged).toContainEqual(expect.objectContaining({ event: 'backed-up' }))
  const text = JSON.stringify(logged)
  for (const secret of ['local operator', 'phone', '104.7', 'Fence 1', county.lineId])
    expect(text).not.toContain(secret)
})
