import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bracketEnds } from '../../../client/map/bracketLayer.ts'
import { layBand } from '../../../client/map/layBand.ts'
import { lanePx } from '../../../client/map/mapInk.ts'
import { pixelOf } from '../../../client/map/mercator.ts'
import { locate } from '../../../geo/chainage.ts'
import type { Position } from '../../../geo/units.ts'
import { shallowBend as line } from './shallowBend.ts'

const zoom = 9
const band = layBand(line, zoom, lanePx.ribbon)
const seenM = 40_075_000 / 256 / 2 ** zoom

/** Where a hair crosses the line: its far end is 18 pixels abroad of it. */
const crossingM = ([far, home]: [Position, Position]): number =>
  locate(line, [far[0] + ((home[0] - far[0]) * 18) / 52, far[1] + ((home[1] - far[1]) * 18) / 52]).chainageM

it('both ends of any stretch are marked where they lie, or 18 pixels apart where it is shorter', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (at, share) => {
        const fromM = at * line.lengthM
        const toM = fromM + 1 + share * (0.98 * line.lengthM - fromM - 1)
        const ends = bracketEnds(band, { fromM, toM }, 1)
        expect(ends).toHaveLength(2)
        const [first, last] = ends.map(crossingM)
        expect(first!).toBeLessThanOrEqual(fromM + 3 * seenM)
        expect(last!).toBeGreaterThanOrEqual(toM - 3 * seenM)
        if (toM - fromM > 60 * seenM) {
          expect(Math.abs(first! - fromM)).toBeLessThan(3 * seenM)
          expect(Math.abs(last! - toM)).toBeLessThan(3 * seenM)
        } else {
          const [one, other] = ends.map(([far]) => pixelOf(far, zoom))
          expect(Math.hypot(one![0] - other![0], one![1] - other![1])).toBeGreaterThan(8)
        }
      },
    ),
  )
})

it('an end that is out of sight is not marked', () => {
  const half = layBand(line, zoom, lanePx.ribbon, { first: 0, last: 1 })
  const middleM = line.chainageM[1]!
  expect(bracketEnds(half, { fromM: middleM / 2, toM: line.lengthM }, 1)).toHaveLength(1)
  expect(bracketEnds(half, { fromM: middleM + 1000, toM: line.lengthM }, 1)).toEqual([])
})
