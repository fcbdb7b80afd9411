import fc from 'fast-check'
import { expect, it } from 'vitest'
import { windOf, winds } from '../../geo/winds.ts'

it('each wind reaches an eighth of the circle round its own direction', () => {
  expect([0, 22.4, 22.5, 67.4, 90, 135, 180, 225, 270, 315, 337.5, 359.9].map(windOf)).toEqual([
    'n',
    'n',
    'ne',
    'ne',
    'e',
    'se',
    's',
    'sw',
    'w',
    'nw',
    'n',
    'n',
  ])
})

it('no direction lies more than 22.5 degrees off the wind that it is called by', () => {
  fc.assert(
    fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (bearing) => {
      const apart = Math.abs(((((bearing - winds.indexOf(windOf(bearing)) * 45) % 360) + 540) % 360) - 180)
      expect(apart).toBeLessThanOrEqual(22.5 + 1e-9)
    }),
  )
})
