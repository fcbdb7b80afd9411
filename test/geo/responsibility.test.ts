import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answeredAt,
  answeredChanges,
  answeredM,
  answeredPoint,
  answeredWorstFirst,
  stateOf,
  succeed,
  tryPieceAt,
  type StretchTerm,
} from '../../geo/responsibility.ts'

const lengthM = 60
const term = (
  id: string,
  chief: string | null,
  fromM: number,
  toM: number,
  more: Partial<StretchTerm> = {},
) => ({ id, chief, fromM, toM, fromMs: 0, toMs: Infinity, ...more }) satisfies StretchTerm

const someTerm = fc.record({
  chief: fc.constantFrom('li', 'bai', 'zhao', null),
  fromM: fc.integer({ min: -4, max: 64 }),
  toM: fc.integer({ min: -4, max: 70 }),
  fromMs: fc.integer({ min: 0, max: 12 }),
  toMs: fc.oneof(fc.integer({ min: 0, max: 14 }), fc.constant(Infinity)),
})
const someTerms = fc
  .array(someTerm, { maxLength: 14 })
  .map((terms) => terms.map((one, index): StretchTerm => ({ ...one, id: `t${index}` })))
const someInstant = fc.integer({ min: 0, max: 14 })

/** By the definition, of one place at one instant. */
const answeringAt = (terms: readonly StretchTerm[], placeM: number, atMs: number) =>
  terms.filter(
    ({ fromM, toM, fromMs, toMs }) => fromM <= placeM && placeM < toM && fromMs <= atMs && atMs < toMs,
  )
const idsAt = (terms: readonly StretchTerm[], placeM: number, atMs: number) =>
  answeringAt(terms, placeM, atMs).map(({ id }) => id)
const everyMetre = Array.from({ length: lengthM }, (_, metre) => metre + 0.5)

describe('who answers for a line', () => {
  it('leaves between two chiefs what is nobody’s, to the metre', () => {
    expect(answeredAt([term('a', 'li', 0, 20), term('b', 'bai', 32, 60)], lengthM, 5)).toEqual([
      { fromM: 0, toM: 20, state: 'one', termIds: ['a'] },
      { fromM: 20, toM: 32, state: 'nobody', termIds: [] },
      { fromM: 32, toM: 60, state: 'one', termIds: ['b'] },
    ])
  })

  it('names both who answer for the same metres', () => {
    expect(answeredAt([term('a', 'li', 0, 33), term('b', 'bai', 30, 60)], lengthM, 5)[1]).toEqual({
      fromM: 30,
      toM: 33,
      state: 'several',
      termIds: ['a', 'b'],
    })
  })

  it('is one, not two, where the same chief was named twice', () => {
    expect(stateOf([term('a', 'li', 0, 9), term('b', 'li', 0, 9)])).toBe('one')
  })

  it('is vacant where a post is named that nobody fills, and answered for once anybody is', () => {
    expect(stateOf([term('a', null, 0, 9)])).toBe('vacant')
    expect(stateOf([term('a', null, 0, 9), term('b', 'li', 0, 9)])).toBe('one')
  })

  it('is nobody’s on the instant that the last term ends', () => {
    const terms = [term('a', 'li', 0, 60, { toMs: 8 })]
    expect(answeredAt(terms, lengthM, 7.9)[0]?.state).toBe('one')
    expect(answeredAt(terms, lengthM, 8)).toEqual([{ fromM: 0, toM: 60, state: 'nobody', termIds: [] }])
  })

  it('cuts the line into pieces that touch, differ from their neighbours and are the whole of it', () => {
    fc.assert(
      fc.property(someTerms, someInstant, (terms, atMs) => {
        const pieces = answeredAt(terms, lengthM, atMs)
        expect(pieces[0]?.fromM).toBe(0)
        expect(pieces.at(-1)?.toM).toBe(lengthM)
        for (const [index, piece] of pieces.entries()) {
          expect(piece.fromM).toBeLessThan(piece.toM)
          const next = pieces[index + 1]
          if (next === undefined) continue
          expect(next.fromM).toBe(piece.toM)
          expect(next.termIds).not.toEqual(piece.termIds)
        }
        const metres = answeredM(pieces)
        expect(metres.one + metres.several + metres.vacant + metres.nobody).toBe(lengthM)
      }),
    )
  })

  it('says of every metre what the definition says, and never both somebody and nobody', () => {
    fc.assert(
      fc.property(someTerms, someInstant, (terms, atMs) => {
        const pieces = answeredAt(terms, lengthM, atMs)
        for (const metre of everyMetre) {
          const [piece, ...others] = pieces.filter(({ fromM, toM }) => fromM <= metre && metre < toM)
          expect(others).toEqual([])
          expect(piece?.termIds).toEqual(idsAt(terms, metre, atMs))
          expect(piece?.state).toBe(stateOf(answeringAt(terms, metre, atMs)))
          expect(piece?.state === 'nobody').toBe(piece?.termIds.length === 0)
        }
      }),
    )
  })
})

describe('what changes soon', () => {
  it('tells which metres pass from whom to whom, and when', () => {
    const terms = [
      term('a', 'li', 0, 60, { toMs: 10 }),
      term('b', 'bai', 0, 40, { fromMs: 10 }),
      term('c', 'zhao', 50, 60),
    ]
    expect(answeredChanges(terms, lengthM, { fromMs: 5, toMs: 12 })).toEqual([
      { atMs: 10, fromM: 0, toM: 40, before: ['a'], after: ['b'] },
      { atMs: 10, fromM: 40, toM: 50, before: ['a'], after: [] },
      { atMs: 10, fromM: 50, toM: 60, before: ['a', 'c'], after: ['c'] },
    ])
  })

  it('tells every change of every metre within the window and no other', () => {
    fc.assert(
      fc.property(someTerms, someInstant, fc.integer({ min: 1, max: 9 }), (terms, fromMs, lasts) => {
        const window = { fromMs, toMs: fromMs + lasts }
        const changes = answeredChanges(terms, lengthM, window)
        for (const metre of everyMetre)
          for (let atMs = fromMs + 1; atMs <= window.toMs; atMs++) {
            // Terms begin and end on whole instants: half a one earlier is before.
            const [before, after] = [idsAt(terms, metre, atMs - 0.5), idsAt(terms, metre, atMs)]
            const told = changes.filter((one) => one.atMs === atMs && one.fromM <= metre && metre < one.toM)
            const isSame = before.join() === after.join()
            expect(told.map((one) => [one.before, one.after])).toEqual(isSame ? [] : [[before, after]])
          }
      }),
      { numRuns: 40 },
    )
  })
})

describe('who answers for a point', () => {
  const stretches = [term('a', 'li', 0, 20), term('b', 'bai', 30, 60)]

  it('is whoever is named for it, before whoever has the stretch', () => {
    const own = [{ id: 'p', chief: 'zhao', fromMs: 0, toMs: Infinity }]
    expect(answeredPoint([12], own, answeredAt(stretches, lengthM, 5), 5)).toEqual({
      state: 'one',
      by: 'itself',
      termIds: ['p'],
    })
  })

  it('is whoever has the stretch where nobody is named for it, or no more', () => {
    const over = [{ id: 'p', chief: 'zhao', fromMs: 0, toMs: 5 }]
    expect(answeredPoint([12], over, answeredAt(stretches, lengthM, 5), 5)).toEqual({
      state: 'one',
      by: 'stretch',
      termIds: ['a'],
    })
  })

  it('is nobody as long as one of the places is nobody’s where a trail meets the line', () => {
    expect(answeredPoint([12, 25], [], answeredAt(stretches, lengthM, 5), 5)).toMatchObject({
      state: 'nobody',
      termIds: ['a'],
    })
  })

  it('is not doubled by a trail that meets the line on two chiefs’ stretches', () => {
    expect(answeredPoint([12, 40], [], answeredAt(stretches, lengthM, 5), 5)).toMatchObject({
      state: 'one',
      termIds: ['a', 'b'],
    })
  })

  it('is found among thousands of pieces as one by one', () => {
    fc.assert(
      fc.property(someTerms, fc.integer({ min: 0, max: lengthM - 1 }), (terms, placeM) => {
        const pieces = answeredAt(terms, lengthM, 5)
        expect(tryPieceAt(pieces, placeM)).toBe(
          pieces.find(({ fromM, toM }) => fromM <= placeM && placeM < toM),
        )
      }),
    )
  })

  it('is the last one at the very end of the line', () => {
    expect(answeredPoint([lengthM], [], answeredAt(stretches, lengthM, 5), 5)).toMatchObject({
      termIds: ['b'],
    })
  })

  it('is in the state of the line at the worst of its places', () => {
    const places = fc.array(fc.integer({ min: 0, max: lengthM - 1 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(someTerms, places, someInstant, (terms, atM, atMs) => {
        const states = atM.map((place) => stateOf(answeringAt(terms, place, atMs)))
        const worst = answeredWorstFirst.find((state) => states.includes(state))
        expect(answeredPoint(atM, [], answeredAt(terms, lengthM, atMs), atMs).state).toBe(worst)
      }),
    )
  })
})

describe('handing over', () => {
  /** All that one chief holds goes to another from an instant. */
  const handOver = (terms: readonly StretchTerm[], from: string, to: string, atMs: number) =>
    terms.flatMap((one): StretchTerm[] => {
      if (one.chief !== from) return [one]
      const { ended, begun } = succeed(one, atMs)
      return [
        ...(ended === undefined ? [] : [{ ...one, ...ended }]),
        ...(begun === undefined ? [] : [{ ...one, ...begun, id: `${one.id}'`, chief: to }]),
      ]
    })
  const chiefsAt = (terms: readonly StretchTerm[], placeM: number, atMs: number) =>
    new Set(answeringAt(terms, placeM, atMs).map(({ chief }) => chief))

  it('moves exactly what was held, from the instant on, and nothing before it nor of others', () => {
    fc.assert(
      fc.property(someTerms, someInstant, (terms, handedMs) => {
        const valid = terms.filter(({ fromMs, toMs }) => fromMs < toMs)
        const after = handOver(valid, 'li', 'ma', handedMs)
        for (const metre of everyMetre)
          for (let atMs = 0; atMs <= 15; atMs++) {
            const was = chiefsAt(valid, metre, atMs)
            const should = [...was].map((chief) => (chief === 'li' && atMs >= handedMs ? 'ma' : chief))
            expect(chiefsAt(after, metre, atMs)).toEqual(new Set(should))
          }
      }),
      { numRuns: 60 },
    )
  })

  it('leaves each state of the line as it was, but whose', () => {
    fc.assert(
      fc.property(someTerms, someInstant, someInstant, (terms, handedMs, atMs) => {
        const after = handOver(terms, 'li', 'ma', handedMs)
        expect(answeredM(answeredAt(after, lengthM, atMs))).toEqual(
          answeredM(answeredAt(terms, lengthM, atMs)),
        )
      }),
    )
  })
})
