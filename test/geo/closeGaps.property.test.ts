import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patrolClaims } from '../../geo/claims.ts'
import { closeGapsAtOnce } from '../../geo/closeGaps.ts'
import { policyAt } from '../../geo/era.ts'
import { figures } from '../../geo/figures.ts'
import { usualOpenWeights } from '../../geo/openWorth.ts'
import type { PatrolTeam } from '../../geo/patrolTeam.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { gridOf } from './coverageGrid.ts'
import { atomsHeld, bestByTrying, brokenRules, openAtoms, schedulesOf, worthOfAll } from './proposalJudge.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

/** Three rows and four columns: few enough for trying every schedule of every team. */
const line = straightLine(60)
const lengthM = 60
const grid = { gridM: 20, stepMin: 30 }
const atMs = (minutes: number) => testWindow.fromMs + minutes * 60_000

const ground = fc.constantFrom([{ fromM: 0, toM: 60 }], [{ fromM: 0, toM: 40 }], [{ fromM: 20, toM: 60 }])
const available = fc.constantFrom(
  [{ fromMs: atMs(0), toMs: atMs(windowMin) }],
  [{ fromMs: atMs(-60), toMs: atMs(75) }],
  [
    { fromMs: atMs(10), toMs: atMs(60) },
    { fromMs: atMs(60), toMs: atMs(200) },
  ],
)
const assigned = fc.constantFrom(
  [],
  [],
  [{ fromMs: atMs(-50), toMs: atMs(-10) }],
  [{ fromMs: atMs(100), toMs: atMs(140) }],
)
const refused = fc.constantFrom(
  [],
  [],
  [{ fromM: 0, toM: 20, fromMs: atMs(30), toMs: atMs(60) }],
  [{ fromM: 30, toM: 60, fromMs: atMs(0), toMs: atMs(200) }],
)
const teamRules = fc.record({
  mode: fc.constantFrom('foot' as const, 'vehicle' as const, 'drone' as const),
  speedKmh: fc.constantFrom(0.6, 1.2, 2.4),
  loop: fc.boolean(),
  longestOnGroundMin: fc.constantFrom(0, 2),
  ground,
  available,
  assigned,
  shortestPatrolMin: fc.constantFrom(0, 30, 60),
  longestPatrolMin: fc.constantFrom(30, 30, 60, 90),
  restMin: fc.constantFrom(30, 30, 60),
  mostHours: fc.constantFrom(0.5, 1.5, 2),
  refused,
})
const teams = fc
  .array(teamRules, { minLength: 1, maxLength: 2 })
  .map((all) => all.map((rules, index): PatrolTeam => ({ id: `team ${index}`, ...rules })))

const seen = { competing: 0, several: 0, nothing: 0, some: 0 }

describe('patrols that close gaps', () => {
  it('are the best of all that break no rule, and never leave less held', () => {
    fc.assert(
      fc.property(randomFacts(lengthM, 1), teams, (raw, teams) => {
        const facts = coverageFactsOf(raw, testWindow)
        const planned = plannedCoverage(line, testWindow, facts)
        const found = closeGapsAtOnce({ planned, teams, ...grid })

        for (const team of teams)
          expect(
            brokenRules(
              team,
              found.patrols.filter(({ teamId }) => teamId === team.id),
              testWindow,
            ),
          ).toEqual([])

        const atoms = openAtoms(
          gridOf(raw, lengthM, 1, testWindow),
          usualOpenWeights,
          (chainageM, at) => {
            const { trailReachM } = policyAt(facts.policies, at)
            return facts.openTrails.filter(
              ({ atM, unsealed }) =>
                atM - trailReachM <= chainageM &&
                chainageM < atM + trailReachM &&
                unsealed.some(({ fromMs, toMs }) => fromMs <= at && at < toMs),
            ).length
          },
          grid,
        )
        const teamOf = (id: string) => teams.find((team) => team.id === id)!
        const held = found.patrols.map((patrol) => atomsHeld(atoms, teamOf(patrol.teamId), patrol))
        expect(found.worth).toBeCloseTo(worthOfAll(atoms, held.flat()), 8)

        const best = bestByTrying(
          atoms,
          teams,
          teams.map((team) => schedulesOf(team, testWindow, lengthM, grid)),
        )
        expect(found.isBest).toBe(true)
        expect(found.worth).toBeCloseTo(best, 6)
        expect(found.boundWorth).toBeGreaterThanOrEqual(best - 1e-6)

        const claims = found.patrols.flatMap((patrol) =>
          patrolClaims(
            { ...teamOf(patrol.teamId), ...patrol, id: `${patrol.teamId} ${patrol.fromMs}` },
            facts.policies,
          ),
        )
        const anew = figures(
          plannedCoverage(line, testWindow, { ...facts, claims: [...facts.claims, ...claims] }),
        )
        const before = figures(planned)
        expect(anew.held).toBeGreaterThanOrEqual(before.held - 1e-9)
        expect(anew.gap).toBeLessThanOrEqual(before.gap + 1e-9)
        expect(found.after.held).toBeCloseTo(anew.held, 9)
        const listed = found.patrols.reduce((sum, { heldKmH }) => sum + heldKmH, 0)
        expect(listed).toBeCloseTo(anew.held - before.held, 9)

        expect(closeGapsAtOnce({ planned, teams, ...grid }).patrols).toEqual(found.patrols)
        note(teams, found.patrols, worthOfAll(atoms, held.flat()) > 0)
      }),
      { numRuns: 150 },
    )
  })

  it('those random questions reached proposals of several teams, of several patrols and of none', () => {
    expect(seen.some).toBeGreaterThan(50)
    expect(seen.nothing).toBeGreaterThan(5)
    expect(seen.several).toBeGreaterThan(10)
    expect(seen.competing).toBeGreaterThan(10)
  })
})

function note(teams: readonly PatrolTeam[], patrols: readonly { teamId: string }[], isSome: boolean): void {
  if (isSome) seen.some++
  else seen.nothing++
  const counts = teams.map(({ id }) => patrols.filter(({ teamId }) => teamId === id).length)
  if (counts.some((count) => count > 1)) seen.several++
  if (counts.filter((count) => count > 0).length > 1) seen.competing++
}
