import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barringGains, type BarringGainsAnswer } from '../../data/model/barringGains.ts'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import { plannedGainsOf } from '../../data/model/draftEffect.ts'
import type { Problem } from '../../data/model/problem.ts'
import { gainOfStretches } from '../../geo/gainOfStretches.ts'
import { barredHulls } from '../../geo/barred.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import {
  barrierBody,
  make,
  patrolBody,
  policyBody,
  shortLine,
  startSmallCounty,
  type SmallCounty,
} from './smallCounty.ts'

/** It is 10 March, 12:00 in Shanghai: tomorrow is the 11th there. */
const tomorrow = { from: '2026-03-10T16:00:00.000Z', to: '2026-03-11T16:00:00.000Z' }
let county: SmallCounty

/** A team that takes 144 minutes round 3 km of the line, where 120 are allowed, and 480 behind a barrier. */
beforeAll(async () => {
  county = await startSmallCounty()
  await make(county, '/api/policies', {
    ...policyBody,
    validFrom: '2026-03-01T00:00:00Z',
    tiers: policyBody.tiers.map((tier) => ({ ...tier, baseLimitMin: 120 })),
  })
  await make(county, '/api/patrols', {
    ...patrolBody(county),
    fromM: 0,
    toM: 3000,
    from: '2026-03-11T00:00:00Z',
    to: '2026-03-11T08:00:00Z',
  })
})
afterAll(() => county.stop())

const ask = async (more = ''): Promise<BarringGainsAnswer> => {
  const answer = await county.get(`/api/barriers/gains?lineId=${county.lineId}${more}`)
  expect(answer.status).toBe(200)
  return barringGains.parse(await answer.json())
}
const gainOf = (answer: BarringGainsAnswer, fromM: number, toM: number) =>
  gainOfStretches(plannedGainsOf(answer).gains, [{ fromM, toM }])

describe('what a barrier would gain', () => {
  it('is of tomorrow by the clock of the county where no window is named', async () => {
    const answer = await ask()
    expect({ from: answer.from, to: answer.to }).toEqual(tomorrow)
    const [first, second] = answer.slices
    expect(answer.slices).toHaveLength(2)
    expect(first).toMatchObject({ fromM: 0, toM: 3000, heldMs: 0, thinMs: 0, gapMs: 16 * 3_600_000 })
    expect(first?.times).toEqual([[Date.parse('2026-03-11T00:00:00Z'), Date.parse('2026-03-11T08:00:00Z')]])
    // Of eight hours of one team what 144 of 480 minutes leave, over its 3 km.
    expect(first?.freedTeamMsPerM).toBeCloseTo(((1 - 144 / 480) * 8 * 3_600_000) / 3000, 6)
    expect(second).toMatchObject({ toM: answer.lengthM, times: [], gapMs: 24 * 3_600_000 })
    expect(answer.figures.heldKmH).toBe(0)
  })

  it('is what coverage gains when the barrier stands, to the metre', async () => {
    const before = await ask()
    const path: Position[] = [
      [104.702, 22.901],
      [104.71, 22.901],
    ]
    const line = compileBorderLine({
      id: county.lineId,
      positions: shortLine.path as unknown as Position[],
      homeSide: 'left',
    })
    const [hull] = barredHulls(line, path, 500)
    const expected = gainOf(before, hull!.fromM, hull!.toM)
    expect(expected.gainKmH).toBeGreaterThan(6)
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    const answer = await county.get(
      `/api/coverage?${new URLSearchParams({ ...tomorrow, line: county.lineId }).toString()}`,
    )
    const { figures } = coverageAnswer.parse(await answer.json()).lines[0]!
    expect(figures.heldKmH).toBeCloseTo(expected.gainKmH, 9)
    const after = await ask()
    expect(after.figures.heldKmH).toBeCloseTo(expected.gainKmH, 9)
    expect(gainOf(after, hull!.fromM, hull!.toM)).toMatchObject({ gainKmH: 0, freedTeamH: 0 })
  })

  it('names the field of a window that ends before it begins, and knows no line that is not there', async () => {
    const backward = await county.get(
      `/api/barriers/gains?lineId=${county.lineId}&from=${tomorrow.to}&to=${tomorrow.from}`,
    )
    expect(backward.status).toBe(400)
    expect(((await backward.json()) as Problem).field).toBe('to')
    const nowhere = await county.get(`/api/barriers/gains?lineId=${county.unitId}`)
    expect(nowhere.status).toBe(404)
  })

  it('is asked anew when midnight makes tomorrow another day', async () => {
    const answer = await county.get(`/api/barriers/gains?lineId=${county.lineId}`)
    expect(answer.headers.get('Changes-At')).toBe(tomorrow.from)
    county.clock.nowMs = Date.parse('2026-03-10T16:30:00Z')
    expect((await ask()).from).toBe(tomorrow.to)
  })
})
