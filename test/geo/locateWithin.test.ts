import { lineString, nearestPointOnLine } from '@turf/turf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { feetWithin, locate, positionAt, positionBeside } from '../../geo/chainage.ts'
import { positionTowards } from '../../geo/geodesic.ts'
import { emptyBatch, locateWithin, type LocatedBatch } from '../../geo/locateWithin.ts'
import type { Position } from '../../geo/units.ts'
import { doublingLine, windingLine } from './randomLines.ts'
import { referenceFoot } from './referenceFoot.ts'
import { hasSharedData, sharedLines } from './sharedData.ts'
import { lineThrough, place } from './straightLine.ts'

const hairpin = lineThrough([0, 0], [2000, 0], [2000, 300], [0, 300])
const flat = (...positions: (readonly [number, number])[]) => Float64Array.from(positions.flat())
const places = (...parts: (readonly [number, number])[]) => flat(...parts.map((part) => place(...part)))

/** Positions all round a line, up to so far from it: chainage and direction by golden ratios. */
function positionsRound(line: BorderLine, count: number, farthestM: number): Position[] {
  return Array.from({ length: count }, (_, index) =>
    positionTowards(
      positionAt(line, ((index * 0.618_034) % 1) * line.lengthM),
      index * 137.507_764,
      ((index * 0.754_878) % 1) * farthestM,
    ),
  )
}

describe('locateWithin', () => {
  it('gives the nearest place of each point, and NaN beyond the corridor', () => {
    const { chainageM, offsetM } = locateWithin(hairpin, places([1000, -100], [500, -300], [300, 20]), 200)
    expect([...chainageM].map(Math.round)).toEqual([1000, NaN, 300])
    expect([...offsetM].map(Math.round)).toEqual([-100, NaN, 20])
  })

  it('names the runner-up where the line doubles back', () => {
    const located = locateWithin(hairpin, places([1000, 100], [1000, -100]), 250)
    expect([...located.runnerUpChainageM].map(Math.round)).toEqual([3300, NaN])
    expect([...located.runnerUpOffsetM].map(Math.round)).toEqual([200, NaN])
  })

  it('fills arrays that are given, and leaves runner-ups out on request', () => {
    const out = emptyBatch(1, false)
    expect(locateWithin(hairpin, places([1000, 100]), 250, { runnerUp: false, out })).toBe(out)
    expect(Math.round(out.chainageM[0]!)).toBe(1000)
    expect(out.runnerUpChainageM).toHaveLength(0)
  })

  it('gives NaN for what is no position', () => {
    for (const maxDistanceM of [200, 1e9]) {
      const { chainageM } = locateWithin(
        hairpin,
        Float64Array.of(NaN, 22, 104, NaN, 181, 22, 104, 91),
        maxDistanceM,
      )
      expect([...chainageM]).toEqual([NaN, NaN, NaN, NaN])
    }
  })

  it('finds nothing in a corridor of no width but what lies on the line', () => {
    const points = flat(hairpin.positions[1]!, place(1000, 1))
    expect([...locateWithin(hairpin, points, 0).chainageM]).toEqual([hairpin.chainageM[1], NaN])
    expect([...locateWithin(hairpin, points, -1).chainageM]).toEqual([NaN, NaN])
    expect([...locateWithin(hairpin, points, NaN).chainageM]).toEqual([NaN, NaN])
  })

  it('agrees with locate and feetWithin on lines that double back, to a tenth of a millimetre', () => {
    fc.assert(
      fc.property(
        doublingLine,
        fc.constantFrom(30, 150, 200, 700, 1000, 1500),
        fc.boolean(),
        (line, maxDistanceM, runnerUp) => {
          const positions = positionsRound(line, 40, maxDistanceM * 1.2)
          const batch = locateWithin(line, flat(...positions), maxDistanceM, { runnerUp })
          for (const [point, position] of positions.entries())
            expectSame(line, position, maxDistanceM, batch, point)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('agrees with locate along 1,200 km of winding line for thousands of points in any order', () => {
    const line = windingLine(50_000, 55)
    const positions = positionsRound(line, 6000, 210)
    // So many are sorted; what has no cell is sorted too.
    for (let point = 0; point < positions.length; point += 100)
      positions[point] = [
        [NaN, 55],
        [0, 89],
        [20, -55],
        [-179.99, 55],
      ][(point / 100) % 4] as [number, number]
    const batch = locateWithin(line, flat(...positions), 200)
    for (const [point, position] of positions.entries())
      if (point % 100 === 0) expect(batch.chainageM[point]).toBeNaN()
      else expectSame(line, position, 200, batch, point)
    const alongLine = positionsRound(line, 6000, 190).sort((a, b) => a[0] - b[0])
    const ordered = locateWithin(line, flat(...alongLine), 200, { runnerUp: false })
    for (let point = 0; point < alongLine.length; point += 7)
      expectSame(line, alongLine[point]!, 200, ordered, point)
  })

  it('says of very many points in any order what it says of a few at a time', () => {
    const line = windingLine(5000, 40)
    const few = positionsRound(line, 10_007, 230)
    const count = 600_000
    const points = new Float64Array(2 * count)
    for (let point = 0; point < count; point++) points.set(few[(point * 7919) % few.length]!, 2 * point)
    const batch = locateWithin(line, points, 200, { runnerUp: false })
    const known = Array.from({ length: few.length }, (_, point) =>
      locateWithin(line, flat(few[point]!), 200, { runnerUp: false }),
    )
    for (let point = 0; point < count; point++) {
      const { chainageM, offsetM } = known[(point * 7919) % few.length]!
      const isSame =
        Object.is(batch.chainageM[point], chainageM[0]) && Object.is(batch.offsetM[point], offsetM[0])
      if (!isSame) expect.fail(`point ${point} is at ${batch.chainageM[point]}, alone at ${chainageM[0]}`)
    }
  })

  it('finds the places that GeographicLib finds, to a millimetre', () => {
    fc.assert(
      fc.property(doublingLine, (line) => {
        const positions = positionsRound(line, 6, 199)
        const { chainageM, offsetM } = locateWithin(line, flat(...positions), 200)
        for (const [point, position] of positions.entries()) {
          const reference = referenceFoot(line, position)
          expect(Math.abs(Math.abs(offsetM[point]!) - reference.distanceM)).toBeLessThan(0.001)
          if (!hasRival(line, position, reference.distanceM))
            expect(Math.abs(chainageM[point]! - reference.chainageM)).toBeLessThan(0.003)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('finds the places that Turf finds, as far as a sphere can be trusted', () => {
    const line = windingLine(400, 23)
    const turfLine = lineString(line.positions.map((position) => [...position]))
    const positions = positionsRound(line, 200, 150)
    const { chainageM, offsetM } = locateWithin(line, flat(...positions), 200)
    for (const [point, position] of positions.entries()) {
      const nearest = nearestPointOnLine(turfLine, [...position], { units: 'meters' })
      const { coordinates } = nearest.geometry
      const turfPlace = locate(line, [coordinates[0]!, coordinates[1]!])
      // The sphere of Turf is up to 0.6 % too large or too small here.
      expect(Math.abs(Math.abs(offsetM[point]!) / nearest.properties.dist - 1)).toBeLessThan(0.006)
      if (!hasRival(line, position, Math.abs(offsetM[point]!), 0.012))
        expect(Math.abs(turfPlace.chainageM - chainageM[point]!)).toBeLessThan(1)
    }
  })

  it('holds hundreds of pieces in one cell', () => {
    const comb: [number, number][] = []
    for (let tooth = 0; tooth < 500; tooth++)
      comb.push([tooth * 0.4, 0], [tooth * 0.4 + 0.1, 150], [tooth * 0.4 + 0.2, 150], [tooth * 0.4 + 0.3, 0])
    const line = lineThrough(...comb)
    const positions = positionsRound(line, 300, 90)
    const batch = locateWithin(line, flat(...positions), 100)
    for (const [point, position] of positions.entries()) expectSame(line, position, 100, batch, point)
    const fine = windingFine()
    const beside = Array.from({ length: 100 }, (_, index) => positionBeside(fine, index, 30))
    const { chainageM } = locateWithin(fine, flat(...beside), 100)
    for (const [index, position] of beside.entries())
      expect(Math.abs(chainageM[index]! - locate(fine, position).chainageM)).toBeLessThan(0.0001)
  })

  it('serves points near a pole and near the antimeridian, where the line may lie beyond it', () => {
    const arctic = compileBorderLine({
      id: 'arctic',
      positions: [
        [10, 89.99],
        [120, 89.99],
      ],
      homeSide: 'left',
    })
    const eastern = compileBorderLine({
      id: 'eastern',
      positions: [
        [179.9, 65],
        [179.9999, 65],
      ],
      homeSide: 'left',
    })
    for (const [line, position] of [
      [arctic, [60, 89.9905]],
      [eastern, [179.95, 65.001]],
      [eastern, [-179.9999, 65.0001]],
    ] as const) {
      const { chainageM, offsetM } = locateWithin(line, flat(position), 2000)
      const located = locate(line, position)
      expect([chainageM[0], offsetM[0]]).toEqual([located.chainageM, located.offsetM])
      expect(Math.abs(located.offsetM)).toBeLessThan(2000)
      const reference = referenceFoot(line, position)
      expect(Math.abs(Math.abs(located.offsetM) - reference.distanceM)).toBeLessThan(0.001)
    }
  })
})

describe.skipIf(!hasSharedData())('locateWithin on the shared border lines', () => {
  it.each(sharedLines())('$file $name agrees with locate', ({ positions: given }) => {
    const line = compileBorderLine({ id: 'shared', positions: given, homeSide: 'left' })
    const positions = positionsRound(line, 500, 210)
    const batch = locateWithin(line, flat(...positions), 200)
    for (const [point, position] of positions.entries()) expectSame(line, position, 200, batch, point)
  })
})

const toleranceM = 0.0001

/** The batch says what locate and feetWithin say; where two places are equally near, either of them. */
function expectSame(
  line: BorderLine,
  position: Position,
  maxDistanceM: number,
  batch: LocatedBatch,
  point: number,
): void {
  const feet = feetWithin(line, position, maxDistanceM + toleranceM).sort(
    (a, b) => Math.abs(a.offsetM) - Math.abs(b.offsetM),
  )
  const said = [[batch.chainageM[point]!, batch.offsetM[point]!]]
  if (batch.runnerUpChainageM.length > 0)
    said.push([batch.runnerUpChainageM[point]!, batch.runnerUpOffsetM[point]!])
  for (const [rank, [chainageM, offsetM]] of said.entries()) {
    const foot = feet[rank]
    const atEdge = foot === undefined || Math.abs(Math.abs(foot.offsetM) - maxDistanceM) < toleranceM
    if (Number.isNaN(chainageM)) {
      expect(offsetM).toBeNaN()
      expect(atEdge, `foot ${rank} of ${position.join()}`).toBe(true)
      continue
    }
    expect(Math.abs(Math.abs(offsetM!) - Math.abs(foot?.offsetM ?? NaN))).toBeLessThan(toleranceM)
    expect(Math.abs(offsetM!)).toBeLessThanOrEqual(maxDistanceM)
    const same = feet.find(
      (other) =>
        Math.abs(other.chainageM - chainageM!) < 0.002 &&
        Math.abs(Math.abs(other.offsetM) - Math.abs(offsetM!)) < toleranceM,
    )
    expect(same, `foot ${rank} of ${position.join()}`).toBeDefined()
    if (Math.abs(offsetM!) > toleranceM) expect(Math.sign(offsetM!)).toBe(Math.sign(same!.offsetM))
  }
  if (feet.length > 0 && !Number.isNaN(said[0]![0]!))
    expect(Math.abs(Math.abs(locate(line, position).offsetM) - Math.abs(said[0]![1]!))).toBeLessThan(
      toleranceM,
    )
}

/** Whether another place is so nearly as near that two methods may choose differently. */
function hasRival(line: BorderLine, position: Position, distanceM: number, share = 1e-4): boolean {
  return feetWithin(line, position, distanceM * (1 + share) + 0.005).length > 1
}

function windingFine(): BorderLine {
  return lineThrough(...Array.from({ length: 1200 }, (_, step) => [step * 0.1, Math.sin(step / 50)] as const))
}
