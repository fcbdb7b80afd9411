import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt, blockSidePx, blocksUnder, meanColour } from '../../../client/photos/mosaic.ts'

const size = { width: 1280, height: 960 }

describe('the mosaic that a finger wipes', () => {
  it('has blocks of a fortieth of the longer side, in whole squares of a JPEG', () => {
    expect(blockSidePx(size)).toBe(32)
    expect(blockSidePx({ width: 2560, height: 1920 })).toBe(64)
    expect(blockSidePx({ width: 100, height: 80 })).toBe(16)
  })

  it('covers all that the brush touched and leaves what lies a block beyond it', () => {
    const side = blockSidePx(size)
    const points = fc.record({ x: fc.integer({ min: 0, max: 1279 }), y: fc.integer({ min: 0, max: 959 }) })
    fc.assert(
      fc.property(
        fc.array(points, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 5, max: 80 }),
        (stroke, radius) => {
          const blocks = [...blocksUnder(stroke, radius, size)].map((number) => blockAt(number, size))
          const isIn = (x: number, y: number) =>
            blocks.some(
              (block) =>
                block.x <= x && x < block.x + block.width && block.y <= y && y < block.y + block.height,
            )
          for (const { x, y } of stroke) expect(isIn(x, y)).toBe(true)
          for (const block of blocks) {
            const away = Math.min(
              ...stroke.flatMap((to, index) => {
                const from = stroke[index - 1] ?? to
                return Array.from({ length: 21 }, (_, step) =>
                  Math.hypot(
                    block.x + block.width / 2 - (from.x + (step / 20) * (to.x - from.x)),
                    block.y + block.height / 2 - (from.y + (step / 20) * (to.y - from.y)),
                  ),
                )
              }),
            )
            // The middle of a block, and twenty steps along a stroke of at most the picture's diagonal.
            expect(away).toBeLessThan(radius + side * 1.5 + 1600 / 40)
          }
        },
      ),
    )
  })

  it('ends at the edges of the picture', () => {
    const numbers = [...blocksUnder([{ x: 1279, y: 959 }], 40, { width: 1290, height: 970 })]
    for (const number of numbers) {
      const { x, y, width, height } = blockAt(number, { width: 1290, height: 970 })
      expect(x + width).toBeLessThanOrEqual(1290)
      expect(y + height).toBeLessThanOrEqual(970)
    }
  })

  it('keeps of a block its mean colour alone', () => {
    const pixels = new Uint8ClampedArray([0, 100, 200, 255, 100, 200, 0, 255])
    expect(meanColour(pixels)).toBe('rgb(50 150 100)')
  })
})
