import { expect, test } from 'vitest'
import { dashPath } from '../../../client/map/dashPath.ts'
import { pixelOf } from '../../../client/map/mercator.ts'
import type { Position } from '../../../geo/units.ts'

const zoom = 12
const lengthPx = (path: readonly Position[]) =>
  path.slice(1).reduce((sum, position, index) => {
    const [x, y] = pixelOf(position, zoom)
    const [beforeX, beforeY] = pixelOf(path[index]!, zoom)
    return sum + Math.hypot(x - beforeX, y - beforeY)
  }, 0)

test('dashes go round corners and each is as long as its pattern says, but for the last', () => {
  const path: Position[] = [
    [104, 23],
    [104.01, 23],
    [104.01, 23.01],
    [104.02, 23.02],
  ]
  const dashes = dashPath(path, zoom, [8, 5])
  for (const dash of dashes.slice(0, -1)) expect(lengthPx(dash)).toBeCloseTo(8, 3)
  expect(lengthPx(dashes.at(-1)!)).toBeLessThanOrEqual(8.001)
  expect(dashes.length).toBe(Math.ceil(lengthPx(path) / 13))
})

test('a path shorter than one dash is drawn whole', () => {
  const path: Position[] = [
    [104, 23],
    [104.0005, 23],
  ]
  expect(dashPath(path, zoom, [8, 5])).toHaveLength(1)
  expect(lengthPx(dashPath(path, zoom, [8, 5])[0]!)).toBeCloseTo(lengthPx(path), 6)
})
