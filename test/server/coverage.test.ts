import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverageFacts } from '../../data/coverageFacts.ts'
import { coverageAnswer, type CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import type { RecordKind, RecordOf } from '../../data/model/records.ts'
import { listRecords } from '../../data/store/records.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { figures, figuresAt, kilometreShares } from '../../geo/figures.ts'
import { gapsNow, reportedGaps } from '../../geo/gaps.ts'
import { plannedRunsAt } from '../../geo/plannedAt.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { figuresAnswer, figuresNowAnswer } from '../../server/coverageFigures.ts'
import { unitBoundariesM } from '../../server/ground.ts'
import {
  make,
  patrolBody,
  policyBody,
  startSmallCounty,
  tierOrderBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'
import { startApp, type RunningApp } from './startApp.ts'

const day = {
  from: '2026-03-10T00:00:00.000Z',
  to: '2026-03-11T00:00:00.000Z',
  at: '2026-03-10T05:30:00.000Z',
}
const search = (query: object) => `/api/coverage?${new URLSearchParams(Object.entries(query)).toString()}`

async function coverageOf(app: RunningApp, query: object): Promise<CoverageAnswer> {
  const answer = await app.get(search(query))
  return coverageAnswer.parse(await answer.json())
}

describe.each(['malipo', 'baoshan'] as const)('coverage of the %s demonstration', (demonstration) => {
  let app: RunningApp
  beforeAll(async () => {
    app = await startApp({ demonstration })
  })
  afterAll(() => app.stop())

  const all = async <Kind extends RecordKind>(kind: Kind): Promise<RecordOf<Kind>[]> =>
    (await listRecords(app.db, kind)).map(({ record }) => record)

  it('is what geo computes from all records, not only from those the server reads', async () => {
    const answer = await coverageOf(app, day)
    const window = { fromMs: Date.parse(day.from), toMs: Date.parse(day.to) }
    const atMs = Date.parse(day.at)
    const records = {
      policies: await all('policy'),
      tierOrders: await all('tier-order'),
      barriers: await all('barrier'),
      trails: await all('trail'),
      trailEvents: await all('trail-event'),
      checkpoints: await all('checkpoint'),
      desks: await all('desk'),
      shifts: await all('shift'),
      people: await all('person'),
      devices: await all('device'),
      patrols: await all('patrol'),
    }
    const units = await all('unit')
    for (const record of await all('border-line')) {
      const line = compileBorderLine({ id: record.id, positions: record.path, homeSide: record.homeSide })
      const coverage = plannedCoverage(line, window, coverageFacts(line, records, window))
      const answered = answer.lines.find((one) => one.lineId === record.id)
      expect(answered?.figures).toEqual(figuresAnswer([figures(coverage)]))
      expect(answered?.figuresNow).toEqual(figuresNowAnswer([figuresAt(coverage, atMs)]))
      expect(answered?.kilometres).toMatchObject(
        kilometreShares(coverage, atMs).map(({ shares, ...kilometre }) => ({
          ...kilometre,
          held: shares.held,
          thin: shares.thin,
          gap: shares.gap,
          unknown: 0,
          revisit: null,
        })),
      )
      expect(answered?.runsNow.map(({ claims, plannedState: _, ...run }) => [run, claims.length])).toEqual(
        plannedRunsAt(coverage, atMs).map(({ claims, ...run }) => [run, claims.length]),
      )
      expect(answered?.gaps.map((gap) => gap.kmH)).toEqual(
        reportedGaps(coverage, unitBoundariesM(units, record.id)).map((gap) => gap.kmH),
      )
      const around = { fromMs: window.fromMs - 7 * 86_400_000, toMs: window.toMs + 7 * 86_400_000 }
      const aged = gapsNow(plannedCoverage(line, around, coverageFacts(line, records, around)), atMs)
      expect(
        answered?.gapsNow.map(({ fromM, toM, since, sinceIsOlder, until }) => ({
          fromM,
          toM,
          since,
          sinceIsOlder,
          until,
        })),
      ).toEqual(
        aged.map(({ fromM, toM, sinceMs, sinceIsOlder, untilMs }) => ({
          fromM,
          toM,
          since: new Date(sinceMs).toISOString(),
          sinceIsOlder,
          until: untilMs === null ? null : new Date(untilMs).toISOString(),
        })),
      )
    }
  })

  it('of the county is the sum over its lines', async () => {
    const { county, lines } = await coverageOf(app, day)
    const sum = (figure: (line: (typeof lines)[number]) => number) =>
      lines.reduce((total, line) => total + figure(line), 0)
    expect(county.figures.heldKmH).toBeCloseTo(
      sum((line) => line.figures.heldKmH),
      9,
    )
    expect(county.figures.totalKmH).toBeCloseTo((24 * county.lengthM) / 1000, 6)
    expect(county.figures.shareHeld).toBeCloseTo(county.figures.heldKmH / county.figures.totalKmH, 12)
    expect(county.shareHeldNow).toBeCloseTo(
      sum((line) => line.figuresNow.heldM) / sum((line) => line.lengthM),
      12,
    )
  })

  it('of one line is that line of the county', async () => {
    const whole = await coverageOf(app, day)
    for (const line of whole.lines)
      expect((await coverageOf(app, { ...day, line: line.lineId })).lines).toEqual([line])
  })

  it('as GeoJSON draws the runs and gaps at the instant', async () => {
    const { lines } = await coverageOf(app, day)
    const drawn = (await (await app.get(search({ ...day, f: 'geojson' }))).json()) as {
      features: { geometry: { coordinates: unknown[] }; properties: { shows: string } }[]
    }
    const count = (shows: string) =>
      drawn.features.filter((feature) => feature.properties.shows === shows).length
    const expected = (list: 'runsNow' | 'gapsNow' | 'gaps') =>
      lines.reduce((sum, line) => sum + line[list].length, 0)
    expect([count('run'), count('gap-now'), count('gap')]).toEqual([
      expected('runsNow'),
      expected('gapsNow'),
      expected('gaps'),
    ])
    expect(drawn.features.every((feature) => feature.geometry.coordinates.length >= 2)).toBe(true)
  })

  it('says of every gap whose ground it is on and who answers for it', async () => {
    const { lines } = await coverageOf(app, day)
    const gaps = lines.flatMap((line) => line.gapsNow)
    expect(gaps.length).toBeGreaterThan(0)
    for (const gap of gaps) {
      expect(gap.townshipId).not.toBeNull()
      expect(gap.answerable.length).toBeGreaterThanOrEqual(3)
      expect(gap.nearestCheckpoint?.distanceM).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('coverage of the small county', () => {
  let county: SmallCounty
  beforeAll(async () => {
    county = await startSmallCounty()
  })
  afterAll(() => county.stop())

  it('without anything assigned is one gap that is older than the week looked back', async () => {
    const { lines, county: sums } = await coverageOf(county, day)
    expect(sums.figures.shareHeld).toBe(0)
    expect(lines[0]?.gapsNow).toMatchObject([
      { fromM: 0, toM: county.lengthM, since: '2026-03-03T00:00:00.000Z', sinceIsOlder: true, until: null },
    ])
  })

  it('by default is the 24 hours round now, to the hour', async () => {
    county.clock.nowMs = Date.parse('2026-03-10T04:31:07.500Z')
    const { from, to, at } = await coverageOf(county, {})
    expect([from, to, at]).toEqual([
      '2026-03-09T16:00:00.000Z',
      '2026-03-10T16:00:00.000Z',
      '2026-03-10T04:31:07.000Z',
    ])
  })

  it('a patrol that keeps the limit holds its stretch in its time, and only there', async () => {
    await make(county, '/api/patrols', patrolBody(county))
    const { lines } = await coverageOf(county, day)
    // One kilometre for eight hours.
    expect(lines[0]?.figures.heldKmH).toBeCloseTo(8, 9)
    expect(lines[0]?.effort).toEqual({ patrolHours: 8, plannedKm: 20, walkedKm: null })
    expect(lines[0]?.runsNow[0]).toMatchObject({
      fromM: 0,
      toM: 1000,
      state: 'held',
      limitMin: 120,
      claims: [{ kind: 'patrol', revisitMin: 48 }],
    })
    const after = await coverageOf(county, { ...day, at: '2026-03-10T08:00:00.000Z' })
    expect(after.lines[0]?.gapsNow[0]).toMatchObject({ fromM: 0, toM: county.lengthM })
    const before = await coverageOf(county, { ...day, at: '2026-03-10T07:59:59.999Z' })
    expect(before.lines[0]?.gapsNow[0]).toMatchObject({ fromM: 1000, toM: county.lengthM })
  })

  it('an unsealed trail shortens the limit near where it meets the line, and stands in the gap it lies in', async () => {
    await make(county, '/api/collections/trails/items', { ...trailBody(county), meetsLineAtM: [1500] })
    county.clock.nowMs = Date.parse('2026-03-10T05:30:00Z')
    const { lines } = await coverageOf(county, { ...day, at: '2026-03-10T05:30:00Z' })
    const near = lines[0]?.runsNow.find((run) => run.fromM <= 1500 && 1500 < run.toM)
    expect(near).toMatchObject({ fromM: 1400, toM: 1600, limitMin: 60 })
    expect(lines[0]?.gapsNow[0]?.openTrailIds).toHaveLength(1)
  })

  it('a trail at the very end of the line stands in the last gap', async () => {
    const id = await make(county, '/api/collections/trails/items', {
      ...trailBody(county),
      path: [
        [104.74, 22.91],
        [104.741, 22.912],
      ],
      meetsLineAtM: [county.lengthM],
    })
    county.clock.nowMs = Date.parse('2026-03-10T05:30:00Z')
    const { lines } = await coverageOf(county, { ...day, at: '2026-03-10T05:30:00Z' })
    expect(lines[0]?.gapsNow.at(-1)?.toM).toBe(county.lengthM)
    expect(lines[0]?.gapsNow.at(-1)?.openTrailIds).toContain(id)
  })

  it('a stricter policy and a raised tier count from their instant on, and are named', async () => {
    await make(county, '/api/policies', {
      ...policyBody,
      tiers: policyBody.tiers.map((tier) => ({ ...tier, baseLimitMin: tier.id === 'orange' ? 40 : 90 })),
    })
    await make(county, '/api/tier-orders', tierOrderBody)
    const { lines, tierNow } = await coverageOf(county, day)
    expect(tierNow).toBe('orange')
    expect(lines[0]?.policyVersions).toEqual([2])
    // 48 minutes kept: held under 90 until 02:00, thin under 40 from then to 08:00.
    expect(lines[0]?.figures.heldKmH).toBeCloseTo(2, 9)
    expect(lines[0]?.figures.thinKmH).toBeCloseTo(6, 9)
  })

  it('a policy that forgets a tier in force, and a tier the policy in force has no limit for, are refused', async () => {
    const tiers = policyBody.tiers.filter((tier) => tier.id !== 'orange')
    const forgets = await county.send('POST', '/api/policies', {
      ...policyBody,
      validFrom: '2026-03-12T00:00:00Z',
      tiers,
    })
    expect([forgets.status, await forgets.json()]).toMatchObject([400, { field: 'tiers' }])
    expect((await coverageOf(county, day)).tierNow).toBe('orange')
  })
})

it('coverage of a county without a line is empty, not an error', async () => {
  const app = await startApp()
  const { lines, county } = await coverageOf(app, day)
  expect([lines, county.figures.shareHeld, county.lengthM]).toEqual([[], null, 0])
  await app.stop()
})
