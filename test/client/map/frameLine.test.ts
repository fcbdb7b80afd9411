import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameLine, type Frame, type FramedPanel } from '../../../client/map/frameLine.ts'
import { pixelOf } from '../../../client/map/mercator.ts'
import type { Position } from '../../../geo/units.ts'

const panel: FramedPanel = { widthPx: 1000, heightPx: 500, paddingPx: 40, turn: false }

/** Where a position stands in the panel, pixels from its upper left corner. */
function seen(position: Position, frame: Frame, { widthPx, heightPx }: FramedPanel) {
  const [x, y] = pixelOf(position, frame.zoom)
  const [middleX, middleY] = pixelOf(frame.center, frame.zoom)
  const turn = (frame.bearing * Math.PI) / 180
  const [east, south] = [x - middleX, y - middleY]
  return {
    x: widthPx / 2 + east * Math.cos(turn) + south * Math.sin(turn),
    y: heightPx / 2 - east * Math.sin(turn) + south * Math.cos(turn),
  }
}

const malipo: Position[] = [
  [104.6244, 22.8321],
  [104.8507, 22.9376],
  [105.05, 23.2],
  [105.3084, 23.3818],
]

describe('framing a line', () => {
  test('north stays up unless turning is allowed', () => {
    expect(frameLine(malipo, panel).bearing).toBe(0)
  })

  test('a line from southwest to northeast is turned into a wide panel and drawn larger', () => {
    const upright = frameLine(malipo, panel)
    const turned = frameLine(malipo, { ...panel, turn: true })
    expect(turned.bearing).toBeLessThan(0)
    expect(turned.zoom).toBeGreaterThan(upright.zoom + 0.3)
  })

  test('of two ways to lay it along a diagonal, the one nearer to north up is taken', () => {
    const { bearing } = frameLine(malipo, { ...panel, turn: true })
    expect(Math.abs(bearing)).toBeLessThan(45)
  })

  test('a line that fills the panel already is not turned', () => {
    const wide: Position[] = [
      [100, 23],
      [101, 23.01],
      [102, 23],
    ]
    expect(frameLine(wide, { ...panel, turn: true }).bearing).toBe(0)
  })

  test('it is turned just as it is asked to be, and all of it stays in the panel', () => {
    const asked = { ...panel, turn: 70 }
    const frame = frameLine(malipo, asked)
    expect(frame.bearing).toBe(70)
    for (const position of malipo) {
      const { x, y } = seen(position, frame, asked)
      expect(x).toBeGreaterThan(39)
      expect(x).toBeLessThan(961)
      expect(y).toBeGreaterThan(39)
      expect(y).toBeLessThan(461)
    }
  })

  test('every position stands inside the padding, whatever the line and the panel', () => {
    const position = fc.tuple(
      fc.double({ min: 98, max: 106, noNaN: true }),
      fc.double({ min: 20, max: 27, noNaN: true }),
    )
    fc.assert(
      fc.property(
        fc.array(position, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 200, max: 3000 }),
        fc.integer({ min: 200, max: 2000 }),
        fc.boolean(),
        (positions, widthPx, heightPx, turn) => {
          const asked = { widthPx, heightPx, paddingPx: 40, turn }
          const frame = frameLine(positions, asked)
          for (const each of positions) {
            const { x, y } = seen(each, frame, asked)
            expect(x).toBeGreaterThan(40 - 0.01)
            expect(x).toBeLessThan(widthPx - 40 + 0.01)
            expect(y).toBeGreaterThan(40 - 0.01)
            expect(y).toBeLessThan(heightPx - 40 + 0.01)
          }
        },
      ),
    )
  })

  test('one position alone is shown at the largest zoom allowed', () => {
    expect(frameLine([[104.85, 22.94]], { ...panel, maxZoom: 13 })).toMatchObject({ zoom: 13, bearing: 0 })
  })

  test('a frame without positions is refused', () => {
    expect(() => frameLine([], panel)).toThrow('at least one position')
  })
})
