import type { Stretch } from '../../geo/units.ts'

/**
 * Puts stretches that overlap below each other: each goes to the first lane whose last stretch has
 * ended. The order within a lane is by chainage; `lanes` is how many there are.
 */
export function inLanes<Item extends Stretch>(
  items: readonly Item[],
): { placed: { item: Item; lane: number }[]; lanes: number } {
  const ends: number[] = []
  const placed = items
    .toSorted((a, b) => a.fromM - b.fromM || a.toM - b.toM)
    .map((item) => {
      const free = ends.findIndex((endM) => endM <= item.fromM)
      const lane = free === -1 ? ends.length : free
      ends[lane] = item.toM
      return { item, lane }
    })
  return { placed, lanes: Math.max(1, ends.length) }
}
