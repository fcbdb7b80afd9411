import { getDistanceM } from './measureKm.ts'
import type { Position } from './position.ts'

/** Makes the test whether a position lies within about `withinM` metres of one of the sections. */
export function makeNearTest(
  sections: readonly Position[][],
  withinM: number,
): (position: Position) => boolean {
  // Every tenth vertex is enough: ten vertices are about 2 km, and the test is only about keeping detail.
  const samples = sections.flatMap((line) =>
    line.filter((_, index) => index % 10 === 0 || index === line.length - 1),
  )
  return (position) => samples.some((sample) => getDistanceM(sample, position) < withinM)
}
