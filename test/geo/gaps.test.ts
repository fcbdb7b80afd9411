import { describe, expect, it } from 'vitest'
import { gapHours, gapPriority, gapsNow, priorityFormula, reportedGaps } from '../../geo/gaps.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import { straightLine } from './straightLine.ts'

const hour = 3_600_000
const line = straightLine(1000)
const window = { fromMs: 0, toMs: 24 * hour }
type Box = readonly [fromM: number, toM: number, fromHour: number, toHour: number]

/** Everything is held but these boxes of metres × hours. */
function coverageWithGaps(boxes: readonly Box[], barred: CoverageFacts['barred'] = []) {
  const edgesM = [...new Set([0, line.lengthM, ...boxes.flatMap(([from, to]) => [from, to])])].sort(
    (a, b) => a - b,
  )
  const edgesH = [...new Set([0, 24, ...boxes.flatMap(([, , from, to]) => [from, to])])].sort((a, b) => a - b)
  const claims: CoverageFacts['claims'][number][] = []
  for (const [x, toM] of edgesM.slice(1).entries())
    for (const [y, to] of edgesH.slice(1).entries()) {
      const [fromM, from] = [edgesM[x]!, edgesH[y]!]
      if (boxes.some((box) => box[0] <= fromM && toM <= box[1] && box[2] <= from && to <= box[3])) continue
      claims.push({
        kind: 'patrol',
        id: `${claims.length}`,
        fromM,
        toM,
        fromMs: from * hour,
        toMs: to * hour,
        revisitMin: 0,
        rateKey: null,
      })
    }
  return plannedCoverage(line, window, {
    policies: [defaultPolicy],
    tierOrders: [],
    claims,
    barred,
    openTrails: [],
  })
}

const boxesOf = (boxes: readonly Box[], boundariesM: readonly number[] = []) =>
  reportedGaps(coverageWithGaps(boxes), boundariesM).map(({ fromM, toM, fromMs, toMs, kmH }) => [
    fromM,
    toM,
    fromMs / hour,
    toMs / hour,
    Math.round(kmH * 1e6) / 1e6,
  ])

describe('reported gaps', () => {
  it('that share an edge are one gap with its exact km·h', () => {
    expect(
      boxesOf([
        [100, 300, 2, 6],
        [300, 500, 4, 8],
      ]),
    ).toEqual([[100, 500, 2, 8, 1.6]])
  })

  it('that only touch at a corner are two', () => {
    expect(
      boxesOf([
        [100, 300, 2, 6],
        [300, 500, 6, 8],
      ]),
    ).toEqual([
      [100, 300, 2, 6, 0.8],
      [300, 500, 6, 8, 0.4],
    ])
  })

  it('that follow each other in time without a claim between are one', () => {
    expect(
      boxesOf([
        [100, 300, 2, 6],
        [100, 300, 6, 8],
      ]),
    ).toEqual([[100, 300, 2, 8, 1.2]])
  })

  it('join through a third even if they meet it later along the line', () => {
    expect(
      boxesOf([
        [100, 300, 2, 4],
        [100, 300, 6, 8],
        [300, 400, 2, 8],
      ]),
    ).toEqual([[100, 400, 2, 8, 1.4]])
  })

  it('are cut where another unit’s ground begins', () => {
    expect(boxesOf([[100, 500, 2, 6]], [300, 700, 100])).toEqual([
      [100, 300, 2, 6, 0.8],
      [300, 500, 2, 6, 0.8],
    ])
  })

  it('have as many rectangles as their set of gaps changes along the line, and no more', () => {
    const [gap] = reportedGaps(
      coverageWithGaps([
        [100, 300, 2, 6],
        [300, 500, 4, 8],
        [400, 450, 10, 11],
      ]),
      [],
    )
    expect(gap!.rectangles.map(({ fromM, toM }) => [fromM, toM])).toEqual([
      [100, 300],
      [300, 400],
      [400, 450],
      [450, 500],
    ])
  })

  it('are not split where only a barrier begins', () => {
    const coverage = coverageWithGaps(
      [[100, 500, 2, 6]],
      [{ fromM: 200, toM: 300, fromMs: 0, toMs: 4 * hour }],
    )
    expect(reportedGaps(coverage, []).map(({ rectangles }) => rectangles)).toEqual([
      [{ fromM: 100, toM: 500, fromMs: 2 * hour, toMs: 6 * hour }],
    ])
  })
})

describe('gaps now', () => {
  it('are maximal runs with the earliest start and the first end at any of their points', () => {
    const coverage = coverageWithGaps([
      [100, 200, 4, 12],
      [200, 300, 2, 20],
      [300, 350, 9, 10],
      [600, 700, 9, 24],
    ])
    expect(gapsNow(coverage, 9 * hour)).toEqual([
      { fromM: 100, toM: 350, sinceMs: 2 * hour, sinceIsOlder: false, untilMs: 10 * hour },
      { fromM: 600, toM: 700, sinceMs: 9 * hour, sinceIsOlder: false, untilMs: null },
    ])
  })

  it('that were there when the window began may be older', () => {
    expect(gapsNow(coverageWithGaps([[100, 200, 0, 12]]), hour)).toMatchObject([
      { sinceMs: 0, sinceIsOlder: true },
    ])
  })

  it('go on through a change of limit', () => {
    const coverage = coverageWithGaps(
      [[100, 200, 4, 12]],
      [{ fromM: 0, toM: 150, fromMs: 6 * hour, toMs: 9 * hour }],
    )
    expect(gapsNow(coverage, 7 * hour)).toEqual([
      { fromM: 100, toM: 200, sinceMs: 4 * hour, sinceIsOlder: false, untilMs: 12 * hour },
    ])
  })

  it('begin with their first instant, end before their last, and are none outside the window', () => {
    const coverage = coverageWithGaps([[100, 200, 4, 12]])
    expect(
      [4 * hour - 1, 4 * hour, 12 * hour - 1, 12 * hour].map((at) => gapsNow(coverage, at).length),
    ).toEqual([0, 1, 1, 0])
    expect(gapsNow(coverageWithGaps([[0, 1000, 0, 24]]), 24 * hour)).toEqual([])
    expect(gapsNow(coverageWithGaps([[0, 1000, 0, 24]]), -1)).toEqual([])
  })
})

describe('the priority of a gap', () => {
  it('is a kilometre-hour each, doubled by an open trail, halved behind a barrier, counted up to a day', () => {
    const gap = { lengthM: 2000, hours: 3, openTrails: 0, barredM: 0 }
    expect(gapPriority(gap)).toBe(6)
    expect(gapPriority({ ...gap, openTrails: 1 })).toBe(12)
    expect(gapPriority({ ...gap, barredM: 2000 })).toBe(3)
    expect(gapPriority({ ...gap, barredM: 1000 })).toBe(4.5)
    expect(gapPriority({ ...gap, hours: 100 })).toBe(48)
    expect(gapPriority({ ...gap, lengthM: 0, hours: 0 })).toBe(0)
  })

  it('stands beside its formula', () => {
    for (const term of ['length', 'hours', '24', 'open trails', 'barred'])
      expect(priorityFormula).toContain(term)
  })

  it('takes the hours of a gap now from since to until, or to the window’s end', () => {
    const [gap] = gapsNow(coverageWithGaps([[100, 200, 4, 12]]), 5 * hour)
    expect(gapHours(gap!, window)).toBe(8)
    const [open] = gapsNow(coverageWithGaps([[100, 200, 4, 24]]), 5 * hour)
    expect(gapHours(open!, window)).toBe(20)
  })

  it('takes the hours of a reported gap as the mean over its length', () => {
    const [gap] = reportedGaps(
      coverageWithGaps([
        [100, 300, 2, 6],
        [300, 500, 4, 10],
      ]),
      [],
    )
    expect(gapHours(gap!, window)).toBeCloseTo(5, 9)
  })
})
