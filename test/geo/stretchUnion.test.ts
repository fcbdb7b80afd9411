import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complement, intersect, union, type Interval } from '../../geo/intervals.ts'
import { stretchDepths, stretchesOfDepth } from '../../geo/stretchDepths.ts'
import { stretchUnion } from '../../geo/stretchUnion.ts'

type Pair = readonly [fromM: number, toM: number]

const flat = (pairs: readonly Pair[]) =>
  [Float64Array.from(pairs, ([fromM]) => fromM), Float64Array.from(pairs, ([, toM]) => toM)] as const
const intervals = (runs: Float64Array): Interval[] =>
  Array.from({ length: runs.length / 2 }, (_, index) => ({
    from: runs[2 * index]!,
    to: runs[2 * index + 1]!,
  }))
const sum = (set: readonly Interval[], of: (value: number) => number) =>
  set.reduce((total, { from, to }) => total + of(to) - of(from), 0)

/** The same by sets of intervals, which sort objects. */
function plainUnion(pairs: readonly Pair[], lengthM: number) {
  const line = { from: 0, to: lengthM }
  const set = pairs.map(([from, to]) => ({ from, to }))
  return { covered: intersect(set, [line]), gaps: complement(set, line) }
}

function expectUnion(pairs: readonly Pair[], lengthM: number) {
  const [fromM, toM] = flat(pairs)
  const made = stretchUnion(fromM, toM, lengthM)
  const plain = plainUnion(pairs, lengthM)
  expect(intervals(made.covered)).toEqual(plain.covered)
  expect(intervals(made.gaps)).toEqual(plain.gaps)
  expect(made.coveredM + made.gapM).toBe(lengthM)
  expect([...fromM]).toEqual(pairs.map(([from]) => from))
  return { ...made, plain }
}

/** Park and Miller's generator, from 0 to 1. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** Few or many; spread, in clusters of all widths, all at one place; some of them empty or backward. */
const lengthM = fc.constantFrom(1000, 277_123.457, 22_000_000)
const pairsOn = (lengthM: number) =>
  fc
    .record({
      count: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 60, max: 900 })),
      clusterM: fc.constantFrom(0, 1e-9, 1e-3, 1, 100, lengthM),
      stretchM: fc.constantFrom(1e-9, 0.01, 1, 0.001 * lengthM, 0.2 * lengthM),
      seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      wholeMillimetres: fc.boolean(),
    })
    .map(({ count, clusterM, stretchM, seed, wholeMillimetres }): Pair[] => {
      const random = randomOf(seed)
      const clusters = [0, 0.3 * lengthM, random() * lengthM, -5]
      const rounded = (atM: number) => (wholeMillimetres ? Math.round(atM * 1000) / 1000 : atM)
      return Array.from({ length: count }, () => {
        const from = clusters[Math.floor(random() * clusters.length)]! + random() * clusterM
        return [rounded(from), rounded(from + (random() - 0.1) * stretchM)]
      })
    })
/** Beats with shifts on them: most begin where their beat does, many end where the next one begins. */
const shiftsOn = (lengthM: number) =>
  fc
    .record({
      beats: fc.constantFrom(1, 3, 40, 300),
      shifts: fc.integer({ min: 0, max: 1500 }),
      partShare: fc.constantFrom(0, 0.1, 0.5),
      seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    })
    .map(({ beats, shifts, partShare, seed }): Pair[] => {
      const random = randomOf(seed)
      const edgesM = Array.from({ length: beats + 1 }, () => Math.round(random() * lengthM * 1000) / 1000)
      edgesM.sort((a, b) => a - b)
      return Array.from({ length: shifts }, () => {
        const beat = Math.floor(random() * beats)
        const [fromM, toM] = [edgesM[beat]!, edgesM[beat + 1]!]
        if (random() >= partShare) return [fromM, toM]
        return [fromM + (toM - fromM) * random() * 0.5, toM - (toM - fromM) * random() * 0.4]
      })
    })
const pairsAndLength = lengthM.chain((lengthM) =>
  fc.tuple(fc.oneof(pairsOn(lengthM), shiftsOn(lengthM)), fc.constant(lengthM)),
)

describe('the union of very many stretches', () => {
  it('is what sets of intervals make of them, and with its gaps makes up the line exactly', () => {
    fc.assert(
      fc.property(pairsAndLength, ([pairs, lengthM]) => {
        expectUnion(pairs, lengthM)
      }),
      { numRuns: 400 },
    )
  })

  it('has the exact length of stretches in whole millimetres', () => {
    const pair = fc
      .tuple(fc.integer({ min: 0, max: 21_999_000_000 }), fc.integer({ min: 1, max: 900_000 }))
      .map(([fromMm, lengthMm]): Pair => [fromMm / 1000, (fromMm + lengthMm) / 1000])
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 300 }), (pairs) => {
        const { coveredM, gapM, plain } = expectUnion(pairs, 22_000_000)
        const coveredMm = sum(plain.covered, (atM) => Math.round(atM * 1000))
        expect(Math.round(coveredM * 1000)).toBe(coveredMm)
        expect(Math.round(gapM * 1000)).toBe(22_000_000_000 - coveredMm)
        expect(Math.abs(coveredM - coveredMm / 1000)).toBeLessThan(1e-8)
      }),
    )
  })

  it('has the exact length of stretches in whole metres', () => {
    const whole = fc.integer({ min: -10, max: 2010 })
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 300 }), (pairs) => {
        const { coveredM, gapM, plain } = expectUnion(pairs, 2000)
        expect(coveredM).toBe(sum(plain.covered, (atM) => atM))
        expect(gapM).toBe(sum(plain.gaps, (atM) => atM))
      }),
    )
  })

  it('has no seam where stretches touch, and stops at the ends of the line', () => {
    const made = stretchUnion(
      ...flat([
        [-50, 20],
        [20, 40],
        [70, 80],
        [95, 200],
      ]),
      100,
    )
    expect([...made.covered]).toEqual([0, 40, 70, 80, 95, 100])
    expect([...made.gaps]).toEqual([40, 70, 80, 95])
    expect([made.coveredM, made.gapM]).toEqual([55, 45])
  })

  it('of nothing is nothing, and the line is one gap', () => {
    const none = stretchUnion(
      ...flat([
        [3, 3],
        [5, 4],
        [NaN, 4],
        [200, 300],
      ]),
      100,
    )
    expect([...none.covered]).toEqual([])
    expect([...none.gaps]).toEqual([0, 100])
    expect([none.coveredM, none.gapM]).toEqual([0, 100])
    expect(stretchUnion(...flat([[0, 10]]), 0)).toMatchObject({ coveredM: 0, gapM: 0 })
  })

  it('puts those in order that begin within a hair of each other', () => {
    const pairs = Array.from({ length: 5000 }, (_, index): Pair => {
      const from = 50 * 2 ** -(((index * 7919) % 5000) / 10)
      return [from, from * (1 + 2 ** -12)]
    })
    expect(expectUnion(pairs, 100).covered.length).toBeGreaterThan(2)
  })
})

describe('the depth of very many stretches', () => {
  it('at every chainage is how many of them lie over it', () => {
    fc.assert(
      fc.property(pairsAndLength, ([pairs, lengthM]) => {
        const { edgesM, depths } = stretchDepths(...flat(pairs), lengthM)
        expect([edgesM[0], edgesM.at(-1), edgesM.length]).toEqual([0, lengthM, depths.length + 1])
        for (const [run, depth] of depths.entries()) {
          const [fromM, toM] = [edgesM[run]!, edgesM[run + 1]!]
          expect(fromM).toBeLessThan(toM)
          if (run > 0) expect(depth).not.toBe(depths[run - 1])
          expect(depth).toBe(pairs.filter(([from, to]) => from <= fromM && fromM < to).length)
          // No stretch begins or ends inside, so that the depth at its start is that of the run …
          if (run % 7 === 0)
            for (const edgeM of pairs.flat().filter((atM) => fromM < atM && atM < toM))
              // … or as many begin there as end.
              expect(pairs.filter(([from, to]) => from <= edgeM && edgeM < to).length).toBe(depth)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('tells what is unassigned and what is doubly assigned', () => {
    const depths = stretchDepths(
      ...flat([
        [10, 40],
        [30, 60],
        [35, 37],
        [60, 70],
        [90, 120],
      ]),
      100,
    )
    expect([...stretchesOfDepth(depths, 0, 0)]).toEqual([0, 10, 70, 90])
    expect([...stretchesOfDepth(depths, 2)]).toEqual([30, 40])
    expect([...stretchesOfDepth(depths, 3)]).toEqual([35, 37])
    expect([...stretchesOfDepth(depths, 1)]).toEqual([10, 70, 90, 100])
    expect([...stretchesOfDepth(depths, 4)]).toEqual([])
  })

  it('leaves unassigned what the union leaves, and no more', () => {
    fc.assert(
      fc.property(pairsAndLength, ([pairs, lengthM]) => {
        const depths = stretchDepths(...flat(pairs), lengthM)
        const { covered, gaps } = stretchUnion(...flat(pairs), lengthM)
        expect(stretchesOfDepth(depths, 0, 0)).toEqual(gaps)
        expect(stretchesOfDepth(depths, 1)).toEqual(covered)
        expect(union(intervals(covered), intervals(gaps))).toEqual([{ from: 0, to: lengthM }])
      }),
    )
  })

  it('of no stretches is 0 all along, and a line without length has none', () => {
    expect(stretchDepths(...flat([]), 100)).toEqual({
      edgesM: Float64Array.of(0, 100),
      depths: Uint32Array.of(0),
    })
    expect(stretchDepths(...flat([[0, 1]]), 0).depths).toHaveLength(0)
  })
})
