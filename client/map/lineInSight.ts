import type { BorderLine } from '../../geo/borderLine.ts'
import type { Extent } from './mapScale.ts'

/** Vertices of a line from the first to the last one whose segment comes into an extent. */
export interface VertexRange {
  readonly first: number
  readonly last: number
}

/** The part of a line that is in sight, ends included; undefined where none is. */
export function lineInSight(line: BorderLine, extent: Extent | undefined): VertexRange | undefined {
  const { positions } = line
  if (extent === undefined) return { first: 0, last: positions.length - 1 }
  let first: number | undefined
  let last = 0
  for (let index = 1; index < positions.length; index++) {
    const [fromLon, fromLat] = positions[index - 1]!
    const [toLon, toLat] = positions[index]!
    if (
      Math.max(fromLon, toLon) < extent.west ||
      Math.min(fromLon, toLon) > extent.east ||
      Math.max(fromLat, toLat) < extent.south ||
      Math.min(fromLat, toLat) > extent.north
    )
      continue
    first ??= index - 1
    last = index
  }
  return first === undefined ? undefined : { first, last }
}
