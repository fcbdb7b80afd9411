import { compileBorderLine } from '../../../geo/borderLine.ts'
import { positionBeside } from '../../../geo/chainage.ts'
import type { Position } from '../../../geo/units.ts'

/** A line of about 10.25 km due east at 23° north, home ground to its left, the north. */
export const line = compileBorderLine({
  id: 'line',
  positions: [
    [105, 23],
    [105.05, 23],
    [105.1, 23],
  ],
  homeSide: 'left',
})

/** A path beside the line: [chainage, offset] in metres each. */
export const beside = (...places: readonly (readonly [chainageM: number, offsetM: number])[]): Position[] =>
  places.map(([chainageM, offsetM]) => positionBeside(line, chainageM, offsetM))
