import { describe, expect, it } from 'vitest'
import { countedAs, lookOf, statesOfKind } from '../../../client/theme/stateLook.ts'
import { coverageKind, coverageState } from '../../../data/model/coverageAnswer.ts'

describe('how a state looks', () => {
  it('a promise kept looks held, a broken one as loud as a gap, and a gap that was planned quieter', () => {
    expect(lookOf('kept', 'compared')).toBe('held')
    expect(lookOf('broken', 'compared')).toBe('gap')
    expect(lookOf('gap', 'compared')).toBe('foreseen')
    expect(lookOf('gap', 'planned')).toBe('gap')
    expect(lookOf('gap', 'actual')).toBe('gap')
  })

  it('no two states of one kind look alike', () => {
    for (const kind of coverageKind.options) {
      const looks = statesOfKind[kind].map((state) => lookOf(state, kind))
      expect(new Set(looks).size).toBe(looks.length)
    }
  })

  it('every state counts as one of the four', () => {
    expect(coverageState.options.map((state) => countedAs(state))).toEqual([
      'held',
      'thin',
      'gap',
      'unknown',
      'held',
      'held',
      'gap',
    ])
  })
})
