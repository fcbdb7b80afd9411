import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demonstrationPassword } from '../../../data/demo/accounts.ts'
import { setSetting } from '../../../data/store/settings.ts'
import { startApp, type RunningApp } from '../startApp.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', accounts: true })
})
afterAll(() => app.stop())

it('tells that a backup was put back, and what is gone, only to whoever is signed in', async () => {
  const at = new Date(app.clock.nowMs).toISOString()
  const facts = { id: randomUUID(), at, backupAt: at, sequence: 7, lostActs: 3, dismissedAt: null }
  await setSetting(app.db, 'restored', JSON.stringify(facts))
  const told = async (headers: Record<string, string> = {}) =>
    ((await (await app.get('/api/health', headers)).json()) as { restored: object | null }).restored
  expect(await told()).toBeNull()
  expect(await told(await app.signIn('officer', demonstrationPassword))).toMatchObject({ lostActs: 3 })
})
