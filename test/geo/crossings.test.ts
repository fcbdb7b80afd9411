import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGpx } from '../../data/formats/gpx.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { locate, positionAt, positionBeside } from '../../geo/chainage.ts'
import { cleanFixes } from '../../geo/cleanFixes.ts'
import { pathCrossings, sideChanges } from '../../geo/crossings.ts'
import type { Fixes } from '../../geo/fixes.ts'
import { distanceM } from '../../geo/geodesic.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import type { Position } from '../../geo/units.ts'
import { hasSharedData, sharedFeatures, sharedText } from './sharedData.ts'
import { lineThrough, place, straightLine } from './straightLine.ts'
import { fixesAlong, fixesOf, joinFixes, minuteMs, startMs } from './syntheticTrack.ts'
import { wanderingLine } from './wanderingLine.ts'

const policy = defaultTrackPolicy.foot

function flagsOf(fixes: Fixes): Uint8Array {
  return cleanFixes(fixes, policy).flags
}

/** Fixes half a minute apart at metres east and north of the line's start. */
function trackThrough(...places: [eastM: number, northM: number, accuracyM?: number][]): Fixes {
  return fixesOf(
    places.map(([east, north, accuracyM], fix) => [
      startMs + fix * 30_000,
      place(east, north),
      accuracyM ?? 5,
    ]),
  )
}

describe('sideChanges', () => {
  it('tells where and when a track leaves home ground and returns', () => {
    const line = straightLine(5000)
    const fixes = trackThrough([1000, 60], [1020, 20], [1040, -20], [1060, -60], [1080, -20], [1110, 40])
    const changes = sideChanges(line, fixes, flagsOf(fixes), policy)
    expect(changes.map(({ direction, suspected, fix }) => [direction, suspected, fix])).toEqual([
      ['leaves-home', true, 2],
      ['returns', true, 5],
    ])
    expect(changes[0]!.chainageM).toBeCloseTo(1030, 1)
    expect(changes[1]!.chainageM).toBeCloseTo(1090, 1)
    expect(changes[0]!.timeMs).toBe(startMs + 45_000)
    expect(Math.abs(changes[1]!.timeMs - (startMs + 130_000))).toBeLessThan(20)
    expect(distanceM(changes[0]!.position, place(1030, 0))).toBeLessThan(0.1)
    expect(changes.every(({ isBridged }) => isBridged)).toBe(true)
  })

  it('knows home ground on the right', () => {
    const line = straightLine(5000, 'right')
    const fixes = trackThrough([1000, 60], [1020, 20], [1040, -20], [1060, -60])
    expect(sideChanges(line, fixes, flagsOf(fixes), policy)).toMatchObject([{ direction: 'returns' }])
  })

  it('suspects nobody who walks on the line with a receiver that jitters', () => {
    const line = straightLine(5000)
    for (let seed = 1; seed <= 10; seed++) {
      const fixes = fixesAlong(
        line,
        [
          { min: 0, chainageM: 1000 },
          { min: 60, chainageM: 4000 },
        ],
        { everyS: 20, noiseM: 9, seed },
      )
      const changes = sideChanges(line, fixes, flagsOf(fixes), policy)
      expect(changes.length).toBeGreaterThan(10)
      expect(changes.filter(({ suspected }) => suspected)).toEqual([])
    }
  })

  it('suspects a team that crosses once of one crossing, the last', () => {
    const line = straightLine(5000)
    const fixes = trackThrough([1000, 60], [1020, 4], [1040, -3], [1060, 2], [1080, -4], [1100, -60])
    const changes = sideChanges(line, fixes, flagsOf(fixes), policy)
    expect(changes.map(({ suspected }) => suspected)).toEqual([false, false, true])
  })

  it('takes the accuracy that the receiver states for its dead band', () => {
    const line = straightLine(5000)
    const track = (accuracyM: number) =>
      trackThrough(
        [1000, 30, accuracyM],
        [1020, 15, accuracyM],
        [1040, -15, accuracyM],
        [1060, -30, accuracyM],
      )
    const suspectedAt = (accuracyM: number) =>
      sideChanges(line, track(accuracyM), flagsOf(track(accuracyM)), policy).map(({ suspected }) => suspected)
    expect(suspectedAt(10)).toEqual([true])
    expect(suspectedAt(29)).toEqual([true])
    expect(suspectedAt(31)).toEqual([false])
    // Not reported: 10 m.
    expect(suspectedAt(NaN)).toEqual([true])
  })

  it('says that a crossing in a silence is a guess, and sees one far from every fix', () => {
    const line = straightLine(5000)
    const fixes = joinFixes(
      trackThrough([1000, 900], [1020, 900]),
      fixesOf([[startMs + 60 * minuteMs, place(1400, -700), 5]]),
    )
    expect(sideChanges(line, fixes, flagsOf(fixes), policy)).toMatchObject([
      { direction: 'leaves-home', suspected: true, isBridged: false },
    ])
  })

  it('sees no crossing in going round the end of the line', () => {
    const line = straightLine(5000)
    const fixes = trackThrough([40, 60], [-20, 60], [-30, 0], [-20, -60], [40, -60])
    expect(sideChanges(line, fixes, flagsOf(fixes), policy)).toEqual([])
    expect(pathCrossings(line, fixes, flagsOf(fixes), policy)).toEqual([])
  })

  it('changes sides as often as the nearest place of the line says, on lines that wander', () => {
    fc.assert(
      fc.property(
        wanderingLine,
        fc.array(fc.tuple(fc.integer({ min: 5, max: 95 }), fc.integer({ min: -60, max: 60 })), {
          minLength: 2,
          maxLength: 30,
        }),
        (line, places) => {
          const positions = places.map(([percent, offsetM]) =>
            positionBeside(line, (line.lengthM * percent) / 100, offsetM),
          )
          const fixes = fixesOf(positions.map((position, fix) => [startMs + fix * 3_600_000, position, 5]))
          const sides = positions.map((position) => Math.sign(locate(line, position).offsetM))
          fc.pre(positions.every((position) => Math.abs(locate(line, position).offsetM) > 0.01))
          // All good, however far apart.
          const changes = sideChanges(line, fixes, new Uint8Array(fixes.count), policy)
          const expected = sides.flatMap((side, fix) =>
            fix > 0 && side !== sides[fix - 1] ? [[fix, side > 0 ? 'returns' : 'leaves-home']] : [],
          )
          expect(changes.map(({ fix, direction }) => [fix, direction])).toEqual(expected)
          for (const { position, chainageM } of changes)
            expect(distanceM(position, positionAt(line, chainageM))).toBeLessThan(0.05)
        },
      ),
    )
  })

  it('counts a crossing at a vertex of the line, or from a fix on it, once', () => {
    const line = lineThrough([0, 0], [1000, 0], [2000, 200], [3000, 0])
    const vertex = line.positions[1]!
    const through = (...positions: Position[]) => {
      const fixes = fixesOf(positions.map((position, fix) => [startMs + fix * 60_000, position, 5]))
      return sideChanges(line, fixes, flagsOf(fixes), policy).map(({ direction }) => direction)
    }
    expect(through([vertex[0], vertex[1] + 0.0005], [vertex[0], vertex[1] - 0.0005])).toEqual(['leaves-home'])
    expect(through([vertex[0], vertex[1] + 0.0005], vertex, [vertex[0], vertex[1] - 0.0005])).toEqual([
      'leaves-home',
    ])
  })
})

describe('pathCrossings', () => {
  it('tells an excursion between two fixes, which changes no side', () => {
    // A tongue of the neighbour's ground reaches 50 m over the straight step.
    const line = lineThrough([0, 0], [1000, 0], [1050, 50], [1100, 0], [2000, 0])
    const fixes = trackThrough([960, 20], [1160, 20])
    const fast = { ...policy, fastestKmh: 30 }
    const { flags } = cleanFixes(fixes, fast)
    expect(pathCrossings(line, fixes, flags, fast).map(({ direction }) => direction)).toEqual([
      'leaves-home',
      'returns',
    ])
    expect(sideChanges(line, fixes, flags, fast)).toEqual([])
  })

  it.skipIf(!hasSharedData())(
    'finds all six crossings of the route at Jonsdorf, four of them side changes',
    () => {
      const border = sharedFeatures('tracks/jonsdorf_border_and_areas.geojson').find(
        ({ geometry }) => geometry.type === 'LineString',
      )!
      // The line leads west, so that Germany lies on its right.
      const line = compileBorderLine({
        id: 'de-cz',
        positions: border.geometry.coordinates as Position[],
        homeSide: 'right',
      })
      const [route] = readGpx(sharedText('tracks/route_jonsdorf_crosses_de_cz.gpx'))
      const { fixes } = route!
      const flags = flagsOf(fixes)
      const crossings = pathCrossings(line, fixes, flags, policy)
      const expected = sharedFeatures('tracks/jonsdorf_expected_crossings.geojson').map(
        ({ geometry }) => geometry.coordinates as Position,
      )
      expect(crossings).toHaveLength(6)
      for (const [index, { position }] of crossings.entries())
        expect(distanceM(position, expected[index]!)).toBeLessThan(0.2)
      expect(sideChanges(line, fixes, flags, policy).map(({ direction }) => direction)).toEqual([
        'leaves-home',
        'returns',
        'leaves-home',
        'returns',
      ])
      // The route leads at most 6 m over the line: a planner's is exact, a receiver's would not be.
      const suspectedWith = (unreportedAccuracyM: number) =>
        sideChanges(line, fixes, flags, { ...policy, unreportedAccuracyM }).filter(
          ({ suspected }) => suspected,
        )
      expect(suspectedWith(0)).toHaveLength(4)
      expect(suspectedWith(10)).toHaveLength(0)
    },
  )
})
