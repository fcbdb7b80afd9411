import fc from 'fast-check'
import { expect, it } from 'vitest'
import { locate } from '../../geo/chainage.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { simplifyPath } from '../../geo/simplifyPath.ts'
import type { Position } from '../../geo/units.ts'
import { place } from './straightLine.ts'

const paths = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: -40, max: 40 })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((steps): Position[] => {
    let atM = 0
    return steps.map(([stepM, asideM]) => place((atM += stepM), asideM))
  })

it('a simplified path keeps its ends, and stays within the tolerance of every point left out', () => {
  fc.assert(
    fc.property(paths, fc.integer({ min: 1, max: 25 }), (path, toleranceM) => {
      const simple = simplifyPath(path, toleranceM)
      expect([simple[0], simple.at(-1)]).toEqual([path[0], path.at(-1)])
      const left = compileBorderLine({ id: 'simple', positions: simple, homeSide: 'left' })
      for (const position of path)
        expect(Math.abs(locate(left, position).offsetM)).toBeLessThan(toleranceM + 0.01)
    }),
  )
})

it('points along a straight are left out', () => {
  expect(simplifyPath([place(0, 0), place(10, 0.2), place(20, -0.1), place(300, 0)], 1)).toHaveLength(2)
})
