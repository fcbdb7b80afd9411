import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patrolClaims, type Claim } from '../../geo/claims.ts'
import { figures } from '../../geo/figures.ts'
import { gapsNow } from '../../geo/gaps.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import { strikeTeams, type StrikeTeam } from '../../geo/strikeTeam.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

const hourMs = 3_600_000
const fromMs = Date.UTC(2026, 0, 5)
const window = { fromMs, toMs: fromMs + 24 * hourMs }
const nowMs = fromMs + 10 * hourMs
const line = straightLine(30_000)
const gap = { fromM: 10_000, toM: 12_000 }

const claimsOn = (id: string, fromM: number, toM: number, hours: [number, number]): Claim[] =>
  patrolClaims(
    {
      id,
      mode: 'foot',
      speedKmh: null,
      loop: false,
      longestOnGroundMin: 0,
      fromM,
      toM,
      fromMs: fromMs + hours[0] * hourMs,
      toMs: fromMs + hours[1] * hourMs,
    },
    [defaultPolicy],
  )

const planOf = (claims: readonly Claim[]) =>
  plannedCoverage(line, window, {
    policies: [defaultPolicy],
    tierOrders: [],
    claims,
    barred: [],
    openTrails: [],
  })

const free = (id: string, atM: number, rules: Partial<StrikeTeam> = {}): StrikeTeam => ({
  id,
  mode: 'foot',
  speedKmh: null,
  longestOnGroundMin: 0,
  readinessMin: 0,
  whereabouts: { fromM: atM, toM: atM },
  claims: [],
  ...rules,
})

describe('a strike team for a gap now', () => {
  it('is the one that is there first, with its readiness and at its speed', () => {
    const teams = [
      free('near on foot', 7500),
      free('far by vehicle', 22_000, { mode: 'vehicle', readinessMin: 15 }),
      free('there already', 11_000, { readinessMin: 50 }),
    ]
    const sent = strikeTeams(planOf([]), gap, nowMs, teams)
    expect(sent.map(({ id, latestMin }) => [id, latestMin])).toEqual([
      ['far by vehicle', 45],
      ['there already', 50],
      ['near on foot', 60],
    ])
  })

  it('holds a gap that it comes round soon enough, and says where it does not', () => {
    const team = free('a', 9000)
    expect(strikeTeams(planOf([]), gap, nowMs, [team])[0]).toMatchObject({ revisitMin: 96, holdsGap: true })
    const long = { fromM: 10_000, toM: 13_000 }
    expect(strikeTeams(planOf([]), long, nowMs, [team])[0]).toMatchObject({
      revisitMin: 144,
      holdsGap: false,
    })
  })

  it('leaves its own stretch open until its patrol would have ended', () => {
    const own = claimsOn('own', 14_000, 16_000, [8, 14])
    const other = claimsOn('other', 15_000, 17_000, [6, 12])
    const busy = free('busy', 0, { whereabouts: { fromM: 14_000, toM: 16_000 }, claims: own })
    const [sent] = strikeTeams(planOf([...own, ...other]), gap, nowMs, [busy])
    expect(sent!.soonestMin).toBe(48)
    expect(sent!.latestMin).toBe(96)
    expect(sent!.leaves.untilMs).toBe(fromMs + 14 * hourMs)
    // One kilometre for four hours, the other, which is held for two of them, for two.
    expect(sent!.leaves.heldKmH).toBeCloseTo(6, 9)
    expect(sent!.leaves.gapKmH).toBeCloseTo(6, 9)
    expect(sent!.leaves.newGaps).toEqual([{ fromM: 14_000, toM: 15_000 }])
  })

  it('of two that arrive together is the one that leaves nothing open', () => {
    const own = claimsOn('own', 8000, 9000, [8, 14])
    const busy = free('a busy', 8000, { claims: own })
    const sent = strikeTeams(planOf(own), gap, nowMs, [busy, free('b free', 8000)])
    expect(sent.map(({ id }) => id)).toEqual(['b free', 'a busy'])
  })

  it('leaves what the plan without the rest of its patrols leaves', () => {
    const short = straightLine(140)
    fc.assert(
      fc.property(
        randomFacts(140, 1),
        fc.integer({ min: 0, max: windowMin - 1 }),
        fc.nat(20),
        (raw, minute, which) => {
          const facts = coverageFactsOf(raw, testWindow)
          const at = testWindow.fromMs + minute * 60_000
          const standing = facts.claims.filter(
            (claim) => claim.kind === 'patrol' && claim.fromMs <= at && at < claim.toMs,
          )
          const id = standing[which % Math.max(1, standing.length)]?.id
          const claims = standing.filter((claim) => claim.id === id)
          const planned = plannedCoverage(short, testWindow, facts)
          const [sent] = strikeTeams(planned, { fromM: 0, toM: 20 }, at, [free('a', 50, { claims })])
          const anew = plannedCoverage(short, testWindow, {
            ...facts,
            claims: facts.claims.flatMap((claim) =>
              claims.includes(claim) ? [{ ...claim, toMs: at }] : [claim],
            ),
          })
          expect(sent!.leaves.heldKmH).toBeCloseTo(figures(planned).held - figures(anew).held, 9)
          expect(sent!.leaves.gapKmH).toBeCloseTo(figures(anew).gap - figures(planned).gap, 9)
          const length = (all: readonly { fromM: number; toM: number }[]) =>
            all.reduce((sum, one) => sum + one.toM - one.fromM, 0)
          expect(length(sent!.leaves.newGaps)).toBeCloseTo(
            length(gapsNow(anew, at)) - length(gapsNow(planned, at)),
            6,
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
