import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBorderLine } from '../../geo/borderLine.ts'
import {
  calibrate,
  calibrateAtSurveyed,
  calibrateReporting,
  locateMarker,
  markerBeside,
  measuredAt,
  postedAt,
} from '../../geo/calibration.ts'
import { locate, pathLengthM } from '../../geo/chainage.ts'
import type { MarkerFact } from '../../geo/markerReports.ts'
import { findSelfCrossing } from '../../geo/selfCrossing.ts'
import type { Position } from '../../geo/units.ts'
import { refusal } from './refusal.ts'
import { hasSharedData, sharedText } from './sharedData.ts'
import { place, straightLine } from './straightLine.ts'

const line = straightLine(10_000)
const marker = (number: string, chainageM: number, officialChainageM: number | null = null): MarkerFact => ({
  number,
  chainageM,
  officialChainageM,
})

describe('posted chainage', () => {
  const calibration = calibrate(line, [
    marker('3', 6000, 9000),
    marker('1', 1000, 2000),
    marker('2', 2500),
    marker('4', 8000, 10_000),
  ])

  it('is official at a marker that has one', () => {
    expect([1000, 6000, 8000].map((chainageM) => postedAt(calibration, chainageM))).toEqual([
      2000, 9000, 10_000,
    ])
  })

  it('is linear between two such markers; one without counts for nothing', () => {
    expect(postedAt(calibration, 3500)).toBe(5500)
    expect(postedAt(calibration, 7000)).toBe(9500)
  })

  it('goes on metre for metre before the first and after the last', () => {
    expect(postedAt(calibration, 400)).toBe(1400)
    expect(postedAt(calibration, 9000)).toBe(11_000)
  })

  it('is the measured one where no official chainage is known, and shifted where one is', () => {
    expect(postedAt(calibrate(line, [marker('1', 1000)]), 1234)).toBe(1234)
    expect(postedAt(calibrate(line, [marker('1', 1000, 1500)]), 1234)).toBe(1734)
  })

  it('leads back to the measured one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10_000, noNaN: true }), (chainageM) => {
        expect(measuredAt(calibration, postedAt(calibration, chainageM))).toBeCloseTo(chainageM, 6)
      }),
    )
  })

  it('that falls or stands still along the line is refused, naming the marker as given', () => {
    const error = refusal(() => calibrate(line, [marker('9', 6000, 3000), marker('8', 1000, 3000)]))
    expect([error.code, error.field]).toEqual(['marker-out-of-order', 'markers.0'])
    expect(refusal(() => calibrate(line, [marker('a', 500, 10), marker('b', 500, 20)])).code).toBe(
      'marker-out-of-order',
    )
  })

  it('of a marker beyond the line is refused', () => {
    expect(refusal(() => calibrate(line, [marker('1', 10_001, 5)])).code).toBe('chainage-beyond-line')
  })
})

describe('markers that cannot all be right', () => {
  it('lose only those that contradict the most, which are reported and not moved', () => {
    const { calibration, reports } = calibrateReporting(line, [
      marker('1', 1000, 1000),
      marker('2', 2000, 9000),
      marker('3', 3000, 3000),
      marker('4', 4000, 4000),
      marker('5', 10_001, 5000),
    ])
    expect(calibration.anchors.map(({ postedM }) => postedM)).toEqual([1000, 3000, 4000])
    expect(reports.map(({ index, number, reason }) => [index, number, reason])).toEqual([
      [4, '5', 'beyond-line'],
      [1, '2', 'out-of-order'],
    ])
    expect(reports[1]!.message).toBe(
      'Marker 2 has official chainage K9+000 but comes before one with K3+000 along the line.',
    )
    // Where it stands is known all the same.
    expect(markerBeside(calibration, 2300)).toEqual({ number: '2', beyondM: 300 })
  })

  it('of equally good choices keep the earlier along the line', () => {
    const { calibration, reports } = calibrateReporting(line, [
      marker('b', 2000, 100),
      marker('a', 1000, 200),
      marker('c', 2000, 300),
      marker('d', 2000, 400),
    ])
    expect(calibration.anchors.map(({ postedM }) => postedM)).toEqual([200, 300])
    expect(reports.map(({ number }) => number)).toEqual(['b', 'd'])
  })

  it('keep as many as any choice that rises, by a search of all choices', () => {
    const fact = fc.record({ at: fc.integer({ min: 0, max: 6 }), official: fc.integer({ min: 0, max: 8 }) })
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 9 }), (facts) => {
        const markers = facts.map(({ at, official }, index) => marker(`${index}`, at * 100, official * 100))
        const { calibration, reports } = calibrateReporting(line, markers)
        const { anchors } = calibration
        expect(anchors.length + reports.length).toBe(markers.length)
        for (const [index, anchor] of anchors.entries())
          if (index > 0) {
            expect(anchor.measuredM).toBeGreaterThan(anchors[index - 1]!.measuredM)
            expect(anchor.postedM).toBeGreaterThan(anchors[index - 1]!.postedM)
          }
        expect(anchors).toHaveLength(mostRising(markers))
      }),
    )
  })

  it('are reported by the place at which they were given when they stand off the line or beyond it', () => {
    const surveyed = [place(-300, 5), place(400, 5), place(500, 60), place(10_020, 5)].map(
      (position, index) => ({ number: `${index}`, position, officialChainageM: index * 1000 }),
    )
    const { calibration, reports } = calibrateAtSurveyed(line, surveyed, 50)
    expect(calibration.markers.map(({ number }) => number)).toEqual(['1'])
    expect(reports.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'off-line'],
      [2, 'off-line'],
      [3, 'beyond-line'],
    ])
  })
})

describe('the marker that people name', () => {
  const calibration = calibrate(line, [marker('209', 3000), marker('208', 1000)])

  it('is the last at or before the place, with the metres beyond it', () => {
    expect(markerBeside(calibration, 1300)).toEqual({ number: '208', beyondM: 300 })
    expect(markerBeside(calibration, 3000)).toEqual({ number: '209', beyondM: 0 })
    expect(markerBeside(calibration, 9999)).toEqual({ number: '209', beyondM: 6999 })
  })

  it('is none before the first', () => {
    expect(markerBeside(calibration, 999)).toBeUndefined()
    expect(markerBeside(calibrate(line, []), 999)).toBeUndefined()
  })

  it('stands no farther off the line than allowed', () => {
    expect(locateMarker(line, { number: '1', position: place(500, 8) }, 10).chainageM).toBeCloseTo(500, 2)
    const error = refusal(() =>
      locateMarker(line, { number: '1', position: place(500, -12) }, 10, 'markers.4'),
    )
    expect([error.code, error.field]).toEqual(['marker-off-line', 'markers.4'])
  })
})

describe.skipIf(!hasSharedData())('the MacLehose Trail with its distance posts', () => {
  const sections = hasSharedData() ? sectionsOf(gpxPositions('maclehose_trail_track.gpx', 'trkpt')) : []
  const posts = hasSharedData() ? gpxPositions('maclehose_trail_markers.gpx', 'wpt') : []
  const lines = sections.map((positions) =>
    compileBorderLine({ id: 'maclehose', positions, homeSide: 'left' }),
  )

  it('has posts every 500 m that calibrate each section without crossing, in order', () => {
    let calibrated = 0
    for (const section of lines) {
      const markers = posts.flatMap((position, index): MarkerFact[] => {
        try {
          const { chainageM } = locateMarker(section, { number: `M${index + 1}`, position }, 15)
          if (chainageM === 0 || chainageM === section.lengthM) return []
          return [marker(`M${index + 1}`, chainageM, (index + 1) * 500)]
        } catch {
          return []
        }
      })
      const calibration = calibrate(section, markers)
      calibrated += markers.length
      for (const [index, post] of markers.entries()) {
        expect(postedAt(calibration, post.chainageM)).toBe(post.officialChainageM)
        const next = markers[index + 1]
        if (next === undefined) continue
        const halfway = postedAt(calibration, (post.chainageM + next.chainageM) / 2)
        expect(halfway).toBeCloseTo((post.officialChainageM! + next.officialChainageM!) / 2, 6)
        expect(markerBeside(calibration, next.chainageM - 1)?.number).toBe(post.number)
      }
    }
    expect(calibrated).toBeGreaterThan(190)
  })

  it('has all 200 posts within 15 m of it, in order, with the residuals that are known of it', () => {
    const placed = posts.map((position) => {
      let [startM, nearestM, chainageM] = [0, Infinity, NaN]
      for (const section of lines) {
        const located = locate(section, position)
        const isNearer = Math.abs(located.offsetM) < nearestM
        if (isNearer) [nearestM, chainageM] = [Math.abs(located.offsetM), startM + located.chainageM]
        startM += section.lengthM
      }
      return { nearestM, chainageM }
    })
    expect(placed).toHaveLength(200)
    for (const [index, { nearestM, chainageM }] of placed.entries()) {
      expect(nearestM).toBeLessThan(15)
      if (index > 0) expect(chainageM).toBeGreaterThan(placed[index - 1]!.chainageM)
    }
    // Measured against posted chainage, by least squares.
    const fit = leastSquares(placed.map(({ chainageM }, index) => [(index + 1) * 500, chainageM] as const))
    expect(fit.slope).toBeCloseTo(0.981, 3)
    const residuals = fit.residuals.map(Math.abs).sort((a, b) => a - b)
    // The upper of the two middle ones, as the figure was taken.
    expect(Math.abs(residuals[100]! - 279)).toBeLessThan(0.5)
    expect(Math.abs(residuals.at(-1)! - 771)).toBeLessThan(0.5)
  })

  it('is as long as stated', () => {
    const lengthM = pathLengthM(gpxPositions('maclehose_trail_track.gpx', 'trkpt'))
    expect(Math.abs(lengthM - 97_987)).toBeLessThan(9.8)
  })
})

function gpxPositions(file: string, element: 'trkpt' | 'wpt'): Position[] {
  const text = sharedText(`linear_referencing/${file}`)
  return [...text.matchAll(new RegExp(`<${element} lat="([^"]+)" lon="([^"]+)"`, 'g'))].map(
    ([, lat, lon]): Position => [Number(lon), Number(lat)],
  )
}

/** A recorded trail meets itself here and there, which no border line may: cut where it would. */
function sectionsOf(positions: Position[]): Position[][] {
  const distinct = positions.filter(
    ([lon, lat], index) =>
      index === 0 || lon !== positions[index - 1]![0] || lat !== positions[index - 1]![1],
  )
  const crossing = findSelfCrossing(distinct)
  if (crossing === undefined) return [distinct]
  const cut = crossing.secondSegment
  return [...sectionsOf(distinct.slice(0, cut + 1)), ...sectionsOf(distinct.slice(cut))]
}

function leastSquares(points: readonly (readonly [x: number, y: number])[]) {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const slope =
    mean(points.map(([x, y]) => (x - meanX) * (y - meanY))) / mean(points.map(([x]) => (x - meanX) ** 2))
  return { slope, residuals: points.map(([x, y]) => y - meanY - slope * (x - meanX)) }
}

/** Straight from the definition: the largest of all choices that rise in both. */
function mostRising(markers: readonly MarkerFact[]): number {
  let most = 0
  for (let choice = 0; choice < 2 ** markers.length; choice++) {
    const chosen = markers
      .filter((_, index) => ((choice >> index) & 1) === 1)
      .sort((a, b) => a.chainageM - b.chainageM)
    const rises = chosen.every(({ chainageM, officialChainageM }, index) => {
      const before = chosen[index - 1]
      return (
        before === undefined ||
        (before.chainageM < chainageM && before.officialChainageM! < officialChainageM!)
      )
    })
    if (rises) most = Math.max(most, chosen.length)
  }
  return most
}
