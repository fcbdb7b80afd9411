import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM } from '../../geo/chainage.ts'
import type { Fixes } from '../../geo/fixes.ts'
import { nearestAlong } from '../../geo/cutPath.ts'
import { tracedPath } from '../../geo/tracedPath.ts'
import type { Position } from '../../geo/units.ts'

const fixesOf = (list: readonly { at: Position; s: number; accuracyM?: number }[]): Fixes => ({
  count: list.length,
  timeMs: Float64Array.from(list, ({ s }) => Date.parse('2026-03-10T00:00:00Z') + s * 1000),
  lonLat: Float64Array.from(list.flatMap(({ at }) => [...at])),
  accuracyM: Float32Array.from(list, ({ accuracyM }) => accuracyM ?? 6),
})

/** North along 104.71 in steps of some 11 m, one in ten seconds. */
const northward = (steps: number) =>
  Array.from({ length: steps }, (_, step) => ({
    at: [104.71, 22.9 + step * 0.0001] as Position,
    s: step * 10,
  }))

describe('the course of a way that was walked along', () => {
  it('is empty before anything was seen', () => {
    expect(tracedPath(fixesOf([]))).toEqual([])
  })

  it('is its two ends where it is straight', () => {
    const path = tracedPath(fixesOf(northward(30)))
    expect(path).toEqual([
      [104.71, 22.9],
      [104.71, 22.9 + 29 * 0.0001],
    ])
  })

  it('has no place where only the receiver moved', () => {
    const still = Array.from({ length: 60 }, (_, s) => ({
      at: [104.71 + 0.00002 * Math.sin(s * 2), 22.9 + 0.00002 * Math.cos(s * 3)] as Position,
      s,
    }))
    expect(tracedPath(fixesOf(still)).length).toBeLessThanOrEqual(2)
  })

  it('passes over a fix that jumps away, one that is too coarse and one out of time', () => {
    const walk = northward(20)
    walk[7] = { ...walk[7]!, at: [104.75, 22.95] }
    walk[11] = { ...walk[11]!, at: [104.7105, 22.9011], accuracyM: 80 } as (typeof walk)[number]
    walk[15] = { ...walk[15]!, s: 20 }
    for (const [lon] of tracedPath(fixesOf(walk))) expect(lon).toBe(104.71)
  })

  it('stays within the bend’s tolerance and a step of every fix, whatever way is walked', () => {
    const walks = fc.array(
      fc.record({ east: fc.integer({ min: -8, max: 8 }), north: fc.integer({ min: 0, max: 10 }) }),
      { minLength: 2, maxLength: 80 },
    )
    fc.assert(
      fc.property(walks, (steps) => {
        let at: Position = [104.71, 22.9]
        const list = steps.map(({ east, north }, step) => {
          at = [at[0] + east * 1e-5, at[1] + north * 1e-5]
          return { at, s: step * 10 }
        })
        const path = tracedPath(fixesOf(list))
        expect(path.at(0)).toEqual(list[0]!.at)
        if (path.length < 2) {
          for (const one of list) expect(distanceM(list[0]!.at, one.at)).toBeLessThan(5.01)
          return
        }
        expect(path.at(-1)).toEqual(list.at(-1)!.at)
        for (const one of list) expect(nearestAlong(path, one.at).awayM).toBeLessThan(3 + 5 + 0.1)
      }),
    )
  })
})
