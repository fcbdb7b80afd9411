import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bestStretches, type BestStretchesAnswer } from '../../data/model/bestStretches.ts'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { offsetLine } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import {
  barrierBody,
  make,
  patrolBody,
  policyBody,
  shortLine,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'
import { startApp, type RunningApp } from './startApp.ts'

async function ask(app: RunningApp, query: object): Promise<BestStretchesAnswer> {
  const search = new URLSearchParams(Object.entries(query)).toString()
  const answer = await app.get(`/api/barriers/best-stretches?${search}`)
  expect(answer.status).toBe(200)
  return bestStretches.parse(await answer.json())
}

describe('where a length of barrier would do most, on a line to reckon by hand', () => {
  let county: SmallCounty
  /** Thin from 500 to 3500 m for eight hours of tomorrow; a trail is open at 1026 m. */
  beforeAll(async () => {
    county = await startSmallCounty()
    await make(county, '/api/policies', {
      ...policyBody,
      validFrom: '2026-03-01T00:00:00Z',
      tiers: policyBody.tiers.map((tier) => ({ ...tier, baseLimitMin: 120 })),
    })
    await make(county, '/api/patrols', {
      ...patrolBody(county),
      fromM: 500,
      toM: 3500,
      from: '2026-03-11T00:00:00Z',
      to: '2026-03-11T08:00:00Z',
    })
  })
  afterAll(() => county.stop())

  const question = (more: object = {}) => ({
    lineId: county.lineId,
    lengthM: 1000,
    offsetM: 0,
    leastPieceM: 200,
    ...more,
  })

  it('is anywhere along what is thin, and worth its hours', async () => {
    const answer = await ask(county, question())
    expect(answer.sum.gainKmH).toBeCloseTo(8, 6)
    expect(answer.boundWorth).toBeCloseTo(8, 6)
    expect(answer.sum.barrierM).toBeLessThanOrEqual(1000)
    for (const { fromM, toM } of answer.stretches) {
      expect(fromM).toBeGreaterThanOrEqual(500)
      expect(toM).toBeLessThanOrEqual(3500)
    }
    expect(answer.heldAfterKmH - answer.heldKmH).toBeCloseTo(8, 6)
    expect(answer.byLength.at(-1)).toEqual({ lengthM: 1000, worth: answer.sum.worth })
  })

  it('asks for no more barrier than there is to gain from', async () => {
    const answer = await ask(county, question({ lengthM: 9000 }))
    expect(answer.stretches).toHaveLength(1)
    expect(answer.stretches[0]).toMatchObject({ fromM: 500, toM: 3500 })
    expect(answer.sum.gainKmH).toBeCloseTo(24, 6)
  })

  it('keeps out of what is left out, and is the best of the rest', async () => {
    const answer = await ask(county, question({ lengthM: 9000, without: '1000-1500,3400-3600' }))
    expect(answer.stretches.map(({ fromM, toM }) => [fromM, toM])).toEqual([
      [500, 1000],
      [1500, 3400],
    ])
    expect(answer.sum.gainKmH).toBeCloseTo(2.4 * 8, 6)
    expect(answer.boundWorth).toBeGreaterThanOrEqual(answer.sum.worth)
    const { lineId } = county
    for (const without of ['1500-1000', 'K1+000-K1+500', '1000'])
      expect(
        await (await county.get(`/api/barriers/best-stretches?lineId=${lineId}&without=${without}`)).json(),
      ).toMatchObject({ status: 400 })
  })

  it('takes besides what is to stand already, whatever its status', async () => {
    const draft = barrierBody(county)
    const id = await make(county, '/api/collections/barriers/items', {
      ...draft,
      parts: draft.parts.map(({ path }) => ({
        path,
        statuses: [{ status: 'draft', from: '2026-03-01T00:00:00Z' }],
      })),
    })
    const before = await ask(county, question({ lengthM: 9000 }))
    const after = await ask(county, question({ lengthM: 9000, besides: id }))
    expect(before.sum.gainKmH).toBeCloseTo(24, 6)
    expect(after.heldKmH).toBeGreaterThan(4)
    expect(after.heldAfterKmH).toBeCloseTo(24, 1)
    expect(after.sum.gainKmH).toBeLessThan(20)
  })

  it('goes where it cuts an open trail only where that counts for more than it costs, and says which', async () => {
    const id = await make(county, '/api/collections/trails/items', trailBody(county))
    // Round an open trail 60 minutes are the limit behind a barrier too: 200 m of it gain nothing.
    const none = await ask(county, question({ lengthM: 300 }))
    expect(none.sum.trailsCut).toEqual([])
    expect(none.sum.gainKmH).toBeCloseTo(8 * 0.3, 6)
    const cut = await ask(county, question({ lengthM: 300, trailWeightKmH: 5 }))
    expect(cut.sum.trailsCut).toEqual([id])
    expect(cut.sum.gainKmH).toBeLessThan(8 * 0.3)
    expect(cut.sum.worth).toBeCloseTo(cut.sum.gainKmH + 5, 9)
  })

  it('is what coverage gains when the barrier stands where it was proposed', async () => {
    const { stretches, heldAfterKmH, from, to } = await ask(county, question({ offsetM: 30 }))
    const line = compileBorderLine({
      id: county.lineId,
      positions: shortLine.path as unknown as Position[],
      homeSide: 'left',
    })
    await make(county, '/api/collections/barriers/items', {
      ...barrierBody(county),
      parts: stretches.map((stretch) => ({
        path: offsetLine(line, stretch, 30),
        statuses: [{ status: 'complete', from: '2026-01-01T00:00:00Z' }],
      })),
    })
    const search = new URLSearchParams({ from, to, line: county.lineId }).toString()
    const answer = await county.get(`/api/coverage?${search}`)
    const { figures } = coverageAnswer.parse(await answer.json()).lines[0]!
    expect(figures.heldKmH).toBeCloseTo(heldAfterKmH, 1)
  })
})

describe('where a length of barrier would do most in the demonstration county', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await startApp({ demonstration: 'malipo' })
  })
  afterAll(() => app.stop())

  it('fits the length, leaves lawful crossings and what is barred alone, and stays within its bound', async () => {
    const [line] = recordsOf(await listRecords(app.db, 'border-line'))
    const answer = await ask(app, { lineId: line!.id, lengthM: 10_000 })
    expect(answer.sum.barrierM).toBeLessThanOrEqual(10_000)
    expect(answer.sum.barrierM).toBeGreaterThan(9000)
    expect(answer.sum.worth).toBeLessThanOrEqual(answer.boundWorth)
    expect(answer.sum.worth).toBeGreaterThan(0.9 * answer.boundWorth)
    const crossings = [
      ...recordsOf(await listRecords(app.db, 'port')),
      ...recordsOf(await listRecords(app.db, 'trade-point')),
    ]
    for (const { chainageM } of crossings)
      expect(answer.stretches.some(({ fromM, toM }) => fromM < chainageM + 50 && chainageM - 50 < toM)).toBe(
        false,
      )
    for (const { fromM, toM } of answer.stretches) expect(toM - fromM).toBeGreaterThanOrEqual(500)
    expect(
      answer.byLength.every(({ worth }, index, all) => index === 0 || worth >= all[index - 1]!.worth),
    ).toBe(true)
  })
})
