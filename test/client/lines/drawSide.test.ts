import { expect, test } from 'vitest'
import { drawSide } from '../../../client/lines/drawSide.ts'
import type { Position } from '../../../geo/units.ts'

const eastward: Position[] = [
  [104, 23],
  [105, 23],
]
const panel = { widthPx: 400, heightPx: 200 }
const toothDown = (teeth: string) => Number(/l(-?[\d.e-]+) (-?[\d.e-]+)/.exec(teeth)?.[2])

test('going east, the teeth point up the drawing where home is left and down where it is right', () => {
  expect(toothDown(drawSide(eastward, 'left', panel).teeth)).toBeLessThan(-6)
  expect(toothDown(drawSide(eastward, 'right', panel).teeth)).toBeGreaterThan(6)
})

test('home ground is written on the side that the teeth point to', () => {
  expect(drawSide(eastward, 'left', panel).label[1]).toBeLessThan(100)
  expect(drawSide(eastward, 'right', panel).label[1]).toBeGreaterThan(100)
})

test('the drawing begins at K0, inside the panel', () => {
  const { start } = drawSide(eastward, 'left', panel)
  expect(start[0]).toBeCloseTo(40, 0)
  expect(start[1]).toBeCloseTo(100, 0)
})
