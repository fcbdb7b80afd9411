import { type Position, pairsOf, roundPosition } from './position.ts'

export interface Foot {
  /** Index of the vertex before the foot. */
  edge: number
  /** How far along that edge, 0 to 1. */
  fraction: number
  point: Position
}

/**
 * The nearest point of a line, rounded to 6 decimals (0.1 m). It is found in a plane with longitudes shortened by the cosine
 * of the latitude: over the
 * few hundred metres between a county's corner and the line, that plane is true to better than 1 m.
 */
export function projectOnLine(line: readonly Position[], point: Position): Foot {
  const shorten = Math.cos((point[1] * Math.PI) / 180)
  let nearest: Foot | undefined
  let nearestSquared = Infinity
  pairsOf(line).forEach(([a, b], edge) => {
    const [edgeX, edgeY] = [(b[0] - a[0]) * shorten, b[1] - a[1]]
    const [pointX, pointY] = [(point[0] - a[0]) * shorten, point[1] - a[1]]
    const squared = edgeX ** 2 + edgeY ** 2
    const fraction = squared === 0 ? 0 : Math.min(1, Math.max(0, (pointX * edgeX + pointY * edgeY) / squared))
    const distanceSquared = (pointX - fraction * edgeX) ** 2 + (pointY - fraction * edgeY) ** 2
    if (distanceSquared < nearestSquared) {
      nearestSquared = distanceSquared
      const foot: Position = [a[0] + (b[0] - a[0]) * fraction, a[1] + (b[1] - a[1]) * fraction]
      nearest = { edge, fraction, point: roundPosition(foot, 6) }
    }
  })
  if (!nearest) throw new Error('A line needs at least two positions')
  return nearest
}
