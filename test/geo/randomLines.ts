import fc from 'fast-check'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { positionTowards } from '../../geo/geodesic.ts'
import { findSelfCrossing } from '../../geo/selfCrossing.ts'
import type { Position } from '../../geo/units.ts'

const homeSide = fc.constantFrom('left' as const, 'right' as const)

/** Lines that turn any way at steps of 1 m to 400 m and so double back, cut short where they would meet themselves. */
export const doublingLine: fc.Arbitrary<BorderLine> = fc
  .tuple(
    fc.double({ min: -75, max: 75, noNaN: true }),
    fc.double({ min: -179, max: 179, noNaN: true }),
    homeSide,
    fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: -170, max: 170 })), {
      minLength: 2,
      maxLength: 30,
    }),
  )
  .map(([lat, lon, homeSide, steps]) => {
    const positions: Position[] = [[lon, lat]]
    let heading = 90
    for (const [stepM, turn] of steps) {
      const next = positionTowards(positions.at(-1)!, heading + turn, stepM)
      if (findSelfCrossing([...positions, next]) !== undefined) continue
      positions.push(next)
      heading += turn
    }
    return compileBorderLine({ id: 'doubling', positions, homeSide })
  })

/** A long line with a vertex every 24 m or so that winds but never meets itself. */
export function windingLine(vertices: number, lat: number): BorderLine {
  const lonLat = new Float64Array(2 * vertices)
  let position: Position = [20, lat]
  for (let vertex = 0; vertex < vertices; vertex++) {
    lonLat.set(position, 2 * vertex)
    const heading = 90 + 45 * Math.sin(vertex / 37) + 30 * Math.sin(vertex * vertex)
    position = positionTowards(position, heading, 24 + 10 * Math.sin(vertex * 1.7))
  }
  return compileBorderLine({ id: 'winding', lonLat, homeSide: 'left' })
}
