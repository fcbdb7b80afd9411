import type { BorderLine } from './borderLine.ts'
import { distanceM, locate } from './chainage.ts'
import { walkPath } from './geodesic.ts'
import { checkLonLat, toLonLat, toPositions } from './positions.ts'
import { refuseSelfCrossing } from './selfCrossing.ts'
import type { Position } from './units.ts'

/**
 * Refuses what cannot be a path on the ground, naming the position at fault as `field.12`: not a
 * number or out of range, fewer than two distinct positions, over the antimeridian, and (unless
 * `mayMeetItself`) meeting itself; the error says where. A closed ring is no crossing.
 * @returns the path without repeated positions.
 */
export function checkPath(
  path: readonly Position[],
  options: { field?: string; mayMeetItself?: boolean } = {},
): Position[] {
  const distinct = checkLonLat(toLonLat(path), options.field)
  if (options.mayMeetItself !== true) refuseSelfCrossing(distinct, options.field)
  return toPositions(distinct.lonLat)
}

/** Whether a position lies on home ground; the line itself does. */
export function isOnHomeGround(line: BorderLine, position: Position): boolean {
  return locate(line, position).offsetM >= -onLineM
}

/** A part of a path that lies beyond the line. */
export interface PortionOffHomeGround {
  readonly path: Position[]
  readonly lengthM: number
  /** How far beyond the line it goes at most. */
  readonly deepestM: number
}

/**
 * The parts of a path that leave home ground, found in steps of up to 20 m with their ends to 2 cm:
 * an excursion shorter than a step can be missed.
 */
export function portionsOffHomeGround(line: BorderLine, path: readonly Position[]): PortionOffHomeGround[] {
  const samples: OffsetSample[] = []
  walkPath(path, 20, (position) => samples.push({ position, offsetM: locate(line, position).offsetM }))
  return portionsWhere(line, samples, isOffHomeGround).map(({ path, lengthM, leastM }) => ({
    path,
    lengthM,
    deepestM: -leastM,
  }))
}

export const isOffHomeGround = (offsetM: number): boolean => offsetM < -onLineM

/** A place of a path and how far beside the line it lies, positive on home ground. */
export interface OffsetSample {
  readonly position: Position
  readonly offsetM: number
}

/** A part of a path, with the least and the greatest of its samples' offsets. */
export interface OffsetPortion {
  readonly path: Position[]
  readonly lengthM: number
  readonly leastM: number
  readonly greatestM: number
}

/** The parts of a path whose offsets satisfy something, by its samples; their ends are found to 2 cm. */
export function portionsWhere(
  line: BorderLine,
  samples: readonly OffsetSample[],
  isIn: (offsetM: number) => boolean,
): OffsetPortion[] {
  const portions: { path: Position[]; lengthM: number; leastM: number; greatestM: number }[] = []
  let before: OffsetSample | undefined
  let wasIn = false
  for (const sample of samples) {
    const isInNow = isIn(sample.offsetM)
    if (isInNow && !wasIn) {
      const start =
        before === undefined ? sample.position : edgeOf(line, before.position, sample.position, isIn)
      portions.push({ path: [start], lengthM: 0, leastM: Infinity, greatestM: -Infinity })
    }
    const portion = portions.at(-1)
    if (portion !== undefined && (isInNow || wasIn)) {
      const next = isInNow ? sample.position : edgeOf(line, sample.position, before!.position, isIn)
      portion.lengthM += distanceM(portion.path.at(-1)!, next)
      portion.path.push(next)
      if (isInNow) {
        portion.leastM = Math.min(portion.leastM, sample.offsetM)
        portion.greatestM = Math.max(portion.greatestM, sample.offsetM)
      }
    }
    before = sample
    wasIn = isInNow
  }
  return portions.filter((portion) => portion.lengthM > 0)
}

/** Nearer to the line than this, a position lies on it: positions are stored to 0.1 m. */
const onLineM = 0.1

/** Where between a position that does not satisfy something and one that does, the last that does not lies. */
function edgeOf(
  line: BorderLine,
  without: Position,
  within: Position,
  isIn: (offsetM: number) => boolean,
): Position {
  let [outside, inside] = [without, within]
  for (let halving = 0; halving < 10; halving++) {
    const middle: Position = [(outside[0] + inside[0]) / 2, (outside[1] + inside[1]) / 2]
    if (isIn(locate(line, middle).offsetM)) inside = middle
    else outside = middle
  }
  return outside
}
