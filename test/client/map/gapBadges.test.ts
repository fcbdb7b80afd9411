import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeBadges, rankGaps } from '../../../client/map/gapBadgeLayer.ts'
import { layBand } from '../../../client/map/layBand.ts'
import { lanePx } from '../../../client/map/mapInk.ts'
import { pixelOf } from '../../../client/map/mercator.ts'
import { shallowBend as line } from './shallowBend.ts'

const zoom = 8.5
const band = layBand(line, zoom, lanePx.ribbon)

describe('gap badges', () => {
  test('the worst gap of all lines is number one', () => {
    const ranked = rankGaps([
      { lineId: 'a', gapsNow: [{ fromM: 0, toM: 10, priority: 2, acknowledgement: null }] },
      {
        lineId: 'b',
        gapsNow: [
          { fromM: 50, toM: 60, priority: 1, acknowledgement: null },
          { fromM: 0, toM: 10, priority: 9, acknowledgement: null },
        ],
      },
    ])
    expect(ranked.map(({ lineId, fromM, rank }) => [rank, lineId, fromM])).toEqual([
      [1, 'b', 0],
      [2, 'a', 0],
      [3, 'b', 50],
    ])
  })

  test('no badge covers another, however close the gaps are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 12 }),
        (kilometres) => {
          const gaps = kilometres.map((kilometre, index) => ({
            lineId: 'line',
            rank: index + 1,
            standing: 'open' as const,
            fromM: kilometre * 1000,
            toM: kilometre * 1000 + 700,
          }))
          const pixels = placeBadges(band, gaps, 1).map(({ position }) => pixelOf(position, zoom))
          for (let one = 0; one < pixels.length; one++)
            for (let other = one + 1; other < pixels.length; other++)
              expect(
                Math.hypot(pixels[one]![0] - pixels[other]![0], pixels[one]![1] - pixels[other]![1]),
              ).toBeGreaterThan(22)
        },
      ),
      { numRuns: 60 },
    )
  })
})
