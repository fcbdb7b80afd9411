import { describe, expect, test } from 'vitest'
import { layBand } from '../../../client/map/layBand.ts'
import {
  bandPath,
  besideLine,
  bandPosition,
  dashStretch,
  visibleStretch,
} from '../../../client/map/lineBand.ts'
import { pixelOf } from '../../../client/map/mercator.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import type { HomeSide, Position } from '../../../geo/units.ts'

const zoom = 9
const offsetPx = 10

/** A line eastward with bays and capes of some kilometres, so that the band has bends to follow. */
function bentLine(homeSide: HomeSide) {
  const positions = Array.from({ length: 400 }, (_, index): Position => [
    104 + index * 0.0025,
    23 + 0.02 * Math.sin(index / 9) + 0.006 * Math.sin(index / 2.3),
  ])
  return compileBorderLine({ id: 'bent', positions, homeSide })
}

const nearestPx = (position: Position, others: readonly Position[]) => {
  const [x, y] = pixelOf(position, zoom)
  return Math.min(
    ...others.map((other) => {
      const [otherX, otherY] = pixelOf(other, zoom)
      return Math.hypot(x - otherX, y - otherY)
    }),
  )
}

describe('the band beside the line', () => {
  test('it keeps its distance from the line everywhere, bends included', () => {
    const line = bentLine('left')
    const band = layBand(line, zoom, offsetPx)
    const samples = Array.from({ length: 200 }, (_, index) =>
      bandPosition(band, (line.lengthM * index) / 199),
    )
    for (const sample of samples) expect(nearestPx(sample, line.positions)).toBeGreaterThan(offsetPx * 0.55)
  })

  test('it lies on home ground: north of an eastward line whose left is home, south of the other', () => {
    for (const [homeSide, sign] of [
      ['left', 1],
      ['right', -1],
    ] as const) {
      const line = bentLine(homeSide)
      const band = layBand(line, zoom, offsetPx)
      for (let share = 0.05; share < 1; share += 0.05) {
        const atM = line.lengthM * share
        const [, latitude] = bandPosition(band, atM)
        const [, own] = besideLine(band, atM, 0)
        expect(Math.sign(latitude - own)).toBe(sign)
      }
    }
  })

  test('one kilometre far away is drawn at least as long as asked, and still around its place', () => {
    const line = bentLine('left')
    const band = layBand(line, 6, offsetPx)
    const seen = visibleStretch(band, 20_000, 21_000, 12)
    const [from, to] = [besideLine(band, seen.fromM, 0), besideLine(band, seen.toM, 0)]
    const [fromX, fromY] = pixelOf(from, 6)
    const [toX, toY] = pixelOf(to, 6)
    expect(Math.hypot(toX - fromX, toY - fromY)).toBeGreaterThan(8)
    expect(seen.fromM).toBeLessThan(20_000)
    expect(seen.toM).toBeGreaterThan(21_000)
  })

  test('a stretch at the very end of the line grows inward and never leaves it', () => {
    const line = bentLine('left')
    const band = layBand(line, 6, offsetPx)
    const seen = visibleStretch(band, line.lengthM - 200, line.lengthM, 20)
    expect(seen.toM).toBeCloseTo(line.lengthM, 3)
    expect(seen.fromM).toBeLessThan(line.lengthM - 200)
  })

  test('dashes begin and end with their stretch, keep order and leave gaps between them', () => {
    const line = bentLine('left')
    const band = layBand(line, zoom, offsetPx)
    const dashes = dashStretch(band, 5000, 45_000, [10, 4])
    expect(dashes.length).toBeGreaterThan(5)
    expect(dashes[0]?.fromM).toBe(5000)
    expect(dashes.at(-1)!.toM).toBeLessThanOrEqual(45_000)
    for (let index = 1; index < dashes.length; index++)
      expect(dashes[index]!.fromM).toBeGreaterThan(dashes[index - 1]!.toM)
  })

  test('two stretches that touch meet at the same place in the band', () => {
    const line = bentLine('left')
    const band = layBand(line, zoom, offsetPx)
    expect(bandPath(band, 0, 12_345).at(-1)).toEqual(bandPath(band, 12_345, 30_000)[0])
  })
})
