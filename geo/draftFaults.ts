import type { BorderLine } from './borderLine.ts'
import { stepsOf, type BarrierStep, type WalkedSegment } from './barrierWalk.ts'
import { distanceM, positionAt, type Located } from './chainage.ts'
import { metresFrom } from './geodesic.ts'
import { isOffHomeGround, portionsWhere } from './pathCheck.ts'
import { meetings, type IndexedPath } from './pathIndex.ts'
import { findSelfCrossing } from './selfCrossing.ts'
import type { Position } from './units.ts'

/** What makes a draft impossible, and where on the map it is. */
export type DraftFault =
  | { kind: 'crosses-itself'; position: Position }
  | { kind: 'off-home-ground'; path: readonly Position[]; lengthM: number; deepestM: number }
  | { kind: 'beyond-line'; path: readonly Position[]; lengthM: number }

/** Every fault of paths, by the even steps of each and its index. */
export function draftFaults(
  line: BorderLine,
  walked: readonly (readonly BarrierStep[])[],
  indexed: readonly IndexedPath[],
): DraftFault[] {
  return [
    ...indexed.flatMap(({ path }): DraftFault[] => {
      const crossing = findSelfCrossing(path)
      return crossing === undefined ? [] : [{ kind: 'crosses-itself', position: crossing.position }]
    }),
    ...indexed.flatMap((one, index): DraftFault[] =>
      indexed.slice(index + 1).flatMap((other) => {
        const meeting = meetings(one, other).find(
          ({ position }) => !isEnd(one.path, position) && !isEnd(other.path, position),
        )
        return meeting === undefined ? [] : [{ kind: 'crosses-itself', position: meeting.position }]
      }),
    ),
    ...walked.flatMap((steps) =>
      portionsWhere(line, steps.map(asSample), isOffHomeGround).map(
        ({ path, lengthM, leastM }): DraftFault => ({
          kind: 'off-home-ground',
          path,
          lengthM,
          deepestM: -leastM,
        }),
      ),
    ),
    ...walked.flatMap((steps) => portionsBeyondLine(line, steps)),
  ]
}

/** The steps of 20 m alone. */
export const evenSteps = (segments: readonly WalkedSegment[]): BarrierStep[] =>
  stepsOf(segments).filter((step) => !step.isEdge)

export const asSample = ({ position, nearest }: BarrierStep) => ({ position, offsetM: nearest.offsetM })

/** A position farther past an end of the line than this lies beyond it, metres. */
const beyondEndM = 1

/** The parts of a path that lie past either end of the line, to the 20 m steps they are found in. */
function portionsBeyondLine(line: BorderLine, steps: readonly BarrierStep[]): DraftFault[] {
  const portions: { path: Position[]; lengthM: number }[] = []
  let last: Position | undefined
  for (const { position, nearest } of steps) {
    if (!isBeyondLine(line, position, nearest)) {
      last = undefined
      continue
    }
    const portion = portions.at(-1)
    if (last !== undefined && portion !== undefined) {
      portion.lengthM += distanceM(last, position)
      portion.path.push(position)
    } else portions.push({ path: [position], lengthM: 0 })
    last = position
  }
  return portions
    .filter((portion) => portion.lengthM > 0)
    .map((portion): DraftFault => ({ kind: 'beyond-line', ...portion }))
}

function isBeyondLine(line: BorderLine, position: Position, { chainageM }: Located): boolean {
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

/** Parts of one barrier may meet end to end, and one may end at another. */
function isEnd(path: readonly Position[], position: Position): boolean {
  return [path[0]!, path.at(-1)!].some((end) => distanceM(end, position) < 1)
}
