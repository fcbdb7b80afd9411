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
  const portions: { path: Position[]; lengthM: number; deepestM: number }[] = []
  let before: { position: Position; offsetM: number } | undefined
  walkPath(path, 20, (position) => {
    const { offsetM } = locate(line, position)
    const isOff = offsetM < -onLineM
    const wasOff = before !== undefined && before.offsetM < -onLineM
    if (isOff && !wasOff) {
      const start = before === undefined ? position : leavingPosition(line, before.position, position)
      portions.push({ path: [start], lengthM: 0, deepestM: 0 })
    }
    const portion = portions.at(-1)
    if (portion !== undefined && (isOff || wasOff)) {
      const next = isOff ? position : leavingPosition(line, position, before!.position)
      portion.lengthM += distanceM(portion.path.at(-1)!, next)
      portion.path.push(next)
      portion.deepestM = Math.max(portion.deepestM, -offsetM)
    }
    before = { position, offsetM }
  })
  return portions.filter((portion) => portion.lengthM > 0)
}

/** Nearer to the line than this, a position lies on it: positions are stored to 0.1 m. */
const onLineM = 0.1

/** Where between a position on home ground and one off it the line is passed. */
function leavingPosition(line: BorderLine, home: Position, off: Position): Position {
  let [inside, outside] = [home, off]
  for (let halving = 0; halving < 10; halving++) {
    const middle: Position = [(inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2]
    if (isOnHomeGround(line, middle)) inside = middle
    else outside = middle
  }
  return inside
}
