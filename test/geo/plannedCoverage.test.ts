import { describe, expect, it } from 'vitest'
import type { Claim } from '../../geo/claims.ts'
import { patrolClaims } from '../../geo/claims.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { figures, figuresAt } from '../../geo/figures.ts'
import { plannedRunsAt } from '../../geo/plannedAt.ts'
import { changePlanned, plannedCoverage, replanCoverage, revisitLimitAt } from '../../geo/plannedCoverage.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import { refusal } from './refusal.ts'
import { slicesOf } from './slicesOf.ts'
import { straightLine } from './straightLine.ts'

const hour = 3_600_000
const hours = (from: number, to: number) => ({ fromMs: from * hour, toMs: to * hour })
const metres = (fromM: number, toM: number) => ({ fromM, toM })
const day = hours(0, 24)
const line = straightLine(10_000)
const wholeLine = metres(0, line.lengthM)
const nothing: CoverageFacts = {
  policies: [defaultPolicy],
  tierOrders: [],
  claims: [],
  barred: [],
  openTrails: [],
}
const claim = (from: number, to: number, revisitMin: number, stretch = wholeLine): Claim => ({
  kind: 'patrol',
  id: `${from}-${to}`,
  ...stretch,
  ...hours(from, to),
  revisitMin,
  rateKey: null,
})
const statesAtNoon = (facts: Partial<CoverageFacts>) =>
  plannedRunsAt(plannedCoverage(line, day, { ...nothing, ...facts }), 12 * hour).map(
    ({ fromM, toM, state }) => [fromM, Math.round(toM), state],
  )

describe('the planned state', () => {
  it('is gap where nobody is assigned', () => {
    expect(statesAtNoon({})).toEqual([[0, 10_000, 'gap']])
  })

  it('is held where a claim keeps the limit to the minute, thin where none keeps it', () => {
    expect(statesAtNoon({ claims: [claim(0, 24, 120)] })).toEqual([[0, 10_000, 'held']])
    expect(statesAtNoon({ claims: [claim(0, 24, 121)] })).toEqual([[0, 10_000, 'thin']])
  })

  it('is thin under a patrol whose window is too short for one pass', () => {
    const patrol = {
      id: 'p',
      ...metres(0, 5000),
      ...hours(11.5, 12.5),
      mode: 'foot' as const,
      speedKmh: null,
      loop: false,
      longestOnGroundMin: 0,
    }
    expect(statesAtNoon({ claims: patrolClaims(patrol, [defaultPolicy]) })).toEqual([
      [0, 5000, 'thin'],
      [5000, 10_000, 'gap'],
    ])
  })

  it('of a fence that nobody walks is a gap with a fence', () => {
    const coverage = plannedCoverage(line, day, { ...nothing, barred: [{ ...metres(2000, 3000), ...day }] })
    expect(plannedRunsAt(coverage, 12 * hour)).toMatchObject([
      { fromM: 0, toM: 2000, state: 'gap', barred: false, limitMin: 120 },
      { fromM: 2000, toM: 3000, state: 'gap', barred: true, limitMin: 480 },
      { fromM: 3000, state: 'gap', barred: false, limitMin: 120 },
    ])
    expect(figures(coverage).shareHeld).toBe(0)
  })

  it('may wait four times as long behind a barrier, and no longer behind two', () => {
    const barred = [
      { ...metres(1000, 3000), ...day },
      { ...metres(2000, 4000), ...day },
    ]
    expect(statesAtNoon({ barred, claims: [claim(0, 24, 480)] })).toEqual([
      [0, 1000, 'thin'],
      [1000, 4000, 'held'],
      [4000, 10_000, 'thin'],
    ])
    expect(statesAtNoon({ barred, claims: [claim(0, 24, 481)] }).map(([, , state]) => state)).toEqual([
      'thin',
      'thin',
      'thin',
    ])
  })

  it('is stricter within 100 m of an open trail, fence or no fence, half-open', () => {
    const facts: Partial<CoverageFacts> = {
      barred: [{ ...wholeLine, ...day }],
      openTrails: [{ trailId: 't', atM: 5000, unsealed: [hours(0, 13)] }],
      claims: [claim(0, 24, 61)],
    }
    expect(statesAtNoon(facts)).toEqual([
      [0, 4900, 'held'],
      [4900, 5100, 'thin'],
      [5100, 10_000, 'held'],
    ])
    const at = (chainageM: number, atHour: number) =>
      revisitLimitAt({ ...nothing, ...facts }, chainageM, atHour * hour)
    expect([at(4899.9, 12), at(4900, 12), at(5099.9, 12), at(5100, 12)]).toEqual([480, 60, 60, 480])
    expect(at(5000, 13)).toBe(480)
  })

  it('never lets an open trail make a limit longer', () => {
    const short = { ...defaultPolicy, baseLimitMin: { normal: 30 } }
    const openTrails = [{ trailId: 't', atM: 5000, unsealed: [day] }]
    expect(revisitLimitAt({ ...nothing, policies: [short], openTrails }, 5000, 0)).toBe(30)
  })

  it('counts a handover at 08:00 once', () => {
    const claims = [claim(0, 8, 100), claim(8, 16, 100)]
    const coverage = plannedCoverage(line, day, { ...nothing, claims })
    const [slice, ...others] = slicesOf(coverage)
    expect(others).toEqual([])
    expect(slice!.runs.map(({ fromMs, toMs, state }) => [fromMs / hour, toMs / hour, state])).toEqual([
      [0, 16, 'held'],
      [16, 24, 'gap'],
    ])
    expect(figures(coverage).held).toBeCloseTo((line.lengthM / 1000) * 16, 9)
    expect(plannedRunsAt(coverage, 8 * hour).map((run) => run.claims)).toEqual([[claims[1]]])
    expect(plannedRunsAt(coverage, 8 * hour - 1).map((run) => run.claims)).toEqual([[claims[0]]])
  })

  it('follows the tier and the policy in force at the instant, and names the versions', () => {
    const facts: CoverageFacts = {
      ...nothing,
      policies: [
        { ...defaultPolicy, version: 3, validFromMs: 18 * hour, baseLimitMin: { normal: 500, orange: 20 } },
        { ...defaultPolicy, version: 2, validFromMs: 0 },
        { ...defaultPolicy, version: 4, validFromMs: 24 * hour },
      ],
      tierOrders: [
        { tier: 'normal', fromMs: 15 * hour },
        { tier: 'orange', fromMs: 10 * hour },
      ],
      claims: [claim(0, 24, 100)],
    }
    const coverage = plannedCoverage(line, day, facts)
    const at = (atHour: number) => plannedRunsAt(coverage, atHour * hour)[0]!
    expect([0, 9, 10, 14, 15, 17, 18].map((atHour) => [at(atHour).limitMin, at(atHour).state])).toEqual([
      [120, 'held'],
      [120, 'held'],
      [60, 'thin'],
      [60, 'thin'],
      [120, 'held'],
      [120, 'held'],
      [500, 'held'],
    ])
    expect(slicesOf(coverage)[0]!.runs.map((run) => run.fromMs / hour)).toEqual([0, 10, 15])
    expect(coverage.policyVersions).toEqual([2, 3])
  })

  it('goes by the trail reach of the policy in force', () => {
    const facts: CoverageFacts = {
      ...nothing,
      policies: [defaultPolicy, { ...defaultPolicy, version: 2, validFromMs: 12 * hour, trailReachM: 300 }],
      openTrails: [{ trailId: 't', atM: 5000, unsealed: [day] }],
    }
    const near = (atHour: number) =>
      plannedRunsAt(plannedCoverage(line, day, facts), atHour * hour)
        .filter((run) => run.limitMin === 60)
        .map(({ fromM, toM }) => [fromM, toM])
    expect(near(11)).toEqual([[4900, 5100]])
    expect(near(12)).toEqual([[4700, 5300]])
  })

  it('adds the rates of equal claims only where the policy in force says so', () => {
    const adding = { ...defaultPolicy, version: 2, validFromMs: 12 * hour, addEqualRates: true }
    const claims = [1, 2].map((): Claim => ({ ...claim(0, 24, 240), rateKey: 'foot' }))
    const coverage = plannedCoverage(line, day, { ...nothing, policies: [defaultPolicy, adding], claims })
    expect(slicesOf(coverage)[0]!.runs.map(({ fromMs, state }) => [fromMs / hour, state])).toEqual([
      [0, 'thin'],
      [12, 'held'],
    ])
  })

  it('changes by more facts at once than a call takes arguments', () => {
    const claims = Array.from({ length: 150_000 }, () => claim(8, 16, 60))
    const empty = plannedCoverage(line, day, nothing)
    const heldH = (coverage: typeof empty) => figures(coverage).held / (line.lengthM / 1000)
    const added = changePlanned(empty, { added: { claims } })
    expect([heldH(added), added.facts.claims.length]).toEqual([8, 150_000])
    const replanned = replanCoverage(empty, { ...nothing, claims })
    expect(heldH(replanned)).toBe(8)
    const ended = replanCoverage(replanned, { ...nothing, claims: claims.slice(149_999) })
    expect([heldH(ended), ended.facts.claims.length]).toEqual([8, 1])
  })

  it('is clipped to the line and the window', () => {
    const claims = [claim(-5, 40, 100, metres(-50, 99_999))]
    const coverage = plannedCoverage(line, day, { ...nothing, claims })
    expect(slicesOf(coverage)).toHaveLength(1)
    expect(figures(coverage).shareHeld).toBe(1)
  })

  it('of an empty or backward window is refused', () => {
    for (const window of [hours(5, 5), hours(6, 5)])
      expect(refusal(() => plannedCoverage(line, window, nothing)).code).toBe('interval-empty')
  })

  it('is refused before the first policy, and for a tier that the policy does not know', () => {
    const later = [{ ...defaultPolicy, validFromMs: hour }]
    expect(refusal(() => plannedCoverage(line, day, { ...nothing, policies: later })).code).toBe(
      'policy-missing',
    )
    for (const tier of ['purple', 'toString']) {
      const error = refusal(() =>
        plannedCoverage(line, day, { ...nothing, tierOrders: [{ tier, fromMs: hour }] }),
      )
      expect(error.code).toBe('tier-unknown')
      expect(error.message).toContain(tier)
    }
  })
})

describe('figures', () => {
  const coverage = plannedCoverage(line, day, {
    ...nothing,
    claims: [claim(0, 12, 60, metres(0, 4000)), claim(0, 24, 500, metres(0, 1000))],
  })

  it('are kilometre-hours by state and the share held of all of them', () => {
    expect(figures(coverage, metres(0, 2000))).toMatchObject({
      total: 48,
      held: 24,
      thin: 12,
      gap: 12,
      unknown: 0,
      shareHeld: 0.5,
      shareHeldAtMost: 0.5,
    })
  })

  it('have no share where there is nothing to share', () => {
    expect(figures(coverage, metres(20_000, 30_000))).toMatchObject({ total: 0, shareHeld: null })
    expect(figuresAt(coverage, 24 * hour)).toMatchObject({ total: 0, held: 0, shareHeld: null })
    expect(figuresAt(coverage, -1).shareHeld).toBeNull()
  })

  it('at an instant are metres by state', () => {
    expect(figuresAt(coverage, 13 * hour)).toMatchObject({ held: 0, thin: 1000, shareHeld: 0 })
    expect(figuresAt(coverage, 0)).toMatchObject({ held: 4000, thin: 0 })
  })
})
