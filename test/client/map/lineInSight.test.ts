import { expect, test } from 'vitest'
import { layBand } from '../../../client/map/layBand.ts'
import { clipToBand, isOnBand } from '../../../client/map/lineBand.ts'
import { lineInSight } from '../../../client/map/lineInSight.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'

const line = compileBorderLine({
  id: 'line',
  positions: [
    [104, 23],
    [104.1, 23],
    [104.2, 23],
    [104.3, 23],
    [104.4, 23],
  ],
  homeSide: 'left',
})

test('without an extent the whole line is in sight', () => {
  expect(lineInSight(line, undefined)).toEqual({ first: 0, last: 4 })
})

test('a segment that passes through an extent is in sight, though neither of its ends is', () => {
  expect(lineInSight(line, { west: 104.13, east: 104.17, south: 22.9, north: 23.1 })).toEqual({
    first: 1,
    last: 2,
  })
})

test('a line elsewhere is not in sight', () => {
  expect(lineInSight(line, { west: 104, east: 105, south: 24, north: 25 })).toBeUndefined()
})

test('a band of a part has that part’s chainages and no others', () => {
  const band = layBand(line, 11, 10, { first: 1, last: 3 })
  const [fromM, toM] = [line.chainageM[1]!, line.chainageM[3]!]
  expect(band.chainageM[0]).toBeCloseTo(fromM, 6)
  expect(band.chainageM.at(-1)).toBeCloseTo(toM, 6)
  expect(isOnBand(band, 0)).toBe(false)
  expect(isOnBand(band, (fromM + toM) / 2)).toBe(true)
  expect(clipToBand(band, { fromM: 0, toM: fromM / 2 })).toBeUndefined()
  expect(clipToBand(band, { fromM: 0, toM: line.lengthM })).toEqual({
    fromM: band.chainageM[0],
    toM: band.chainageM.at(-1),
  })
})
