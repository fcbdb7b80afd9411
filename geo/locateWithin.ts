import type { BorderLine } from './borderLine.ts'
import { feetWithin } from './chainage.ts'
import type { Position } from './units.ts'

/** Where each of many points lies on a line; NaN where the line is farther than allowed. */
export interface LocatedBatch {
  /** Chainage of the nearest place. */
  readonly chainageM: Float64Array
  /** Distance from it, positive on home ground. */
  readonly offsetM: Float64Array
  /**
   * The second nearest of the feet that `feetWithin` finds: where the line doubles back within the
   * corridor. NaN where there is none; of length 0 where runner-ups were not asked for.
   */
  readonly runnerUpChainageM: Float64Array
  readonly runnerUpOffsetM: Float64Array
}

/**
 * `locate` for many points at once: `lonLat` holds longitude and latitude in turn. A point farther
 * than `maxDistanceM` from the line, or one that is no number or out of range, gives NaN.
 * `out` (of at least as many points) is filled instead of new arrays.
 */
export function locateWithin(
  line: BorderLine,
  lonLat: Float64Array,
  maxDistanceM: number,
  options: { readonly runnerUp?: boolean; readonly out?: LocatedBatch } = {},
): LocatedBatch {
  const count = lonLat.length >> 1
  const { runnerUp = true, out = emptyBatch(count, runnerUp) } = options
  for (let point = 0; point < count; point++) {
    const position: Position = [lonLat[2 * point]!, lonLat[2 * point + 1]!]
    const isPosition = Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90
    const feet = isPosition ? feetWithin(line, position, maxDistanceM) : []
    const [nearest, second] = feet.sort((a, b) => Math.abs(a.offsetM) - Math.abs(b.offsetM))
    out.chainageM[point] = nearest?.chainageM ?? NaN
    out.offsetM[point] = nearest?.offsetM ?? NaN
    if (!runnerUp) continue
    out.runnerUpChainageM[point] = second?.chainageM ?? NaN
    out.runnerUpOffsetM[point] = second?.offsetM ?? NaN
  }
  return out
}

/** Arrays for so many points, to be filled again and again. */
export function emptyBatch(count: number, runnerUp = true): LocatedBatch {
  return {
    chainageM: new Float64Array(count),
    offsetM: new Float64Array(count),
    runnerUpChainageM: new Float64Array(runnerUp ? count : 0),
    runnerUpOffsetM: new Float64Array(runnerUp ? count : 0),
  }
}
