import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inHandOf,
  isKnown,
  isWhollyInHand,
  partsInHand,
  type GapWord,
  type PartInHand,
} from '../../geo/gapsInHand.ts'

const lengthM = 60
const nowMs = 100

type Gap = { fromM: number; toM: number; sinceMs: number; sinceIsOlder: boolean }

/** Gaps apart from each other, by chainage, as an instant has them. */
const someGaps: fc.Arbitrary<Gap[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: lengthM }), { maxLength: 12 })
  .chain((edges) => {
    const sorted = edges.toSorted((a, b) => a - b)
    const count = Math.floor(sorted.length / 2)
    return fc
      .array(fc.tuple(fc.integer({ min: 0, max: nowMs }), fc.boolean()), {
        minLength: count,
        maxLength: count,
      })
      .map((times) =>
        times.map(([sinceMs, sinceIsOlder], index) => ({
          fromM: sorted[2 * index]!,
          toM: sorted[2 * index + 1]!,
          sinceMs,
          sinceIsOlder,
        })),
      )
  })

const someWords: fc.Arbitrary<GapWord[]> = fc
  .array(
    fc.record({
      edges: fc.tuple(fc.integer({ min: 0, max: lengthM }), fc.integer({ min: 1, max: 30 })),
      atMs: fc.integer({ min: 0, max: nowMs + 20 }),
      closedAtMs: fc.option(fc.integer({ min: 0, max: nowMs + 20 }), { freq: 3 }),
    }),
    { maxLength: 6 },
  )
  .map((words) =>
    words.map(({ edges: [fromM, more], ...word }, index) => ({
      ...word,
      id: `word-${index}`,
      fromM,
      toM: fromM + more,
    })),
  )

/** By hand: which word stands for the metre that begins at a place. */
function wordAt(metre: number, gaps: readonly Gap[], words: readonly GapWord[]): string | undefined {
  const gap = gaps.find(({ fromM, toM }) => fromM <= metre && metre < toM)
  if (gap === undefined) return undefined
  return words
    .filter(({ fromM, toM }) => fromM <= metre && metre < toM)
    .filter(({ atMs, closedAtMs }) => atMs <= nowMs && !(closedAtMs !== null && closedAtMs <= nowMs))
    .filter(({ atMs }) => gap.sinceIsOlder || gap.sinceMs <= atMs)
    .toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
    .at(-1)?.id
}

const metres = Array.from({ length: lengthM + 40 }, (_, metre) => metre)
const partAt = (metre: number, parts: readonly PartInHand[]) =>
  parts.filter(({ fromM, toM }) => fromM <= metre && metre < toM).map(({ id }) => id)

describe('which word stands for which gap', () => {
  it('is, metre by metre, the last one given while the gap was there, and never two', () => {
    fc.assert(
      fc.property(someGaps, someWords, (gaps, words) => {
        const parts = partsInHand(gaps, words, nowMs)
        for (const metre of metres) {
          const word = wordAt(metre, gaps, words)
          expect(partAt(metre, parts)).toEqual(word === undefined ? [] : [word])
        }
        expect(parts).toEqual(parts.toSorted((a, b) => a.fromM - b.fromM))
      }),
      { numRuns: 400 },
    )
  })

  it('stays the same for what is left of a gap that shrank or was split', () => {
    fc.assert(
      fc.property(someGaps, someWords, fc.array(fc.boolean(), { minLength: 61 }), (gaps, words, stays) => {
        const left = gaps.flatMap((gap) =>
          metres
            .filter((metre) => gap.fromM <= metre && metre < gap.toM && stays[metre] === true)
            .map((metre) => ({ ...gap, fromM: metre, toM: metre + 1 })),
        )
        const [before, after] = [partsInHand(gaps, words, nowMs), partsInHand(left, words, nowMs)]
        for (const { fromM } of left) expect(partAt(fromM, after)).toEqual(partAt(fromM, before))
      }),
    )
  })

  it('adds up: what is in hand and what is left make the gap', () => {
    fc.assert(
      fc.property(someGaps, someWords, (gaps, words) => {
        const parts = partsInHand(gaps, words, nowMs)
        for (const gap of gaps) {
          const inside = metres.filter((metre) => gap.fromM <= metre && metre < gap.toM)
          const held = inside.filter((metre) => partAt(metre, parts).length > 0).length
          const inHand = inHandOf(gap, parts)
          expect(inHand?.restM ?? gap.toM - gap.fromM).toBe(inside.length - held)
          if (inHand === undefined) continue
          const metresOf = (id: string) => inside.filter((metre) => partAt(metre, parts)[0] === id).length
          for (const { id } of parts) expect(metresOf(inHand.id)).toBeGreaterThanOrEqual(metresOf(id))
        }
      }),
    )
  })
})

const gap = (fromM: number, toM: number, sinceMs: number, sinceIsOlder = false) => ({
  fromM,
  toM,
  sinceMs,
  sinceIsOlder,
})
const word = (id: string, fromM: number, toM: number, atMs: number, closedAtMs: number | null = null) => ({
  id,
  fromM,
  toM,
  atMs,
  closedAtMs,
})

describe('a gap that somebody deals with', () => {
  it('that grew is in hand only where it was, and wholly only while less than 100 m were added', () => {
    const words = [word('a', 1000, 2000, 10)]
    const grown = (toM: number) => inHandOf(gap(1000, toM, 5), partsInHand([gap(1000, toM, 5)], words, 20))
    expect(grown(2600)).toEqual({ id: 'a', fromM: 1000, toM: 2000, restM: 600 })
    expect([isWhollyInHand(grown(2099)), isWhollyInHand(grown(2100)), isWhollyInHand(null)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('and was held meanwhile is another gap when it opens again', () => {
    expect(partsInHand([gap(0, 500, 12)], [word('a', 0, 500, 10)], 20)).toEqual([])
  })

  it('older than anybody looked back is taken for the same', () => {
    expect(partsInHand([gap(0, 500, 12, true)], [word('a', 0, 500, 10)], 20)).toHaveLength(1)
  })
})

describe('news', () => {
  it('is a gap of which less than half was told of while it was there', () => {
    expect(isKnown(gap(0, 1000, 5), [{ fromM: 0, toM: 500, atMs: 6 }])).toBe(true)
    expect(isKnown(gap(0, 1001, 5), [{ fromM: 0, toM: 500, atMs: 6 }])).toBe(false)
    expect(isKnown(gap(0, 1000, 5), [{ fromM: 0, toM: 1000, atMs: 4 }])).toBe(false)
    expect(isKnown(gap(0, 1000, 5), [])).toBe(false)
    // Told of twice, counted once.
    expect(
      isKnown(gap(0, 1000, 5), [
        { fromM: 0, toM: 300, atMs: 6 },
        { fromM: 100, toM: 400, atMs: 7 },
      ]),
    ).toBe(false)
  })
})
