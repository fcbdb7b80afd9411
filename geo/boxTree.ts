/**
 * Boxes round a line's pieces: each of eight pieces that follow each other, each of those of eight
 * such boxes, and so on to one. A line's own order keeps neighbours together, so that no sorting is
 * needed and a million pieces are boxed in some ten milliseconds.
 */
export interface BoxTree {
  /** Coordinates of the nodes in turn; piece `i` goes from node `i` to node `i + 1`. */
  readonly nodes: Float64Array
  readonly dimensions: 2 | 3
  readonly pieces: number
  /** Of each box its least coordinates, then its greatest; finest level first. */
  readonly boxes: Float64Array
  /** Index of the first box of each level, and the number of all boxes at the end. */
  readonly levelStart: readonly number[]
}

export const fanOut = 8

export function buildBoxTree(nodes: Float64Array, dimensions: 2 | 3): BoxTree {
  const pieces = nodes.length / dimensions - 1
  const levelStart = [0]
  for (let count = pieces; count > 1 || levelStart.length === 1;) {
    count = Math.ceil(count / fanOut)
    levelStart.push(levelStart.at(-1)! + count)
  }
  const size = 2 * dimensions
  const boxes = new Float64Array(levelStart.at(-1)! * size)
  for (let box = 0; box < levelStart[1]!; box++) {
    const [first, last] = [box * fanOut, Math.min((box + 1) * fanOut, pieces)]
    for (let axis = 0; axis < dimensions; axis++) {
      let [least, greatest] = [Infinity, -Infinity]
      for (let node = first; node <= last; node++) {
        const value = nodes[node * dimensions + axis]!
        if (value < least) least = value
        if (value > greatest) greatest = value
      }
      boxes[box * size + axis] = least
      boxes[box * size + dimensions + axis] = greatest
    }
  }
  for (let level = 1; level + 1 < levelStart.length; level++)
    for (let box = levelStart[level]!; box < levelStart[level + 1]!; box++) {
      const first = childOf(levelStart, level, box)
      const end = Math.min(first + fanOut, levelStart[level]!)
      for (let axis = 0; axis < dimensions; axis++) {
        let [least, greatest] = [Infinity, -Infinity]
        for (let child = first; child < end; child++) {
          least = Math.min(least, boxes[child * size + axis]!)
          greatest = Math.max(greatest, boxes[child * size + dimensions + axis]!)
        }
        boxes[box * size + axis] = least
        boxes[box * size + dimensions + axis] = greatest
      }
    }
  return { nodes, dimensions, pieces, boxes, levelStart }
}

/** The first of the boxes that a box above the finest level is made of. */
export function childOf(levelStart: readonly number[], level: number, box: number): number {
  return levelStart[level - 1]! + (box - levelStart[level]!) * fanOut
}

/**
 * Visits the pieces whose box lies within a distance of a point of space, nearer boxes first.
 * `visit` returns the distance squared that counts from then on, so that a search for the nearest
 * narrows as it goes.
 */
export function searchNear(
  tree: BoxTree,
  [x, y, z]: readonly [number, number, number],
  reachSquared: number,
  visit: (piece: number) => number,
): void {
  const { boxes, levelStart, pieces } = tree
  const stack = [levelStart.at(-1)! - 1]
  const levels = [levelStart.length - 2]
  const distances = [0]
  let reach = reachSquared
  while (stack.length > 0) {
    const box = stack.pop()!
    const level = levels.pop()!
    if (distances.pop()! > reach) continue
    if (level === 0) {
      const end = Math.min((box + 1) * fanOut, pieces)
      for (let piece = box * fanOut; piece < end; piece++) reach = visit(piece)
      continue
    }
    const first = childOf(levelStart, level, box)
    const end = Math.min(first + fanOut, levelStart[level]!)
    const base = stack.length
    for (let child = first; child < end; child++) {
      const at = child * 6
      const dx = Math.max(boxes[at]! - x, 0, x - boxes[at + 3]!)
      const dy = Math.max(boxes[at + 1]! - y, 0, y - boxes[at + 4]!)
      const dz = Math.max(boxes[at + 2]! - z, 0, z - boxes[at + 5]!)
      const distance = dx * dx + dy * dy + dz * dz
      if (distance > reach) continue
      // The nearest comes to lie on top.
      let place = stack.length
      for (; place > base && distances[place - 1]! < distance; place--) {
        stack[place] = stack[place - 1]!
        distances[place] = distances[place - 1]!
      }
      stack[place] = child
      distances[place] = distance
      levels.push(level - 1)
    }
  }
}

/** Longitude and latitude: west, south, east, north. */
export type LonLatBox = readonly [west: number, south: number, east: number, north: number]

/** Visits the pieces of a tree of two dimensions whose own box meets another; ascending. */
export function searchBox(
  tree: BoxTree,
  [west, south, east, north]: LonLatBox,
  visit: (piece: number) => void,
): void {
  const { nodes, boxes, levelStart, pieces } = tree
  const search = (level: number, box: number): void => {
    const at = box * 4
    if (boxes[at]! > east || boxes[at + 1]! > north || boxes[at + 2]! < west || boxes[at + 3]! < south) return
    if (level > 0) {
      const first = childOf(levelStart, level, box)
      const end = Math.min(first + fanOut, levelStart[level]!)
      for (let child = first; child < end; child++) search(level - 1, child)
      return
    }
    const end = Math.min((box + 1) * fanOut, pieces)
    for (let piece = box * fanOut; piece < end; piece++) {
      const [x, y, x2, y2] = [
        nodes[2 * piece]!,
        nodes[2 * piece + 1]!,
        nodes[2 * piece + 2]!,
        nodes[2 * piece + 3]!,
      ]
      if ((x > east && x2 > east) || (x < west && x2 < west)) continue
      if ((y > north && y2 > north) || (y < south && y2 < south)) continue
      visit(piece)
    }
  }
  search(levelStart.length - 2, levelStart.at(-1)! - 1)
}
