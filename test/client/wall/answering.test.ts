import { describe, expect, it } from 'vitest'
import { answeringByLevel, postOf, tryNearestLevel } from '../../../client/wall/answering.ts'
import { coarseMs } from '../../../client/wall/coarseMs.ts'
import { shownGaps } from '../../../client/wall/rankedGaps.ts'
import type { Answerable } from '../../../data/model/coverageAnswer.ts'

const name = (en: string) => ({ en, zh: en })
const answers = (level: Answerable['level'], stretchId: string): Answerable => ({
  level,
  stretchId,
  personId: null,
  post: name('chief'),
})
const stretches = new Map([
  ['county', { fromM: 0, toM: 90_000, unitId: 'the county' }],
  ['west', { fromM: 0, toM: 10_400, unitId: 'west village' }],
  ['east', { fromM: 10_400, toM: 20_000, unitId: 'east village' }],
])

describe('who answers for a gap', () => {
  it('is the village that has most of it, and the county above', () => {
    const gap = {
      fromM: 10_000,
      toM: 12_000,
      answerable: [answers('county', 'county'), answers('village', 'west'), answers('village', 'east')],
    }
    const answering = answeringByLevel(gap, stretches)
    expect(tryNearestLevel(answering)).toBe('village')
    expect(answering.get('village')?.map(({ unitId }) => unitId)).toEqual(['east village', 'west village'])
    expect(answering.get('county')?.map(({ ofGapM }) => ofGapM)).toEqual([2000])
    expect(answering.get('township')).toEqual([])
  })

  it('is the county where nobody nearer does, and nobody where nobody does', () => {
    const gap = { fromM: 30_000, toM: 31_000, answerable: [answers('county', 'county')] }
    expect(tryNearestLevel(answeringByLevel(gap, stretches))).toBe('county')
    expect(tryNearestLevel(answeringByLevel({ ...gap, answerable: [] }, stretches))).toBeUndefined()
  })

  it.each([
    ['Demo Village 4-1', 'Village chief', 'Demo Village 4-1 chief'],
    ['示例村 4-1', '村级段长', '示例村 4-1 段长'],
    // A town is no township: nothing is said twice.
    ['董干镇', '乡级段长', '董干镇 乡级段长'],
    ['Malipo County', 'Border Defence Office', 'Malipo County Border Defence Office'],
    // Of a post of one word nothing would be left.
    ['Chief Village', 'Chief', 'Chief Village Chief'],
  ])('of %s, %s is said as %s', (unit, post, said) => {
    expect(postOf(unit, post)).toBe(said)
  })
})

describe('a row of the wall', () => {
  it.each([
    [59_999, 0],
    [25 * 60_000 + 5, 25 * 60_000],
    [15.9 * 3_600_000, 15 * 3_600_000],
    [47.9 * 3_600_000, 47 * 3_600_000],
    [62 * 3_600_000, 48 * 3_600_000],
  ])('cuts %d ms to the one unit read from afar', (exact, coarse) => {
    expect(coarseMs(exact)).toBe(coarse)
  })

  it('of the gap looked at stands first where there may be no room for it at its place', () => {
    const gaps = Array.from({ length: 14 }, (_, index) => ({ rank: index + 1 }))
    const ranks = (looked: number) => shownGaps(gaps, looked).map(({ rank }) => rank)
    expect(ranks(1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(ranks(4)).toEqual(ranks(1))
    expect(ranks(12)).toEqual([12, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(ranks(20)).toEqual(ranks(1))
  })
})
