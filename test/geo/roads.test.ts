import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM } from '../../geo/geodesic.ts'
import { compileRoads, nearestRoad, roadLengthM, type RoadFoot, type Roads } from '../../geo/roads.ts'
import type { Position } from '../../geo/units.ts'
import { place } from './straightLine.ts'

const foot = (roads: Roads, at: Position): RoadFoot => nearestRoad(roads, at, 5000)!
const lengthM = (roads: Roads, from: Position, to: Position) =>
  roadLengthM(roads, foot(roads, from), foot(roads, to))

describe('a way by road', () => {
  it('goes round by the vertices that roads share', () => {
    const roads = compileRoads([
      [place(0, 0), place(0, 3000)],
      [place(0, 3000), place(4000, 3000)],
    ])
    expect(lengthM(roads, place(0, 1000), place(4000, 3000))).toBeCloseTo(6000, 0)
  })

  it('goes on where one road ends some metres before another', () => {
    const main = [place(-2000, 0), place(2000, 0)]
    const side = (gapM: number) => [place(500, 1000), place(500, gapM)]
    expect(lengthM(compileRoads([main, side(10)]), place(500, 1000), place(-1000, 0))).toBeCloseTo(2500, -1)
    expect(lengthM(compileRoads([main, side(100)]), place(500, 1000), place(-1000, 0))).toBeUndefined()
  })

  it('does not turn off where two roads only cross', () => {
    const roads = compileRoads([
      [place(-1000, 0), place(1000, 0)],
      [place(0, -1000), place(0, 1000)],
    ])
    expect(lengthM(roads, place(-1000, 0), place(0, 1000))).toBeUndefined()
  })

  it('is the piece between two places of one straight road', () => {
    const roads = compileRoads([[place(0, 0), place(5000, 0)]])
    expect(lengthM(roads, place(1000, 20), place(3500, -20))).toBeCloseTo(2500, -1)
  })

  it('is looked for within the distance given alone', () => {
    const roads = compileRoads([[place(0, 0), place(5000, 0)]])
    expect(nearestRoad(roads, place(2000, 900), 1000)?.awayM).toBeCloseTo(900, 0)
    expect(nearestRoad(roads, place(2000, 1100), 1000)).toBeUndefined()
    expect(nearestRoad(compileRoads([]), place(0, 0), 1000)).toBeUndefined()
  })

  /** Roads between the crossroads of a grid of 600 m, some of them there. */
  const side = 4
  const streets = Array.from(
    { length: side * side },
    (_, at) => [at % side, Math.floor(at / side)] as const,
  ).flatMap(([column, row]) => [
    ...(column + 1 < side ? [[row * side + column, row * side + column + 1] as const] : []),
    ...(row + 1 < side ? [[row * side + column, (row + 1) * side + column] as const] : []),
  ])

  it('is as short as any way that trying all of them finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: streets.length - 1 }), { minLength: 1, maxLength: 24 }),
        fc.array(fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 })), {
          minLength: side * side,
          maxLength: side * side,
        }),
        fc.integer({ min: 0, max: side * side - 1 }),
        fc.integer({ min: 0, max: side * side - 1 }),
        (chosen, shifts, from, to) => {
          const at = shifts.map(([east, north], index) =>
            place((index % side) * 600 + east, Math.floor(index / side) * 600 + north),
          )
          const built = [...new Set(chosen)].map((index) => streets[index]!)
          const onRoad = (node: number) => built.some((street) => street[0] === node || street[1] === node)
          fc.pre(onRoad(from) && onRoad(to))
          const far = at.map((_, one) => at.map((_, other) => (one === other ? 0 : Infinity)))
          for (const [one, other] of built)
            far[one]![other] = far[other]![one] = distanceM(at[one]!, at[other]!)
          for (const [via] of at.entries())
            for (const [one] of at.entries())
              for (const [other] of at.entries())
                far[one]![other] = Math.min(far[one]![other]!, far[one]![via]! + far[via]![other]!)
          const roads = compileRoads(built.map(([one, other]) => [at[one]!, at[other]!]))
          const found = lengthM(roads, at[from]!, at[to]!)
          if (far[from]![to] === Infinity) expect(found).toBeUndefined()
          else expect(found!).toBeCloseTo(far[from]![to]!, 3)
        },
      ),
    )
  })
})
