import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatSelection, parseSelection, type Selection } from '../../../client/shell/viewState.ts'

const line = '01890000-0000-7000-8000-000000000001'

describe('a selection in the address', () => {
  test('a stretch is written as its line and whole metres', () => {
    expect(formatSelection({ kind: 'stretch', lineId: line, fromM: 42_300.4, toM: 46_500 })).toBe(
      `stretch:${line}:42300:46500`,
    )
  })

  test('what is written is read again', () => {
    const selection: fc.Arbitrary<Selection> = fc.oneof(
      fc.record({
        kind: fc.constantFrom(
          'trail' as const,
          'checkpoint' as const,
          'barrier' as const,
          'device' as const,
          'patrol' as const,
          'port' as const,
          'trade-point' as const,
        ),
        id: fc.uuid(),
      }),
      fc
        .tuple(fc.uuid(), fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }))
        .map(([lineId, fromM, lengthM]) => ({
          kind: 'stretch' as const,
          lineId,
          fromM,
          toM: fromM + lengthM,
        })),
      fc.record({ kind: fc.constant('moment' as const), lineId: fc.uuid(), atM: fc.nat(1e6) }),
      fc.record({
        kind: fc.constant('moment' as const),
        lineId: fc.uuid(),
        atM: fc.nat(1e6),
        atMs: fc.nat(2e12),
      }),
    )
    fc.assert(
      fc.property(selection, (each) => {
        expect(parseSelection(formatSelection(each))).toEqual(each)
      }),
    )
  })

  test('an empty or backward stretch, an unknown kind and no text select nothing', () => {
    expect(parseSelection(`stretch:${line}:500:500`)).toBeUndefined()
    expect(parseSelection(`stretch:${line}:900:500`)).toBeUndefined()
    expect(parseSelection(`stretch:${line}:x:y`)).toBeUndefined()
    expect(parseSelection(`moment:${line}:x`)).toBeUndefined()
    expect(parseSelection(`moment:${line}:100:soon`)).toBeUndefined()
    expect(parseSelection('village:7')).toBeUndefined()
    expect(parseSelection('trail:')).toBeUndefined()
    expect(parseSelection('')).toBeUndefined()
    expect(parseSelection(null)).toBeUndefined()
  })
})
