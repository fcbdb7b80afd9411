import { pairsOf, type Ring } from './position.ts'

/** Signed area of a closed ring in square degrees: positive when it runs anticlockwise, its inside to the left. */
export function ringArea(ring: Ring): number {
  return pairsOf(ring).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0) / 2
}

export function boundingBox(ring: Ring): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude, latitude] of ring) {
    box[0] = Math.min(box[0], longitude)
    box[1] = Math.min(box[1], latitude)
    box[2] = Math.max(box[2], longitude)
    box[3] = Math.max(box[3], latitude)
  }
  return box
}
