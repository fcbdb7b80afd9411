import { gridZoneAt, toGrid } from '../../../geo/gaussKruger.ts'
import type { Position } from '../../../geo/units.ts'

/**
 * A path without the corners that lie within some metres of the straight way between those that stay, by
 * Douglas and Peucker's rule; its ends stay as they are.
 */
export function thinned(path: readonly Position[], withinM: number): readonly Position[] {
  const [first] = path
  if (first === undefined || path.length < 3 || withinM <= 0) return path
  const zone = gridZoneAt(first[0])
  const places = path.map((position) => toGrid(position, zone))
  const stays = new Uint8Array(path.length)
  stays[0] = stays[path.length - 1] = 1
  const open: [from: number, to: number][] = [[0, path.length - 1]]
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    const [from, to] = piece
    let [farthest, farthestM] = [-1, withinM]
    for (let index = from + 1; index < to; index++) {
      const awayM = awayFromChord(places[index]!, places[from]!, places[to]!)
      if (awayM > farthestM) [farthest, farthestM] = [index, awayM]
    }
    if (farthest === -1) continue
    stays[farthest] = 1
    open.push([from, farthest], [farthest, to])
  }
  return path.filter((_, index) => stays[index] === 1)
}

interface Place {
  readonly eastingM: number
  readonly northingM: number
}

function awayFromChord(place: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.eastingM - from.eastingM, to.northingM - from.northingM]
  const [x, y] = [place.eastingM - from.eastingM, place.northingM - from.northingM]
  const lengthSquared = dx * dx + dy * dy
  const share = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / lengthSquared))
  return Math.hypot(x - share * dx, y - share * dy)
}
