import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverageAnswer, type CoverageAnswer, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { startApp, type RunningApp } from './startApp.ts'

const hourMs = 3_600_000
const nowMs = Date.parse('2025-11-23T09:40:00+08:00')

describe.each(['malipo', 'baoshan'] as const)('actual coverage of the demonstration %s', (demonstration) => {
  let app: RunningApp
  beforeAll(async () => {
    app = await startApp({ demonstration, nowMs })
  })
  afterAll(() => app.stop())

  async function lastDay(kind: CoverageKind): Promise<CoverageAnswer['county']['figures']> {
    const window = { from: new Date(nowMs - 24 * hourMs).toISOString(), to: new Date(nowMs).toISOString() }
    const answer = await app.get(`/api/coverage?${new URLSearchParams({ kind, ...window })}`)
    return coverageAnswer.parse(await answer.json()).county.figures
  }

  it('has every state, each of some kilometre-hours', async () => {
    const { keptKmH, carriedKmH, brokenKmH, thinKmH, gapKmH, unknownKmH } = await lastDay('compared')
    expect(carriedKmH).toBeGreaterThan(40)
    expect(brokenKmH).toBeGreaterThan(40)
    expect(thinKmH).toBeGreaterThan(10)
    expect(gapKmH - brokenKmH).toBeGreaterThan(40)
    expect(unknownKmH).toBeGreaterThan(20)
    expect(keptKmH).toBeGreaterThan(2500)
  })

  it('is held about as well as it was planned', async () => {
    const [planned, actual] = [await lastDay('planned'), await lastDay('actual')]
    expect(Math.abs(actual.shareHeld! - planned.shareHeld!)).toBeLessThan(0.08)
    expect(actual.unknownKmH / actual.totalKmH).toBeLessThan(0.06)
  })
})
