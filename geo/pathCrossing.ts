import type { Position } from './units.ts'

/** The first place where two paths meet, walking along the first; undefined where they do not. */
export function tryPathCrossing(path: readonly Position[], other: readonly Position[]): Position | undefined {
  for (let index = 1; index < path.length; index++) {
    let nearest: { share: number; position: Position } | undefined
    for (let otherIndex = 1; otherIndex < other.length; otherIndex++) {
      const met = segmentCrossing(path[index - 1]!, path[index]!, other[otherIndex - 1]!, other[otherIndex]!)
      if (met !== undefined && (nearest === undefined || met.share < nearest.share)) nearest = met
    }
    if (nearest !== undefined) return nearest.position
  }
  return undefined
}

/**
 * Where segment ab meets segment cd, and how far along ab. Longitude and latitude are taken as a
 * plane: over the few hundred metres of a segment that is off by less than a centimetre.
 */
function segmentCrossing(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
): { share: number; position: Position } | undefined {
  const [abEast, abNorth] = [b[0] - a[0], b[1] - a[1]]
  const [cdEast, cdNorth] = [d[0] - c[0], d[1] - c[1]]
  const across = abEast * cdNorth - abNorth * cdEast
  if (across === 0) return undefined
  const share = ((c[0] - a[0]) * cdNorth - (c[1] - a[1]) * cdEast) / across
  const otherShare = ((c[0] - a[0]) * abNorth - (c[1] - a[1]) * abEast) / across
  if (share < 0 || share > 1 || otherShare < 0 || otherShare > 1) return undefined
  return { share, position: [a[0] + share * abEast, a[1] + share * abNorth] }
}
