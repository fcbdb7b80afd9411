import { type Position, type Ring, at, samePosition } from './position.ts'
import { projectOnLine } from './projectOnLine.ts'

/** The ring with the feet of these points as extra vertices, so that a section cut there shares all its vertices with it. */
export function insertFeet(ring: Ring, points: readonly Position[]): Ring {
  const withFeet = [...ring]
  for (const point of points) {
    const foot = projectOnLine(withFeet, point)
    const neighbours = [at(withFeet, foot.edge), at(withFeet, foot.edge + 1)]
    if (!neighbours.some((vertex) => samePosition(vertex, foot.point)))
      withFeet.splice(foot.edge + 1, 0, foot.point)
  }
  return withFeet
}
