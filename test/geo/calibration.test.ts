import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBorderLine } from '../../geo/borderLine.ts'
import {
  calibrate,
  locateMarker,
  markerBeside,
  measuredAt,
  postedAt,
  type MarkerFact,
} from '../../geo/calibration.ts'
import { pathLengthM } from '../../geo/chainage.ts'
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

  it('has posts every 500 m that calibrate each section without crossing, in order', () => {
    let calibrated = 0
    for (const positions of sections) {
      const section = compileBorderLine({ id: 'maclehose', positions, homeSide: 'left' })
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
