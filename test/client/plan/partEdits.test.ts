import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstDifference,
  insertVertex,
  joinParts,
  moveVertex,
  removeVertex,
  reversePart,
  shiftPart,
  splitPart,
  tryNearestEnd,
  tryPlaceOnPaths,
} from '../../../client/plan/partEdits.ts'
import type { WorkingPart } from '../../../client/plan/workingDraft.ts'
import { distanceM, pathLengthM } from '../../../geo/chainage.ts'
import { beside } from './straightLine.ts'

const part = (...places: readonly (readonly [number, number])[]): WorkingPart => ({
  path: beside(...places).map(([lon, lat]) => [lon, lat]),
  statuses: [],
})
const built = (...places: readonly (readonly [number, number])[]): WorkingPart => ({
  ...part(...places),
  statuses: [{ status: 'complete', from: '2026-01-01T00:00:00Z' }],
})
const ridge = part([1000, 40], [1500, 60], [2000, 40])
const totalM = (parts: readonly WorkingPart[]) => parts.reduce((sum, { path }) => sum + pathLengthM(path), 0)

/** Parts of two to eight vertices along the line, each a few hundred metres on. */
const paths = fc
  .array(fc.tuple(fc.integer({ min: 50, max: 400 }), fc.integer({ min: 5, max: 300 })), {
    minLength: 2,
    maxLength: 8,
  })
  .map((steps) => {
    let atM = 100
    return part(...steps.map(([stepM, offsetM]): [number, number] => [(atM += stepM), offsetM]))
  })

describe('a part that is cut', () => {
  it('at a vertex shares it, and is joined again as it was', () => {
    const cut = splitPart([ridge], { part: 0, vertex: 1, position: ridge.path[1]! })!
    expect(cut.map(({ path }) => path.length)).toEqual([2, 2])
    expect(joinParts(cut, 0, 1)).toEqual([ridge])
  })

  it('between two vertices has a new one in both', () => {
    const place = beside([1700, 52])[0]!
    const cut = splitPart([ridge], { part: 0, vertex: 2, position: place })!
    expect(cut[0]!.path.at(-1)).toEqual(cut[1]!.path[0])
    expect(cut.map(({ path }) => path.length)).toEqual([3, 2])
  })

  it('keeps its status on both sides', () => {
    const fence = built([1000, 40], [1500, 60], [2000, 40])
    const cut = splitPart([fence], { part: 0, vertex: 1, position: fence.path[1]! })!
    expect(cut.map(({ statuses }) => statuses)).toEqual([fence.statuses, fence.statuses])
  })

  it('at an end is refused', () => {
    expect(splitPart([ridge], { part: 0, vertex: 1, position: ridge.path[0]! })).toBeUndefined()
    expect(splitPart([ridge], { part: 0, vertex: 2, position: ridge.path[2]! })).toBeUndefined()
  })

  it('anywhere keeps its length and, joined again, its course', () => {
    fc.assert(
      fc.property(paths, fc.nat(), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (drawn, pick, share) => {
        const vertex = 1 + (pick % (drawn.path.length - 1))
        const [from, to] = [drawn.path[vertex - 1]!, drawn.path[vertex]!]
        const position: [number, number] = [
          from[0] + share * (to[0] - from[0]),
          from[1] + share * (to[1] - from[1]),
        ]
        const cut = splitPart([drawn], { part: 0, vertex, position })!
        expect(Math.abs(totalM(cut) - totalM([drawn]))).toBeLessThan(0.01)
        const [joined, ...rest] = joinParts(cut, 0, 1)
        expect(rest).toEqual([])
        expect(joined!.path).toHaveLength(drawn.path.length + 1)
        expect(joined!.path.filter((each) => each[0] !== position[0] || each[1] !== position[1])).toEqual(
          drawn.path,
        )
      }),
    )
  })
})

describe('two parts that are joined', () => {
  it('meet by their nearest ends, whichever way they run', () => {
    const far = part([2600, 40], [2100, 40])
    const joined = joinParts([ridge, far], 0, 1)
    expect(joined).toHaveLength(1)
    expect(joined[0]!.path).toEqual([...ridge.path, ...far.path.toReversed()])
    expect(joinParts([far, ridge], 0, 1)[0]!.path).toEqual([...far.path, ...ridge.path.toReversed()])
  })

  it('are the nearest of one status', () => {
    const near = built([2010, 40], [2100, 40])
    const far = part([3000, 40], [3500, 40])
    const found = tryNearestEnd([ridge, near, far], 0)
    expect(found?.part).toBe(2)
    expect(Math.abs(found!.gapM - 1000)).toBeLessThan(1)
    expect(tryNearestEnd([ridge, near], 0)).toBeUndefined()
  })
})

describe('a vertex', () => {
  it('is moved, added halfway and taken away', () => {
    const to = beside([1500, 90])[0]!
    expect(moveVertex([ridge], { part: 0, vertex: 1 }, to)[0]!.path[1]).toEqual(to)
    const longer = insertVertex([ridge], { part: 0, vertex: 2 })
    expect(longer.vertex).toBe(2)
    expect(longer.parts[0]!.path).toHaveLength(4)
    expect(removeVertex(longer.parts, { part: 0, vertex: 2 })).toEqual([ridge])
  })

  it('that is the last but one takes its part with it', () => {
    expect(removeVertex([part([1000, 40], [2000, 40]), ridge], { part: 0, vertex: 1 })).toEqual([ridge])
  })
})

it('a part turned twice runs as before', () => {
  expect(reversePart(reversePart([ridge], 0), 0)).toEqual([ridge])
})

it('a part moved by metres moves every vertex by them', () => {
  const moved = shiftPart([ridge], 0, 30, 40)[0]!
  for (const [index, position] of moved.path.entries())
    expect(Math.abs(distanceM(position, ridge.path[index]!) - 50)).toBeLessThan(0.05)
})

describe('a pointer near a path', () => {
  /** A metre a pixel. */
  const toPixel = ([lon, lat]: readonly [number, number]) => ({
    x: (lon - 105) * 102_500,
    y: (lat - 23) * 110_770,
  })

  it('finds the nearest place on it within reach', () => {
    const place = tryPlaceOnPaths([ridge.path], beside([1250, 55])[0]!, toPixel, 18)
    expect(place).toMatchObject({ part: 0, vertex: 1 })
    expect(distanceM(place!.position, beside([1250, 50])[0]!)).toBeLessThan(1)
    expect(tryPlaceOnPaths([ridge.path], beside([1250, 90])[0]!, toPixel, 18)).toBeUndefined()
  })
})

describe('where parts differ', () => {
  it('is at a vertex that moved, at one that is gone, and nowhere where nothing did', () => {
    const other = part([5000, 40], [6000, 40])
    const moved = moveVertex([ridge, other], { part: 1, vertex: 1 }, beside([6100, 40])[0]!)
    expect(firstDifference([ridge, other], moved)).toEqual(moved[1]!.path[1])
    expect(firstDifference([ridge, other], [ridge])).toEqual(other.path[0])
    expect(firstDifference([ridge, other], [ridge, other])).toBeUndefined()
  })
})
