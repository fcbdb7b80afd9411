import fc from 'fast-check'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { positionTowards } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'

/** Lines of ten to twenty segments of 0.2 to 3 km that wander east, bent by up to 70° at each vertex. */
export const wanderingLine = fc
  .tuple(
    fc.double({ min: -60, max: 60, noNaN: true }),
    fc.constantFrom('left' as const, 'right' as const),
    fc.array(fc.tuple(fc.integer({ min: 200, max: 3000 }), fc.integer({ min: -35, max: 35 })), {
      minLength: 10,
      maxLength: 20,
    }),
  )
  .map(([lat, homeSide, steps]) => {
    const positions: Position[] = [[104, lat]]
    for (const [stepM, degrees] of steps)
      positions.push(positionTowards(positions.at(-1)!, 90 + degrees, stepM))
    return compileBorderLine({ id: 'wandering', positions, homeSide })
  })
