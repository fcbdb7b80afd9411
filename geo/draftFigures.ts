import { endedHulls, joinsAmong, type EndedHull } from './barred.ts'
import { stepsOf, type BarrierStep, type WalkedSegment } from './barrierWalk.ts'
import type { BorderLine } from './borderLine.ts'
import { positionAt } from './chainage.ts'
import { asSample, draftFaults, evenSteps, type DraftFault } from './draftFaults.ts'
import {
  compileGround,
  type CompiledGround,
  type DraftGround,
  type DraftTrail,
  type LawfulCrossing,
} from './draftGround.ts'
import {
  asSpan,
  asStretch,
  complement,
  intersect,
  isOnStretch,
  measure,
  subtract,
  union,
  type Interval,
} from './intervals.ts'
import { portionsWhere } from './pathCheck.ts'
import { firstMeeting, indexPath, type IndexedPath } from './pathIndex.ts'
import type { Position, Stretch } from './units.ts'
import { goesOnFor, type WayOn } from './wayRound.ts'

export { standingIntervals, type DraftGround, type DraftTrail, type LawfulCrossing } from './draftGround.ts'

export interface DraftFigures {
  /** Geodesic length of all parts, metres. */
  readonly lengthM: number
  /** Chainage that the draft bars, whatever else stands there; joins of its parts and with what stands included. */
  readonly barred: readonly Stretch[]
  /** Newly barred and overlap. */
  readonly barredM: number
  /** Chainage that only the draft bars. */
  readonly newlyBarred: readonly Stretch[]
  readonly newlyBarredM: number
  /** Of what the draft bars, what stands bars already. */
  readonly overlapM: number
  /** From the first to the last place that the draft bars; null where it bars nothing. */
  readonly stretch: Stretch | null
  /** Of the stretch, between the draft's own pieces, what others bar. */
  readonly standingBetweenM: number
  /** Of the stretch, what nobody bars: newly barred, overlap, standing between and this are the stretch. */
  readonly stillOpenM: number
  /** Distance to the line, metres, by steps of 20 m; null for a draft without length. */
  readonly fromLineM: { readonly minM: number; readonly maxM: number } | null
  /** Length that lies farther inside than a barrier may stand to bar anything. */
  readonly tooFarM: number
  readonly tooFar: readonly (readonly Position[])[]
  readonly trailsCut: readonly TrailCut[]
  /** Open trails just past an end: who is stopped by the barrier walks round to them. */
  readonly openNearEnds: readonly TrailNearEnd[]
  readonly crossingsBehind: readonly LawfulCrossing[]
  readonly faults: readonly DraftFault[]
}

/** A trail that a draft cuts. */
export interface TrailCut {
  readonly id: string
  readonly number: number
  readonly unsealed: boolean
  readonly position: Position
  /**
   * How much farther a walker goes who keeps along the barrier, and what it joins, to an end and back on its
   * other side, metres, and where that end is: by the end where the path was begun, and by the other.
   */
  readonly wayRound: {
    readonly firstM: number
    readonly lastM: number
    readonly firstEnd: Position
    readonly lastEnd: Position
  }
}

export interface TrailNearEnd {
  readonly id: string
  readonly number: number
  /** Chainage from the end to where the trail meets the line. */
  readonly wayRoundM: number
  readonly atM: number
  /** There on the line. */
  readonly position: Position
  /** The draft's end. */
  readonly end: Position
}

/** How far past an end of a draft an open trail still counts as a way round it, metres of chainage. */
export const wayRoundReachM = 500

/** Paths of a draft as they count: parts of fewer than two positions do not, nor do repeated positions. */
export function drawnPaths(paths: readonly (readonly Position[])[]): Position[][] {
  return paths.map(withoutRepeats).filter((path) => path.length >= 2)
}

/** Geodesic length of each part, metres: of what changed since the ground was last asked alone is measured anew. */
export function partLengthsM(ground: DraftGround, paths: readonly (readonly Position[])[]): number[] {
  const parts = paths.map(withoutRepeats)
  const walked = compileGround(ground).walk.walk(parts.filter((path) => path.length >= 2))
  let next = 0
  return parts.map((path) => (path.length < 2 ? 0 : lengthOf(walked[next++]!)))
}

/** All figures of a draft, from its paths alone. */
export function draftFigures(ground: DraftGround, paths: readonly (readonly Position[])[]): DraftFigures {
  const { line, policy } = ground
  const compiled = compileGround(ground)
  const drawn = drawnPaths(paths)
  const walked = compiled.walk.walk(drawn)
  const indexed = drawn.map(indexPath)
  const steps = walked.map(evenSteps)
  const hulls = walked.flatMap((segments) => endedHulls(stepsOf(segments)))
  const joins = joinsAmong(hulls, compiled.standingHulls, policy.barrierJoinM)
  const together = union([...hulls, ...joins].map(asSpan))
  const newly = subtract(together, ground.standing)
  const barred = together.map(asStretch)
  const isBehind = (atM: number) => barred.some((stretch) => isOnStretch(line, stretch, atM))
  const trailsCut = trailsCutBy(compiled, indexed, walked, policy.barrierJoinM)
  const cutIds = new Set(trailsCut.map((trail) => trail.id))
  return {
    lengthM: walked.reduce((sum, segments) => sum + lengthOf(segments), 0),
    barred,
    barredM: measure(together),
    newlyBarred: newly.map(asStretch),
    newlyBarredM: measure(newly),
    ...shareOfStretch(together, ground.standing),
    ...distancesOf(line, steps, policy.barrierMaxOffsetM),
    trailsCut,
    openNearEnds: openNearEnds(
      line,
      hulls,
      ground.trails.filter(
        (trail) => trail.unsealed && !cutIds.has(trail.id) && !trail.meetsLineAtM.some(isBehind),
      ),
    ),
    crossingsBehind: ground.crossings.filter(({ atM }) => isBehind(atM)),
    faults: draftFaults(line, steps, indexed),
  }
}

const lengthOf = (segments: readonly WalkedSegment[]): number =>
  segments.reduce((sum, { lengthM }) => sum + lengthM, 0)

function shareOfStretch(
  together: readonly Interval[],
  standing: readonly Interval[],
): Pick<DraftFigures, 'overlapM' | 'stretch' | 'standingBetweenM' | 'stillOpenM'> {
  const [first, last] = [together[0], together.at(-1)]
  const overlapM = measure(intersect(together, standing))
  if (first === undefined || last === undefined)
    return { overlapM, stretch: null, standingBetweenM: 0, stillOpenM: 0 }
  const stretch = { from: first.from, to: last.to }
  const between = complement(together, stretch)
  const standingBetweenM = measure(intersect(between, standing))
  return {
    overlapM,
    stretch: asStretch(stretch),
    standingBetweenM,
    stillOpenM: measure(between) - standingBetweenM,
  }
}

/** How a barrier goes on past either end of a path of it. */
interface WaysOn {
  readonly first: WayOn
  readonly last: WayOn
}

function trailsCutBy(
  { trails, standingPaths }: CompiledGround,
  indexed: readonly IndexedPath[],
  walked: readonly (readonly WalkedSegment[])[],
  joinM: number,
): TrailCut[] {
  const known: WaysOn[] = []
  const waysOnOf = (path: IndexedPath): WaysOn => {
    const others = [...indexed.filter((other) => other !== path), ...standingPaths]
    const [first, last] = [path.path[0]!, path.path.at(-1)!]
    return { first: goesOnFor(first, others, joinM), last: goesOnFor(last, others, joinM) }
  }
  return trails.flatMap(({ trail: { id, number, unsealed }, indexed: trail }): TrailCut[] => {
    for (const [index, path] of indexed.entries()) {
      const meeting = firstMeeting(path, trail)
      if (meeting === undefined) continue
      // The ends are the same whichever trail is cut.
      const waysOn = (known[index] ??= waysOnOf(path))
      return [
        {
          id,
          number,
          unsealed,
          position: meeting.position,
          wayRound: wayRoundOf(walked[index]!, meeting, waysOn),
        },
      ]
    }
    return []
  })
}

function wayRoundOf(
  segments: readonly WalkedSegment[],
  at: { readonly segment: number; readonly share: number },
  { first, last }: WaysOn,
): TrailCut['wayRound'] {
  const aheadM = lengthOf(segments.slice(0, at.segment)) + at.share * segments[at.segment]!.lengthM
  return {
    firstM: 2 * (aheadM + first.lengthM),
    lastM: 2 * (lengthOf(segments) - aheadM + last.lengthM),
    firstEnd: first.end,
    lastEnd: last.end,
  }
}

function openNearEnds(
  line: BorderLine,
  hulls: readonly EndedHull[],
  open: readonly DraftTrail[],
): TrailNearEnd[] {
  return open
    .flatMap(({ id, number, meetsLineAtM }) => {
      let nearest: { wayRoundM: number; atM: number; end: Position } | undefined
      for (const atM of meetsLineAtM)
        for (const { fromM, toM, ends } of hulls) {
          const isBefore = atM < fromM
          const wayRoundM = isBefore ? fromM - atM : atM - toM
          if (wayRoundM >= 0 && wayRoundM < (nearest?.wayRoundM ?? wayRoundReachM))
            nearest = { wayRoundM, atM, end: ends[isBefore ? 0 : 1].position }
        }
      return nearest === undefined
        ? []
        : [{ id, number, ...nearest, position: positionAt(line, Math.min(nearest.atM, line.lengthM)) }]
    })
    .sort((a, b) => a.wayRoundM - b.wayRoundM)
}

function distancesOf(
  line: BorderLine,
  walked: readonly (readonly BarrierStep[])[],
  maxOffsetM: number,
): Pick<DraftFigures, 'fromLineM' | 'tooFarM' | 'tooFar'> {
  let [minM, maxM] = [Infinity, 0]
  for (const steps of walked)
    for (const { nearest } of steps) {
      const awayM = Math.abs(nearest.offsetM)
      minM = Math.min(minM, awayM)
      maxM = Math.max(maxM, awayM)
    }
  const far = walked.flatMap((steps) =>
    portionsWhere(line, steps.map(asSample), (offsetM) => Math.abs(offsetM) > maxOffsetM + 0.1),
  )
  return {
    fromLineM: minM === Infinity ? null : { minM, maxM },
    tooFarM: far.reduce((sum, { lengthM }) => sum + lengthM, 0),
    tooFar: far.map(({ path }) => path),
  }
}

function withoutRepeats(path: readonly Position[]): Position[] {
  return path.filter(([lon, lat], index) => {
    const before = path[index - 1]
    return before === undefined || before[0] !== lon || before[1] !== lat
  })
}
