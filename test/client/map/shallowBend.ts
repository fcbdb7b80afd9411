import { compileBorderLine } from '../../../geo/borderLine.ts'

/** Some 80 km eastward with one bend, home ground to the north. */
export const shallowBend = compileBorderLine({
  id: 'line',
  positions: [
    [104, 23],
    [104.4, 23.1],
    [104.8, 23.05],
  ],
  homeSide: 'left',
})
