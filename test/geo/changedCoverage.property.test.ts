import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCoverage, changeActual } from '../../geo/actualCoverage.ts'
import type { EvidenceFacts } from '../../geo/evidence.ts'
import { changePlanned, plannedCoverage, replanCoverage } from '../../geo/plannedCoverage.ts'
import type { LineStates } from '../../geo/slicedStates.ts'
import { evidenceFactsOf, randomEvidence } from './randomEvidence.ts'
import { coverageFactsOf, randomFacts, testWindow } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

/** Four tiles and a bit, so that most changes leave some of them alone. */
const line = straightLine(17_300)
const cellM = 100
const facts = randomFacts(line.lengthM, cellM).map((raw) => coverageFactsOf(raw, testWindow))
const evidence = randomEvidence(line.lengthM, cellM).map(evidenceFactsOf)
const nowMs = testWindow.toMs - 7 * 60_000

const tilesOf = ({ blocks }: LineStates) => blocks.flatMap(({ tiles }) => tiles)
const plain = (states: LineStates) =>
  tilesOf(states).map(({ sliceFromM, firstRun, beginMs, beginAtEndMs, code }) => ({
    sliceFromM,
    firstRun,
    beginMs,
    beginAtEndMs,
    code,
  }))

/** Evidence that begins at one instant is taken in the order in which it came, which may turn the last bit of where a slice is cut. */
const sameChainageM = 1e-6

/** The same slices, runs and codes to the bit, cut at the same chainages to a micrometre. */
function expectSame(states: LineStates, others: LineStates): void {
  const cutsOf = (one: LineStates) => tilesOf(one).map(({ sliceFromM }) => [...sliceFromM])
  const [cuts, otherCuts] = [cutsOf(states), cutsOf(others)]
  expect(cuts.map((tile) => tile.length)).toEqual(otherCuts.map((tile) => tile.length))
  const otherM = otherCuts.flat()
  const apartM = cuts.flat().map((atM, index) => Math.abs(atM - otherM[index]!))
  expect(Math.max(...apartM)).toBeLessThan(sameChainageM)
  const uncut = (one: LineStates) => plain(one).map(({ sliceFromM: _, ...runs }) => runs)
  expect(uncut(states)).toEqual(uncut(others))
}

describe('planned coverage that changes', () => {
  it('is what all facts together give, after any claims, barriers and trails ended and others came', () => {
    fc.assert(
      fc.property(facts, facts, fc.nat(), (before, others, pick) => {
        const coverage = plannedCoverage(line, testWindow, before)
        const half = <Fact>(list: readonly Fact[]) => list.filter((_, index) => (index + pick) % 2 === 0)
        const ended = {
          claims: half(before.claims),
          barred: half(before.barred),
          openTrails: half(before.openTrails),
        }
        const added = { claims: others.claims, barred: others.barred, openTrails: others.openTrails }
        const left = <Fact>(list: readonly Fact[], gone: readonly Fact[]) =>
          list.filter((fact) => !gone.includes(fact))
        const after = {
          ...before,
          claims: [...left(before.claims, ended.claims), ...added.claims],
          barred: [...left(before.barred, ended.barred), ...added.barred],
          openTrails: [...left(before.openTrails, ended.openTrails), ...added.openTrails],
        }
        const changed = changePlanned(coverage, { ended, added })
        expect(plain(changed)).toEqual(plain(plannedCoverage(line, testWindow, after)))
        expect(new Set(changed.facts.claims)).toEqual(new Set(after.claims))
        expect(plain(replanCoverage(coverage, after))).toEqual(plain(changed))
      }),
      { numRuns: 60 },
    )
  })

  it('computes only the tiles that a claim meets', () => {
    const [first] = fc.sample(facts, { numRuns: 1, seed: 3 })
    const coverage = plannedCoverage(line, testWindow, first!)
    const claim = {
      kind: 'patrol' as const,
      id: 'new',
      fromM: 4500,
      toM: 8000,
      ...testWindow,
      revisitMin: 0,
      rateKey: null,
    }
    const changed = changePlanned(coverage, { added: { claims: [claim] } })
    expect(tilesOf(changed).map((tile, index) => tile === tilesOf(coverage)[index])).toEqual([
      true,
      false,
      true,
      true,
      true,
    ])
  })

  it('is computed anew from the ground where the policy changes', () => {
    const [before, after] = fc.sample(facts, { numRuns: 2, seed: 5 })
    const coverage = plannedCoverage(line, testWindow, before!)
    expect(plain(replanCoverage(coverage, after!))).toEqual(plain(plannedCoverage(line, testWindow, after!)))
  })
})

describe('actual coverage that changes', () => {
  it('is what all evidence together gives, after passes came and silences and presences ended', () => {
    fc.assert(
      fc.property(facts, evidence, evidence, (plan, before, others) => {
        const planned = plannedCoverage(line, testWindow, plan)
        const coverage = actualCoverage(planned, before, nowMs)
        const added = { ...others, trackIds: ['a', 'b', 'c', 'd'] }
        const endedSilences = before.silences.slice(0, 1)
        const endedPresences = before.presences.slice(1, 2)
        const changed = changeActual(coverage, {
          endedTrackIds: ['track-1', 'track-3'],
          endedSilences,
          endedPresences,
          added,
        })
        const gone = new Set([1, 3])
        const passes = joined(
          only(before, (_, track) => !gone.has(track)),
          added,
        )
        const whole = actualCoverage(
          planned,
          {
            ...passes,
            presences: [
              ...before.presences.filter((one) => !endedPresences.includes(one)),
              ...added.presences,
            ],
            silences: [...before.silences.filter((one) => !endedSilences.includes(one)), ...added.silences],
            underWay: [...before.underWay, ...added.underWay],
            trackedSinceMs: before.trackedSinceMs,
          },
          nowMs,
        )
        expectSame(changed, whole)
      }),
      { numRuns: 60 },
    )
  })

  it('is judged by the plan after an event, computed only where the plan changed', () => {
    fc.assert(
      fc.property(facts, evidence, (plan, proof) => {
        const planned = plannedCoverage(line, testWindow, plan)
        const coverage = actualCoverage(planned, proof, nowMs)
        const trail = { trailId: 'new', atM: 6000, unsealed: [testWindow] }
        const after = changePlanned(planned, { added: { openTrails: [trail] } })
        const changed = changeActual(coverage, { planned: after })
        expect(plain(changed)).toEqual(plain(actualCoverage(after, proof, nowMs)))
        expect(tilesOf(changed).filter((tile, index) => tile !== tilesOf(coverage)[index])).toHaveLength(
          planned.eras.some(({ policy }) => policy.trailReachM > 0) ? 1 : 0,
        )
      }),
      { numRuns: 30 },
    )
  })
})

type PassFacts = Pick<EvidenceFacts, 'passes' | 'passTrack' | 'trackIds'>

function only({ passes, passTrack, trackIds }: PassFacts, keeps: (pass: number, track: number) => boolean) {
  const kept = [...passTrack.keys()].filter((pass) => keeps(pass, passTrack[pass]!))
  return pick({ passes, passTrack, trackIds }, kept)
}

function pick({ passes, passTrack, trackIds }: PassFacts, kept: readonly number[]): PassFacts {
  return {
    passes: {
      count: kept.length,
      kind: Uint8Array.from(kept, (pass) => passes.kind[pass]!),
      startM: Float64Array.from(kept, (pass) => passes.startM[pass]!),
      endM: Float64Array.from(kept, (pass) => passes.endM[pass]!),
      startMs: Float64Array.from(kept, (pass) => passes.startMs[pass]!),
      endMs: Float64Array.from(kept, (pass) => passes.endMs[pass]!),
    },
    passTrack: Uint32Array.from(kept, (pass) => passTrack[pass]!),
    trackIds,
  }
}

/** Both in one, by the time they begin. */
function joined(a: PassFacts, b: PassFacts): PassFacts {
  const both = <Flat extends Float64Array | Uint8Array>(one: Flat, other: Flat) => [...one, ...other]
  const all: PassFacts = {
    passes: {
      count: a.passes.count + b.passes.count,
      kind: Uint8Array.from(both(a.passes.kind, b.passes.kind)),
      startM: Float64Array.from(both(a.passes.startM, b.passes.startM)),
      endM: Float64Array.from(both(a.passes.endM, b.passes.endM)),
      startMs: Float64Array.from(both(a.passes.startMs, b.passes.startMs)),
      endMs: Float64Array.from(both(a.passes.endMs, b.passes.endMs)),
    },
    passTrack: Uint32Array.from([...a.passTrack, ...b.passTrack.map((track) => track + a.trackIds.length)]),
    trackIds: [...a.trackIds, ...b.trackIds],
  }
  const order = [...all.passTrack.keys()].sort((x, y) => all.passes.startMs[x]! - all.passes.startMs[y]!)
  return pick(all, order)
}
