import type { BorderLine } from './borderLine.ts'
import { locate, positionAt } from './chainage.ts'
import { nearestAlong } from './cutPath.ts'
import { distanceM, walkPath } from './geodesic.ts'
import { nearestRoad, type Roads } from './roads.ts'
import type { Position } from './units.ts'

/** A walk from where a trail meets the line to a place inland. */
export interface WalkInland {
  /** Where on the line it begins. */
  readonly fromM: number
  /** Along the trail, as far as it comes nearer. */
  readonly alongTrailM: number
  /** From there straight. */
  readonly straightM: number
  readonly minutes: number
}

export interface TrailOnGround {
  readonly path: readonly Position[]
  readonly meetsLineAtM: readonly number[]
}

/**
 * How far inland somebody who came over the line is from a place: along the trail to where it comes nearest
 * to the place, then straight there, at one speed. Ground and undergrowth make it later. Of several meetings
 * with the line the one that is soonest there.
 */
export function walkInland(
  line: BorderLine,
  trail: TrailOnGround,
  place: Position,
  footKmh: number,
): WalkInland {
  return walkTo(waysIn(line, trail), place, footKmh)
}

/** Of places the one that is reached soonest, of equally near ones the first; undefined where there is none. */
export function soonestPlace<Place extends { readonly position: Position }>(
  line: BorderLine,
  trail: TrailOnGround,
  places: readonly Place[],
  footKmh: number,
): { readonly place: Place; readonly walk: WalkInland } | undefined {
  const ways = waysIn(line, trail)
  let first: { readonly place: Place; readonly walk: WalkInland } | undefined
  for (const place of places) {
    const walk = walkTo(ways, place.position, footKmh)
    if (first === undefined || walk.minutes < first.walk.minutes) first = { place, walk }
  }
  return first
}

function walkTo(ways: readonly WayIn[], place: Position, footKmh: number): WalkInland {
  const walks = ways.map(({ fromM, path }) => {
    const { alongM, awayM } = path.length < 2 ? straightFrom(path[0]!, place) : nearestAlong(path, place)
    return walkOf(fromM, alongM, awayM, footKmh)
  })
  return soonest(walks)!
}

/** Roads farther than this from the trail are not looked for. */
export const roadReachM = 20_000
/** The trail is on the road where it is as near as two drawings of one place may differ. */
const onRoadM = 15
const stepM = 25

/** The same to a road: where the trail comes to one first, else from where it is nearest to one. */
export function walkToRoad(
  line: BorderLine,
  trail: TrailOnGround,
  roads: Roads,
  footKmh: number,
): WalkInland | undefined {
  return soonest(
    waysIn(line, trail).flatMap(({ fromM, path }) => {
      let nearest: { alongM: number; awayM: number } | undefined
      let alongM = 0
      let before: Position | undefined
      for (const position of inSteps(path)) {
        alongM += before === undefined ? 0 : distanceM(before, position)
        before = position
        const awayM = nearestRoad(roads, position, Math.min(roadReachM, nearest?.awayM ?? roadReachM))?.awayM
        if (awayM === undefined || awayM >= (nearest?.awayM ?? Infinity)) continue
        nearest = { alongM, awayM }
        if (awayM <= onRoadM) break
      }
      return nearest === undefined ? [] : [walkOf(fromM, nearest.alongM, nearest.awayM, footKmh)]
    }),
  )
}

/** A trail from where it meets the line on. */
interface WayIn {
  readonly fromM: number
  /** Begins on the line; that alone where the trail does not go on over home ground. */
  readonly path: readonly Position[]
}

/** From each meeting with the line the trail as it goes on over home ground, until it leaves that again. */
function waysIn(line: BorderLine, { path, meetsLineAtM }: TrailOnGround): WayIn[] {
  const reachedM = [0]
  for (let index = 1; index < path.length; index++)
    reachedM.push(reachedM[index - 1]! + distanceM(path[index - 1]!, path[index]!))
  return meetsLineAtM.flatMap((fromM) => {
    const meeting = positionAt(line, fromM)
    const { alongM } = nearestAlong(path, meeting)
    const ahead = path.filter((_, index) => reachedM[index]! > alongM)
    const behind = path.filter((_, index) => reachedM[index]! < alongM).toReversed()
    const inland = [ahead, behind]
      .map((way) => [meeting, ...onHomeGround(line, way)])
      .filter((way) => way.length > 1)
    return (inland.length === 0 ? [[meeting]] : inland).map((way) => ({ fromM, path: way }))
  })
}

/** The first positions of a way, until it leaves home ground. */
function onHomeGround(line: BorderLine, way: readonly Position[]): readonly Position[] {
  // A path drawn by hand may begin some metres beyond the line.
  const abroad = way.findIndex((position) => locate(line, position).offsetM < -drawnM)
  return abroad < 0 ? way : way.slice(0, abroad)
}

const drawnM = 5

function inSteps(path: readonly Position[]): Position[] {
  const steps: Position[] = []
  walkPath(path, stepM, (position) => steps.push(position))
  return steps
}

const straightFrom = (from: Position, to: Position) => ({ alongM: 0, awayM: distanceM(from, to) })

const walkOf = (fromM: number, alongTrailM: number, straightM: number, footKmh: number): WalkInland => ({
  fromM,
  alongTrailM,
  straightM,
  minutes: (alongTrailM + straightM) / ((footKmh * 1000) / 60),
})

function soonest(walks: readonly WalkInland[]): WalkInland | undefined {
  let first: WalkInland | undefined
  for (const walk of walks) if (first === undefined || walk.minutes < first.minutes) first = walk
  return first
}
