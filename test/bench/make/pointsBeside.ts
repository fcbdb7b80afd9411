import { seededRandom } from '../../../data/demo/seededRandom.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { besideLine } from './flatLine.ts'

/**
 * Points within `farthestM` of a line, longitude and latitude in turn. `scattered` ones jump about
 * the whole line, the others come in its order, as those of tracks do.
 */
export function pointsBeside(
  line: BorderLine,
  count: number,
  farthestM: number,
  order: 'scattered' | 'in-order',
): Float64Array {
  const random = seededRandom(`points ${order}`)
  const write = besideLine(line)
  const lonLat = new Float64Array(2 * count)
  for (let point = 0; point < count; point++) {
    const share = order === 'scattered' ? random.next() : (point + random.next()) / count
    write(share * line.lengthM, random.between(-farthestM, farthestM), lonLat, 2 * point)
  }
  return lonLat
}
