import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  componentsOf,
  componentsOfSlices,
  differenceOf,
  exactForm,
  intersectionOf,
  measureOf,
  slicesOf,
  unionOf,
} from '../../geo/regions.ts'
import type { Region } from '../../geo/units.ts'

type Box = readonly [fromM: number, toM: number, fromMs: number, toMs: number]
const region = ([fromM, toM, fromMs, toMs]: Box): Region => ({ fromM, toM, fromMs, toMs })
const regions = (...boxes: Box[]) => boxes.map(region)

const side = 12
const edge = fc.integer({ min: 0, max: side })
/** Some of them empty or backward. */
const set = fc.array(fc.tuple(edge, edge, edge, edge).map(region), { maxLength: 9 })
const cuts = fc.array(edge, { maxLength: 3 })

/** Membership by the definition: at the middle of every cell of the grid on which the edges lie. */
const cellsOf = (regions: readonly Region[]) =>
  Array.from({ length: side * side }, (_, cell) => {
    const [x, t] = [Math.floor(cell / side) + 0.5, (cell % side) + 0.5]
    return regions.some(({ fromM, toM, fromMs, toMs }) => fromM <= x && x < toM && fromMs <= t && t < toMs)
  })

/** By the definition: slices in order, none empty, neighbours that touch differ in their times. */
function expectExactForm(form: readonly Region[]) {
  const slices: Region[][] = []
  for (const rectangle of form) {
    const last = slices.at(-1)
    if (last?.[0]?.fromM === rectangle.fromM) last.push(rectangle)
    else slices.push([rectangle])
  }
  let before: { toM: number; times: string } = { toM: -1, times: '' }
  for (const rectangles of slices) {
    const { fromM, toM } = rectangles[0]!
    for (const [index, rectangle] of rectangles.entries()) {
      expect(rectangle.toM).toBe(toM)
      expect(rectangle.fromMs).toBeLessThan(rectangle.toMs)
      if (index > 0) expect(rectangle.fromMs).toBeGreaterThan(rectangles[index - 1]!.toMs)
    }
    const times = JSON.stringify(rectangles.map(({ fromMs, toMs }) => [fromMs, toMs]))
    expect(fromM).toBeLessThan(toM)
    expect(fromM).toBeGreaterThanOrEqual(before.toM)
    if (fromM === before.toM) expect(times).not.toBe(before.times)
    before = { toM, times }
  }
}

/** Components by flooding the grid from cell to cell over edges; each as its sorted cells. */
function floodedComponents(regions: readonly Region[], cutsM: readonly number[]): number[][] {
  const isIn = cellsOf(regions)
  const components: number[][] = []
  for (let start = 0; start < isIn.length; start++) {
    if (isIn[start] !== true) continue
    const component = [start]
    isIn[start] = false
    for (const cell of component) {
      const [x, t] = [Math.floor(cell / side), cell % side]
      const neighbours = [
        ...(t > 0 ? [cell - 1] : []),
        ...(t < side - 1 ? [cell + 1] : []),
        ...(x > 0 && !cutsM.includes(x) ? [cell - side] : []),
        ...(x < side - 1 && !cutsM.includes(x + 1) ? [cell + side] : []),
      ]
      for (const neighbour of neighbours)
        if (isIn[neighbour] === true) {
          isIn[neighbour] = false
          component.push(neighbour)
        }
    }
    components.push(component.sort((a, b) => a - b))
  }
  return components.sort((a, b) => a[0]! - b[0]!)
}

const trueCells = (membership: readonly boolean[]) => membership.flatMap((isIn, cell) => (isIn ? [cell] : []))

describe('sets of regions', () => {
  it('unite, intersect and subtract as sets of points do, in exact form', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const [inA, inB] = [cellsOf(a), cellsOf(b)]
        const results: [Region[], (cell: number) => boolean][] = [
          [unionOf(a, b), (cell) => inA[cell]! || inB[cell]!],
          [intersectionOf(a, b), (cell) => inA[cell]! && inB[cell]!],
          [differenceOf(a, b), (cell) => inA[cell]! && !inB[cell]!],
          [exactForm(a), (cell) => inA[cell]!],
        ]
        for (const [result, isIn] of results) {
          expect(cellsOf(result)).toEqual(inA.map((_, cell) => isIn(cell)))
          expectExactForm(result)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('have one exact form each, however they were cut', () => {
    fc.assert(
      fc.property(set, edge, edge, (a, cutM, cutMs) => {
        const pieces = a.flatMap((whole) =>
          [
            { ...whole, toM: Math.min(whole.toM, cutM) },
            { ...whole, fromM: Math.max(whole.fromM, cutM), toMs: Math.min(whole.toMs, cutMs) },
            { ...whole, fromM: Math.max(whole.fromM, cutM), fromMs: Math.max(whole.fromMs, cutMs) },
          ].reverse(),
        )
        expect(exactForm(pieces)).toEqual(exactForm(a))
        expect(exactForm(exactForm(a))).toEqual(exactForm(a))
      }),
    )
  })

  it('measure what several of them cover once', () => {
    fc.assert(
      fc.property(set, (a) => {
        expect(measureOf(a).metreMs).toBe(cellsOf(a).filter(Boolean).length)
      }),
    )
    expect(measureOf(regions([0, 2000, 0, 3_600_000]))).toEqual({ metreMs: 7.2e9, kmH: 2 })
  })

  it('fall into the components that flooding a grid finds, cut at unit boundaries', () => {
    fc.assert(
      fc.property(set, cuts, (a, cutsM) => {
        const components = componentsOf(a, cutsM)
        const cells = components.map(({ rectangles }) => trueCells(cellsOf(rectangles)))
        expect(cells.sort((a, b) => a[0]! - b[0]!)).toEqual(floodedComponents(a, cutsM))
        if (cutsM.length === 0) {
          const inOrder = components.flatMap(({ rectangles }) => rectangles)
          inOrder.sort((a, b) => a.fromM - b.fromM || a.fromMs - b.fromMs)
          expect(inOrder).toEqual(exactForm(a))
        }
        for (const { rectangles, kmH, ...box } of components) {
          expect(kmH).toBe(measureOf(rectangles).kmH)
          expect(box).toEqual({
            fromM: Math.min(...rectangles.map(({ fromM }) => fromM)),
            toM: Math.max(...rectangles.map(({ toM }) => toM)),
            fromMs: Math.min(...rectangles.map(({ fromMs }) => fromMs)),
            toMs: Math.max(...rectangles.map(({ toMs }) => toMs)),
          })
        }
      }),
      { numRuns: 500 },
    )
  })

  it('have the same components when they come sliced, with equal neighbours and empty slices', () => {
    fc.assert(
      fc.property(set, cuts, (a, cutsM) => {
        const halved = slicesOf(a).flatMap((slice) => {
          const middleM = (slice.fromM + slice.toM) / 2
          return [
            { ...slice, toM: middleM },
            { ...slice, fromM: middleM },
            { fromM: slice.toM, toM: slice.toM, times: [] },
          ]
        })
        expect(componentsOfSlices(halved, cutsM)).toEqual(componentsOf(a, cutsM))
      }),
    )
  })
})

describe('a handover', () => {
  it('at 08:00 leaves no seam, and one between two stretches none either', () => {
    expect(unionOf(regions([0, 5, 0, 8], [0, 5, 8, 16]))).toEqual(regions([0, 5, 0, 16]))
    expect(unionOf(regions([0, 5, 0, 8]), regions([5, 9, 0, 8]))).toEqual(regions([0, 9, 0, 8]))
  })
})

describe('components', () => {
  it('do not connect at a corner', () => {
    expect(componentsOf(regions([0, 2, 0, 2], [2, 4, 2, 4]))).toHaveLength(2)
    expect(componentsOf(regions([0, 2, 0, 2], [2, 4, 1, 4]))).toHaveLength(1)
  })

  it('connect through a third that both meet', () => {
    expect(componentsOf(regions([0, 2, 0, 2], [0, 2, 4, 6], [2, 3, 0, 6]))).toHaveLength(1)
  })

  it('end at a cut even inside one rectangle, and a cut outside changes nothing', () => {
    const whole = regions([2, 6, 0, 4])
    expect(componentsOf(whole, [4, 4]).map(({ fromM, toM }) => [fromM, toM])).toEqual([
      [2, 4],
      [4, 6],
    ])
    expect(componentsOf(whole, [0, 2, 6, 9])).toEqual(componentsOf(whole))
  })

  it('of nothing are none', () => {
    expect(componentsOf(regions([2, 2, 0, 4], [3, 1, 0, 4], [0, 4, 5, 5]))).toEqual([])
  })
})
