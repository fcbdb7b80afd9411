import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCoverage, changeActual, type ActualCoverage } from '../../geo/actualCoverage.ts'
import { plannedCoverage, revisitLimitAt } from '../../geo/plannedCoverage.ts'
import { stateCodes, type LineStates } from '../../geo/slicedStates.ts'
import { spansAt } from '../../geo/statesAt.ts'
import { actualAt } from './bruteForceActual.ts'
import { evidenceFactsOf, flatPasses, randomEvidence, type RawEvidence } from './randomEvidence.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

/** Two tiles and a bit, so that teams walk over their boundaries. */
const line = straightLine(9876.5)
const cellM = 100
const minuteMs = 60_000

/** A team that walks to and fro on a beat at changing paces, with a rest now and then. */
const team = fc
  .record({
    fromCell: fc.integer({ min: 0, max: 90 }),
    cells: fc.integer({ min: 3, max: 40 }),
    beginMin: fc.integer({ min: -60, max: windowMin - 10 }),
    legs: fc.array(
      fc.record({
        cells: fc.integer({ min: 1, max: 12 }),
        seconds: fc.integer({ min: 20, max: 900 }),
        rests: fc.nat(9),
      }),
      { minLength: 8, maxLength: 40 },
    ),
  })
  .map(({ fromCell, cells, beginMin, legs }) => {
    const passes: Omit<RawEvidence['passes'][number], 'track'>[] = []
    const [lowM, highM] = [fromCell * cellM, Math.min(line.lengthM, (fromCell + cells) * cellM)]
    let [atM, atMs, direction] = [lowM, testWindow.fromMs + beginMin * minuteMs, 1]
    for (const leg of legs) {
      const endMs = atMs + leg.seconds * 1000
      if (leg.rests === 0)
        passes.push({ kind: 1, startM: Math.max(0, atM - 50), endM: atM + 10, startMs: atMs, endMs })
      else {
        const toM = Math.min(highM, Math.max(lowM, atM + direction * leg.cells * cellM))
        if (toM !== atM) passes.push({ kind: 0, startM: atM, endM: toM, startMs: atMs, endMs })
        atM = toM
        if (atM === lowM || atM === highM) direction = -direction
      }
      atMs = endMs
    }
    return passes
  })

/** Many teams that meet and overtake each other, among presences and silences. */
const denseEvidence = fc
  .tuple(fc.array(team, { minLength: 1, maxLength: 4 }), randomEvidence(line.lengthM, cellM))
  .map(([teams, others]): RawEvidence => ({
    ...others,
    passes: [
      ...teams.flatMap((passes, track) => passes.map((pass) => ({ ...pass, track }))),
      ...others.passes.slice(0, 6),
    ].sort((a, b) => a.startMs - b.startMs),
  }))

const facts = randomFacts(line.lengthM, cellM)
const nowMs = testWindow.toMs

describe('actual coverage of dense evidence', () => {
  it('equals the definition at every third cell centre, whatever the blocks', () => {
    const seen = { held: 0, thin: 0, gap: 0, unknown: 0 }
    fc.assert(
      fc.property(facts, denseEvidence, fc.constantFrom(720, 29), (raw, evidence, blockMin) => {
        const coverageFacts = coverageFactsOf(raw, testWindow)
        const planned = plannedCoverage(line, testWindow, coverageFacts)
        const coverage = actualCoverage(planned, evidenceFactsOf(evidence), nowMs, blockMin * minuteMs)
        for (let minute = 0; minute < windowMin; minute += 3) {
          // Stays end on whole seconds.
          const atMs = testWindow.fromMs + (minute + 0.5) * minuteMs + 250
          for (const { middleM, code } of codesAt(coverage, atMs)) {
            const limitMin = revisitLimitAt(coverageFacts, middleM, atMs)
            const expected = actualAt(evidence, middleM, atMs, limitMin)
            if (expected.isDoubtful) continue
            seen[expected.state]++
            if (code !== stateCodes[expected.state])
              expect({ code, at: [middleM, minute] }).toEqual({
                code: stateCodes[expected.state],
                at: [middleM, minute],
              })
          }
        }
      }),
      { numRuns: 120 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1000)
  })

  it('is the same in whatever order evidence came', () => {
    fc.assert(
      fc.property(facts, denseEvidence, fc.nat(3), (raw, evidence, late) => {
        const planned = plannedCoverage(line, testWindow, coverageFactsOf(raw, testWindow))
        const whole = actualCoverage(planned, evidenceFactsOf(evidence), nowMs)
        const isLate = ({ track }: RawEvidence['passes'][number]) => track === late
        const first = evidence.passes.filter((pass) => !isLate(pass)).reverse()
        const then = evidence.passes.filter(isLate)
        const before = actualCoverage(planned, evidenceFactsOf({ ...evidence, passes: first }), nowMs)
        const after = changeActual(before, {
          added: {
            passes: flatPasses(then),
            passTrack: new Uint32Array(then.length),
            trackIds: ['late'],
            presences: [],
            silences: [],
            underWay: [],
          },
        })
        expect(plain(after)).toEqual(plain(whole))
      }),
      { numRuns: 60 },
    )
  })

  it('cuts ground that is held throughout by nothing', () => {
    const walks = Array.from({ length: 400 }, (_, walk) => ({
      kind: 0 as const,
      startM: walk % 2 === 0 ? 100 : 900,
      endM: walk % 2 === 0 ? 900 : 100,
      startMs: testWindow.fromMs + (walk * 0.9 - 100) * minuteMs,
      endMs: testWindow.fromMs + (walk * 0.9 - 99.1) * minuteMs,
    }))
    const [raw] = fc.sample(facts, { numRuns: 1, seed: 7 })
    const held = { passes: flatPasses(walks), passTrack: new Uint32Array(walks.length), trackIds: ['one'] }
    const none = { presences: [], silences: [], underWay: [], trackedSinceMs: 0 }
    const planned = plannedCoverage(line, testWindow, {
      ...coverageFactsOf(raw!, testWindow),
      openTrails: [],
    })
    const [tile] = actualCoverage(planned, { ...held, ...none }, nowMs).blocks[0]!.tiles
    expect([...tile!.sliceFromM]).toEqual([0, 100, 900, 4000])
    expect([...tile!.code]).toEqual([stateCodes.gap, stateCodes.held, stateCodes.gap])
  })
})

function* codesAt(states: ActualCoverage, atMs: number): Generator<{ middleM: number; code: number }> {
  const spans = spansAt(states, atMs)
  let span = 0
  for (let middleM = cellM / 2; middleM < line.lengthM; middleM += 3 * cellM) {
    while (spans[span]!.toM <= middleM) span++
    yield { middleM, code: spans[span]!.code }
  }
}

const plain = ({ blocks }: LineStates) =>
  blocks.flatMap(({ tiles }) =>
    tiles.map(({ sliceFromM, firstRun, beginMs, beginAtEndMs, code }) => ({
      sliceFromM,
      firstRun,
      beginMs,
      beginAtEndMs,
      code,
    })),
  )
