import { describe, expect, it } from 'vitest'
import { patrolClaims } from '../../geo/claims.ts'
import { closeGaps, closeGapsAtOnce } from '../../geo/closeGaps.ts'
import { groundWithin, type PatrolTeam } from '../../geo/patrolTeam.ts'
import { plannedCoverage, type PlannedCoverage } from '../../geo/plannedCoverage.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { brokenRules } from './proposalJudge.ts'
import { straightLine } from './straightLine.ts'

const hourMs = 3_600_000
const fromMs = Date.UTC(2026, 0, 5)
const at = (hour: number) => fromMs + hour * hourMs
const hours = (from: number, to: number) => ({ fromMs: at(from), toMs: at(to) })

const nothing: CoverageFacts = {
  policies: [defaultPolicy],
  tierOrders: [],
  claims: [],
  barred: [],
  openTrails: [],
}

/** On foot, at any hour of the window. */
const team = (id: string, rules: Partial<PatrolTeam> = {}): PatrolTeam => ({
  id,
  mode: 'foot',
  speedKmh: 2.5,
  loop: false,
  longestOnGroundMin: 0,
  ground: [{ fromM: 0, toM: 10_000 }],
  available: [hours(0, 24 * 7)],
  assigned: [],
  shortestPatrolMin: 60,
  longestPatrolMin: 480,
  restMin: 660,
  mostHours: 40,
  refused: [],
  ...rules,
})

const planOf = (lengthM: number, hoursLong: number, facts: Partial<CoverageFacts> = {}): PlannedCoverage =>
  plannedCoverage(straightLine(lengthM), hours(0, hoursLong), { ...nothing, ...facts })

describe('closing gaps', () => {
  it('sends a foot team along as much as it comes round in two hours, for as long as it may', () => {
    const { patrols, worth, boundWorth, isBest } = closeGapsAtOnce({
      planned: planOf(10_000, 24),
      teams: [team('a', { restMin: 1440 })],
    })
    expect(patrols).toHaveLength(1)
    expect(patrols[0]).toMatchObject({ teamId: 'a', revisitMin: 120, heldKmH: 20, gapKmH: 20 })
    expect(patrols[0]!.toM - patrols[0]!.fromM).toBe(2500)
    expect(patrols[0]!.toMs - patrols[0]!.fromMs).toBe(8 * hourMs)
    expect(worth).toBeCloseTo(20, 6)
    expect([boundWorth, isBest]).toEqual([worth, true])
  })

  it('goes twice as far round a loop, and four times as far behind a barrier', () => {
    const loop = closeGapsAtOnce({ planned: planOf(10_000, 24), teams: [team('a', { loop: true })] })
    expect(loop.patrols[0]!.toM - loop.patrols[0]!.fromM).toBe(5000)
    const barred = [{ fromM: 0, toM: 20_000, ...hours(0, 24) }]
    const behind = closeGapsAtOnce({
      planned: planOf(20_000, 24, { barred }),
      teams: [team('a', { ground: [{ fromM: 0, toM: 20_000 }] })],
    })
    expect(behind.patrols[0]!.toM - behind.patrols[0]!.fromM).toBe(10_000)
  })

  it('goes to an open trail first, and keeps its hour there', () => {
    const openTrails = [{ trailId: 't', atM: 7000, unsealed: [hours(0, 24)] }]
    const { patrols } = closeGapsAtOnce({ planned: planOf(10_000, 24, { openTrails }), teams: [team('a')] })
    expect(patrols[0]).toMatchObject({ revisitMin: 60 })
    expect(patrols[0]!.fromM).toBeLessThanOrEqual(6900)
    expect(patrols[0]!.toM).toBeGreaterThanOrEqual(7100)
  })

  it('leaves the better stretch to a team that can go nowhere else', () => {
    // Gaps of 2.5 km at either end; what lies between is held. The one behind K7+500 lasts longer.
    const held = [
      { fromM: 2500, toM: 7500, ...hours(0, 24) },
      { fromM: 0, toM: 2500, ...hours(4, 24) },
      { fromM: 7500, toM: 10_000, ...hours(5, 24) },
    ]
    const claims = held.map((region, index) => ({
      ...region,
      kind: 'checkpoint' as const,
      id: `${index}`,
      revisitMin: 0,
      rateKey: null,
    }))
    const { patrols, worth, isBest } = closeGapsAtOnce({
      planned: planOf(10_000, 24, { claims }),
      teams: [team('anywhere'), team('far end', { ground: [{ fromM: 7500, toM: 10_000 }] })],
    })
    expect(patrols.map(({ teamId, fromM }) => [teamId, fromM])).toEqual([
      ['anywhere', 0],
      ['far end', 7500],
    ])
    expect(worth).toBeCloseTo(2.5 * (4 + 5), 6)
    expect(isBest).toBe(true)
  })

  it('proposes nothing where nothing is open, without teams, and to a team that is always on patrol', () => {
    const held = [
      {
        fromM: 0,
        toM: 10_000,
        ...hours(0, 24),
        kind: 'checkpoint' as const,
        id: 'c',
        revisitMin: 0,
        rateKey: null,
      },
    ]
    expect(
      closeGapsAtOnce({ planned: planOf(10_000, 24, { claims: held }), teams: [team('a')] }),
    ).toMatchObject({
      patrols: [],
      worth: 0,
      boundWorth: 0,
      openWorth: 0,
      isBest: true,
    })
    expect(closeGapsAtOnce({ planned: planOf(10_000, 24), teams: [] }).patrols).toEqual([])
    const busy = team('a', { assigned: [hours(0, 24)], mostHours: 100 })
    expect(closeGapsAtOnce({ planned: planOf(10_000, 24), teams: [busy] }).patrols).toEqual([])
  })

  it('proposes nothing again that meets what was refused', () => {
    const planned = planOf(10_000, 24)
    const first = closeGapsAtOnce({ planned, teams: [team('a', { restMin: 1440 })] }).patrols[0]!
    const { patrols } = closeGapsAtOnce({ planned, teams: [team('a', { restMin: 1440, refused: [first] })] })
    expect(patrols).toHaveLength(1)
    const [second] = patrols
    const meets =
      second!.fromM < first.toM &&
      first.fromM < second!.toM &&
      second!.fromMs < first.toMs &&
      first.fromMs < second!.toMs
    expect(meets).toBe(false)
  })

  it('fills a week within rest and hours, near a bound that a stopped search gives too', () => {
    const teams = [
      team('a', { ground: groundWithin([{ fromM: 0, toM: 30_000 }], 5000, 90, 2.5) }),
      team('b', {
        ground: groundWithin([{ fromM: 0, toM: 30_000 }], 8000, 90, 2.5),
        assigned: [hours(30, 36)],
      }),
      team('c', { mode: 'vehicle', speedKmh: 20, ground: [{ fromM: 0, toM: 30_000 }], mostHours: 24 }),
    ]
    const patrols = [
      {
        id: 'own',
        mode: 'foot' as const,
        speedKmh: 2.5,
        loop: false,
        longestOnGroundMin: 0,
        fromM: 6000,
        toM: 8500,
      },
    ].map((one) => ({ ...one, ...hours(30, 36) }))
    const planned = planOf(30_000, 24 * 7, {
      claims: patrols.flatMap((one) => patrolClaims(one, [defaultPolicy])),
      openTrails: [3000, 12_000, 28_000].map((atM) => ({
        trailId: `${atM}`,
        atM,
        unsealed: [hours(0, 24 * 7)],
      })),
    })
    const found = closeGapsAtOnce({ planned, teams })
    for (const one of teams)
      expect(
        brokenRules(
          one,
          found.patrols.filter(({ teamId }) => teamId === one.id),
          planned.window,
        ),
      ).toEqual([])
    expect(found.patrols.length).toBeGreaterThan(10)
    expect(found.worth).toBeGreaterThan(0.97 * found.boundWorth)
    expect(found.worth).toBeLessThanOrEqual(found.boundWorth)

    const shares: number[] = []
    for (const { share, worth, boundWorth } of closeGaps({ planned, teams })) {
      shares.push(share)
      expect(worth).toBeLessThanOrEqual(found.boundWorth + 1e-6)
      expect(boundWorth).toBeGreaterThanOrEqual(found.worth - 1e-6)
    }
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
  })
})
