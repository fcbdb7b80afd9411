import type { BorderLine } from './borderLine.ts'
import { distanceM, locate, positionAt } from './chainage.ts'
import { metresPerDegreeLat, metresPerDegreeLon, walkPath } from './geodesic.ts'
import { portionsOffHomeGround } from './pathCheck.ts'
import { findSelfCrossing } from './selfCrossing.ts'
import type { Position } from './units.ts'
import { tryPathCrossing } from './pathCrossing.ts'

/** What makes a draft impossible, and where on the map it is. */
export type DraftFault =
  | { kind: 'crosses-itself'; position: Position }
  | { kind: 'off-home-ground'; path: readonly Position[]; lengthM: number; deepestM: number }
  | { kind: 'beyond-line'; path: readonly Position[]; lengthM: number }

/** Every fault of paths of at least two distinct positions each. */
export function draftFaults(line: BorderLine, paths: readonly (readonly Position[])[]): DraftFault[] {
  return [
    ...paths.flatMap((path): DraftFault[] => {
      const crossing = findSelfCrossing(path)
      return crossing === undefined ? [] : [{ kind: 'crosses-itself', position: crossing.position }]
    }),
    ...paths.flatMap((path, index): DraftFault[] =>
      paths.slice(index + 1).flatMap((other) => {
        const position = tryPathCrossing(path, other)
        return position === undefined || isEnd(path, position) ? [] : [{ kind: 'crosses-itself', position }]
      }),
    ),
    ...paths.flatMap((path) =>
      portionsOffHomeGround(line, path).map((portion): DraftFault => ({
        kind: 'off-home-ground',
        ...portion,
      })),
    ),
    ...paths.flatMap((path) => portionsBeyondLine(line, path)),
  ]
}

/** A position farther past an end of the line than this lies beyond it, metres. */
const beyondEndM = 1

/** The parts of a path that lie past either end of the line, to the 20 m steps they are found in. */
function portionsBeyondLine(line: BorderLine, path: readonly Position[]): DraftFault[] {
  const portions: { path: Position[]; lengthM: number }[] = []
  let last: Position | undefined
  walkPath(path, 20, (position) => {
    if (!isBeyondLine(line, position)) {
      last = undefined
      return
    }
    const portion = portions.at(-1)
    if (last !== undefined && portion !== undefined) {
      portion.lengthM += distanceM(last, position)
      portion.path.push(position)
    } else portions.push({ path: [position], lengthM: 0 })
    last = position
  })
  return portions
    .filter((portion) => portion.lengthM > 0)
    .map((portion): DraftFault => ({ kind: 'beyond-line', ...portion }))
}

function isBeyondLine(line: BorderLine, position: Position): boolean {
  const { chainageM } = locate(line, position)
  if (chainageM > 0 && chainageM < line.lengthM) return false
  const end = positionAt(line, chainageM)
  const inside = positionAt(
    line,
    chainageM === 0 ? Math.min(50, line.lengthM) : Math.max(0, line.lengthM - 50),
  )
  const [outEast, outNorth] = metresFrom(inside, end)
  const [east, north] = metresFrom(end, position)
  return (east * outEast + north * outNorth) / Math.hypot(outEast, outNorth) > beyondEndM
}

/** East and north of one position from another nearby, metres. */
function metresFrom(from: Position, to: Position): [number, number] {
  return [(to[0] - from[0]) * metresPerDegreeLon(from[1]), (to[1] - from[1]) * metresPerDegreeLat(from[1])]
}

/** Parts of one barrier may meet end to end. */
function isEnd(path: readonly Position[], position: Position): boolean {
  return [path[0]!, path.at(-1)!].some((end) => distanceM(end, position) < 1)
}
