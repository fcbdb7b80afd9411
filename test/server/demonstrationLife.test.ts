import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StaffingLog } from '../../data/model/staffingLog.ts'
import { teamsNow } from '../../data/model/teamsNow.ts'
import { listRecords } from '../../data/store/records.ts'
import { evidenceKeptUntil, keepDemonstrationEvidence } from '../../server/demonstrationEvidence.ts'
import { DemonstrationLife } from '../../server/demonstrationLife.ts'
import { startApp, type RunningApp } from './startApp.ts'

const minuteMs = 60_000
const beganMs = Date.parse('2025-11-23T09:59:00+08:00')
let app: RunningApp
let life: DemonstrationLife

beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', nowMs: beganMs })
  const { db, address, clock } = app
  life = new DemonstrationLife({ db, address, name: 'malipo', now: () => clock.nowMs })
})
afterAll(() => app.stop())

async function teamsHeardWithin(ageS: number): Promise<number> {
  const { features } = teamsNow.parse(await (await app.get('/api/teams-now')).json())
  return features.filter(({ properties }) => properties.ageS <= ageS).length
}

const logs = async (): Promise<StaffingLog[]> =>
  (await listRecords(app.db, 'staffing-log')).map(({ record }) => record)

it('has teams that were heard just now when it is made', async () => {
  expect(await teamsHeardWithin(60)).toBeGreaterThan(40)
})

it('goes on: teams are heard, and the hour that passed is logged once', async () => {
  const before = await logs()
  app.clock.nowMs = beganMs + 2 * minuteMs
  expect(await teamsHeardWithin(60)).toBe(0)
  await life.goOn()
  expect(await teamsHeardWithin(60)).toBeGreaterThan(40)
  expect(await evidenceKeptUntil(app.db)).toBe(app.clock.nowMs)

  const written = (await logs()).slice()
  expect(written.length - before.length).toBeGreaterThan(30)
  const ids = new Set(written.map((log) => log.id))
  expect(ids.size).toBe(written.length)
  expect(Math.max(...written.map((log) => Date.parse(log.to)))).toBe(Date.parse('2025-11-23T10:00:00+08:00'))
})

it('makes up at once for what it missed while the machine slept', async () => {
  app.clock.nowMs = beganMs + 90 * minuteMs
  const asleep = `/api/teams-now?asOf=${new Date(beganMs + 60 * minuteMs).toISOString()}`
  const knownAsleep = await (await app.get(asleep)).json()
  await life.goOn()
  expect(await (await app.get(asleep)).json(), 'what was known then').toEqual(knownAsleep)
  expect(await evidenceKeptUntil(app.db)).toBe(app.clock.nowMs)
  const answer = await app.get(
    `/api/coverage?${new URLSearchParams({
      kind: 'actual',
      from: new Date(beganMs).toISOString(),
      to: new Date(app.clock.nowMs).toISOString(),
    })}`,
  )
  const { county } = (await answer.json()) as {
    county: { figures: { unknownKmH: number; totalKmH: number } }
  }
  expect(county.figures.unknownKmH / county.figures.totalKmH).toBeLessThan(0.1)
})

it('keeps nothing twice', async () => {
  const before = await fixCount()
  const logged = (await logs()).length
  await app.db
    .updateTable('setting')
    .set({ value: '0' })
    .where('key', '=', 'demonstration-evidence-until')
    .execute()
  await keepDemonstrationEvidence(app.db, 'malipo', app.clock.nowMs)
  expect(await fixCount()).toBe(before)
  expect((await logs()).length).toBe(logged)
})

async function fixCount(): Promise<number> {
  const row = await app.db
    .selectFrom('track_chunk')
    .select((select) => select.fn.sum<number>('count').as('fixes'))
    .executeTakeFirst()
  return Number(row?.fixes)
}
