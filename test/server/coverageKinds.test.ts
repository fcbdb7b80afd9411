import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverageAnswer, chartStates, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { coverageExplanation } from '../../data/model/coverageExplanation.ts'
import type { Problem } from '../../data/model/problem.ts'
import { gpxOf, make, patrolBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

const day = { from: '2026-03-10T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' }
let county: SmallCounty
let patrolId: string

/** One kilometre from 00:00 to 08:00; the team walks it from 01:00 to 01:30 and its phone is off after. */
beforeAll(async () => {
  county = await startSmallCounty()
  county.clock.nowMs = Date.parse('2026-03-10T10:00:00Z')
  patrolId = await make(county, '/api/patrols', {
    ...patrolBody(county),
    from: day.from,
    to: '2026-03-10T08:00:00Z',
  })
  const walk = Array.from({ length: 31 }, (_, minute): [number, number] => [
    104.7 + minute * 0.00039,
    22.9002,
  ])
  const answer = await county.send(
    'POST',
    `/api/patrols/${patrolId}/track`,
    gpxOf(walk, '2026-03-10T01:00:00Z'),
    {
      'Content-Type': 'application/gpx+xml',
    },
  )
  expect(answer.status).toBe(201)
})
afterAll(() => county.stop())

const query = (more: object) => new URLSearchParams(Object.entries({ ...day, ...more })).toString()
const coverage = async (kind: CoverageKind, at: string) =>
  coverageAnswer.parse(await (await county.get(`/api/coverage?${query({ kind, at })}`)).json())
const stateAt = async (kind: CoverageKind, at: string, atM = 500) =>
  (await coverage(kind, at)).lines[0]!.runsNow.find((run) => run.fromM <= atM && atM < run.toM)

describe('coverage by evidence', () => {
  it('is held for one limit after a team passed, and unknown while its phone might have been there', async () => {
    // Walked past 500 m at 01:12; the limit is 120 minutes, and the silence from 01:30 on may be presence.
    expect((await stateAt('actual', '2026-03-10T02:00:00Z'))?.state).toBe('held')
    expect((await stateAt('actual', '2026-03-10T05:00:00Z'))?.state).toBe('unknown')
    expect((await stateAt('planned', '2026-03-10T05:00:00Z'))?.state).toBe('held')
    expect((await stateAt('compared', '2026-03-10T02:00:00Z'))?.state).toBe('kept')
    // Where nobody was assigned and nobody went there is a gap, once the line was tracked.
    expect((await stateAt('actual', '2026-03-10T05:00:00Z', 3000))?.state).toBe('gap')
    expect((await stateAt('compared', '2026-03-10T05:00:00Z', 3000))?.state).toBe('gap')
  })

  it('turns broken when the desk declares the track lost', async () => {
    const lost = await county.send('POST', '/api/lost-tracks', {
      patrolId,
      from: '2026-03-10T01:30:00Z',
      to: '2026-03-10T08:00:00Z',
      reason: 'The phone fell into the river.',
    })
    expect(lost.status).toBe(201)
    expect((await stateAt('actual', '2026-03-10T05:00:00Z'))?.state).toBe('gap')
    const compared = await coverage('compared', '2026-03-10T05:00:00Z')
    expect(compared.lines[0]!.runsNow[0]).toMatchObject({ fromM: 0, state: 'broken', plannedState: 'held' })
    expect(compared.lines[0]!.gapsNow[0]!.fromM).toBe(0)
    expect(compared.county.figures.brokenKmH).toBeGreaterThan(4)
  })

  it('ends now, and counts what is unknown in the share and in its upper bound', async () => {
    const { knownUntil, county: sums, lines } = await coverage('actual', '2026-03-10T12:00:00Z')
    expect(knownUntil).toBe('2026-03-10T10:00:00.000Z')
    const { totalKmH, heldKmH, unknownKmH, shareHeld, shareHeldAtMost } = sums.figures
    expect(totalKmH).toBeCloseTo((10 * sums.lengthM) / 1000, 6)
    expect(unknownKmH).toBeGreaterThan(1)
    expect(shareHeld).toBeCloseTo(heldKmH / totalKmH, 12)
    expect(shareHeldAtMost).toBeCloseTo((heldKmH + unknownKmH) / totalKmH, 12)
    expect(lines[0]!.effort.walkedKm).toBeGreaterThan(1)
    expect(lines[0]!.trackedSince).toBe('2026-03-10T01:00:00.000Z')
  })

  it('of what lies ahead there is none, and the plan is not shown in its place', async () => {
    const ahead = { from: '2026-03-10T11:00:00Z', to: '2026-03-10T14:00:00Z', at: '2026-03-10T12:00:00Z' }
    const answer = await county.get(`/api/coverage?${query({ ...ahead, kind: 'actual' })}`)
    const { county: sums, lines } = coverageAnswer.parse(await answer.json())
    expect([sums.figures.totalKmH, sums.figures.shareHeld, lines[0]!.runsNow]).toEqual([0, null, []])
  })

  it('says of a kilometre how often it was seen, and of one that never was nothing', async () => {
    const { lines } = await coverage('actual', '2026-03-10T02:00:00Z')
    const [first, , third] = lines[0]!.kilometres
    // Seen once, on the way: since then 8 hours and a half went by.
    expect(first!.revisit?.maximumMin).toBeGreaterThan(500)
    expect(first!.revisit?.ageMin).toBeGreaterThan(500)
    expect(third!.revisit).toBeNull()
  })

  it('of units adds up what they hold of their own ground', async () => {
    const answer = await coverage('actual', '2026-03-10T02:00:00Z')
    for (const { unitId, figures } of answer.units) {
      expect(unitId).toMatch(/^[0-9a-f-]{36}$/)
      expect(figures.totalKmH).toBeLessThanOrEqual(answer.county.figures.totalKmH + 1e-6)
    }
    expect(answer.units.length).toBeGreaterThan(0)
  })
})

describe('a chart', () => {
  const chart = async (more: object) => {
    const answer = await county.get(
      `/api/coverage/chart?${query({ line: county.lineId, columns: 60, rows: 48, ...more })}`,
    )
    return { answer, cells: new Uint8Array(await answer.arrayBuffer()) }
  }
  const stateIn = (cells: Uint8Array, column: number, row: number) =>
    chartStates[cells[row * 60 + column]! - 1]

  it('shows what was up to now and the plan from then on', async () => {
    const { answer, cells } = await chart({ kind: 'actual' })
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(cells).toHaveLength(60 * 48)
    // Half-hour rows: 01:30 to 02:00 held by the walk, 05:00 declared lost, 10:30 nobody planned.
    expect(stateIn(cells, 2, 3)).toBe('held')
    expect(stateIn(cells, 2, 10)).toBe('gap')
    expect(stateIn(cells, 2, 21)).toBe('gap')
    const planned = await chart({ kind: 'planned' })
    expect(stateIn(planned.cells, 2, 10)).toBe('held')
    expect([...cells.subarray(20 * 60)]).toEqual([...planned.cells.subarray(20 * 60)])
    const compared = await chart({ kind: 'compared' })
    expect(stateIn(compared.cells, 2, 3)).toBe('kept')
    expect(stateIn(compared.cells, 2, 10)).toBe('broken')
  })

  it('is not asked for twice while nothing changed', async () => {
    const { answer } = await chart({ kind: 'compared' })
    const again = await county.get(answer.url.slice(county.address.length), {
      'If-None-Match': answer.headers.get('ETag') ?? '',
      'Cache-Control': 'max-age=0',
    })
    expect(again.status).toBe(304)
  })

  it('off the line, of no size or of too much of it is refused at its field', async () => {
    for (const [more, field] of [
      [{ fromM: 999_999 }, 'toM'],
      [{ fromM: 800, toM: 700 }, 'toM'],
      [{ columns: 0 }, 'columns'],
      [{ rows: 5000 }, 'rows'],
      [{ line: '0190a000-0000-7000-8000-000000000000' }, 'line'],
    ] as const) {
      const { answer } = await chart(more).then(async ({ answer, cells }) => ({
        answer: { status: answer.status, body: JSON.parse(new TextDecoder().decode(cells)) as Problem },
      }))
      expect([field, answer.body.field]).toEqual([field, field])
      expect(answer.status).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('an explanation', () => {
  const explain = async (more: object) =>
    county.get(
      `/api/coverage/explain?${query({ line: county.lineId, chainageM: 500, at: '2026-03-10T02:00:00Z', ...more })}`,
    )

  it('names the claim, the limit and the policy of the plan, and the pass that held', async () => {
    const why = coverageExplanation.parse(await (await explain({})).json())
    expect(why.planned).toMatchObject({
      state: 'held',
      limitMin: 120,
      policyVersion: 1,
      claims: [{ kind: 'patrol', id: patrolId, revisitMin: 48, keepsLimit: true }],
    })
    expect(why.actual).toMatchObject({ state: 'held', last: { kind: 'track', id: patrolId } })
    expect(why.actual!.last!.ageMin).toBeCloseTo(47.5, 0)
    expect(why.compared).toBe('kept')
  })

  it('of an instant ahead knows the plan alone', async () => {
    const why = coverageExplanation.parse(await (await explain({ at: '2026-03-10T20:00:00Z' })).json())
    expect([why.planned.state, why.actual, why.compared]).toEqual(['gap', null, null])
  })

  it('beyond the line or the window is refused at its field', async () => {
    for (const [more, field] of [
      [{ chainageM: 1e7 }, 'chainageM'],
      [{ at: '2027-01-01T00:00:00Z' }, 'at'],
    ] as const) {
      const answer = await explain(more)
      expect([answer.status, ((await answer.json()) as Problem).field]).toEqual([400, field])
    }
  })
})
