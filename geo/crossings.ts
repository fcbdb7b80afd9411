import type { BorderLine } from './borderLine.ts'
import type { Fixes } from './fixes.ts'
import { goodTrack, type GoodTrack } from './goodTrack.ts'
import { locateWithin } from './locateWithin.ts'
import { piecesWithin, spacePointAt } from './nearestPiece.ts'
import type { TrackPolicy } from './trackPolicy.ts'
import type { Position } from './units.ts'

/** Where the path of a track, straight from good fix to good fix, meets the line. */
export interface PathCrossing {
  readonly direction: 'leaves-home' | 'returns'
  readonly chainageM: number
  readonly position: Position
  /** As if the step was walked evenly; a whole millisecond. */
  readonly timeMs: number
  /** Index of the fix that the step leads to. */
  readonly fix: number
  /** Whether the silence of the step is bridged; else place and time are a guess. */
  readonly isBridged: boolean
}

/** A step that begins on one side of the line and ends on the other. */
export interface SideChange extends PathCrossing {
  /**
   * Whether the team was then farther beyond the line than the receiver's accuracy explains, having
   * been so on the other side before. Else it may have walked along the line all the time.
   */
  readonly suspected: boolean
}

/**
 * Every crossing of the path, in its order: an excursion between two fixes makes two.
 * A position on the line counts as on its left.
 */
export function pathCrossings(
  line: BorderLine,
  fixes: Fixes,
  flags: Uint8Array,
  policy: TrackPolicy,
): PathCrossing[] {
  const track = goodTrack(fixes, flags, policy)
  return crossingsOf(line, track, offsetsOf(line, track, policy), policy).map(({ crossing }) => crossing)
}

/**
 * Where a track leaves home ground and where it returns: the steps whose ends lie on different sides.
 *
 * Round the line is a dead band as wide as each fix is accurate to either side (`unreportedAccuracyM`
 * where it does not say). A side change is *suspected* if it is the last one between a fix beyond the
 * band on one side and the next such fix on the other side: jitter of a team that walks on the line
 * gives side changes, but no suspected ones, and a team that crosses once is suspected once.
 */
export function sideChanges(
  line: BorderLine,
  fixes: Fixes,
  flags: Uint8Array,
  policy: TrackPolicy,
): SideChange[] {
  const track = goodTrack(fixes, flags, policy)
  const offsetM = offsetsOf(line, track, policy)
  const changes = lastOfOddSteps(crossingsOf(line, track, offsetM, policy))
  const isBeyondBand = (at: number) => {
    const accuracyM = fixes.accuracyM[track.fix[at]!]!
    // NaN lies beyond the corridor.
    return !(Math.abs(offsetM[at]!) <= (accuracyM >= 0 ? accuracyM : policy.unreportedAccuracyM))
  }
  let certainSide: 'home' | 'beyond' | undefined
  let from = 0
  const suspected = changes.map(() => false)
  for (let change = 0; change <= changes.length; change++) {
    const to = changes[change]?.at ?? track.count
    const before = changes[change - 1]
    const side = sideAfter(before) ?? sideBefore(changes[change])
    for (let at = from; at < to; at++)
      if (isBeyondBand(at)) {
        if (certainSide !== undefined && certainSide !== side) suspected[change - 1] = true
        certainSide = side
        break
      }
    from = to
  }
  return changes.map(({ crossing }, change) => ({ ...crossing, suspected: suspected[change]! }))
}

interface StepCrossing {
  /** The step leads to this fix of the track. */
  readonly at: number
  readonly crossing: PathCrossing
}

/** NaN beyond the corridor. */
function offsetsOf(line: BorderLine, track: GoodTrack, policy: TrackPolicy): Float64Array {
  return locateWithin(line, track.lonLat, policy.corridorM, { runnerUp: false }).offsetM
}

function crossingsOf(
  line: BorderLine,
  track: GoodTrack,
  offsetM: Float64Array,
  { corridorM }: TrackPolicy,
): StepCrossing[] {
  const awayM = (at: number) => (Number.isNaN(offsetM[at]) ? corridorM : Math.abs(offsetM[at]!))
  const found: StepCrossing[] = []
  for (let at = 1; at < track.count; at++)
    // A step that crosses is at least as long as the ways from its ends to the line.
    if (awayM(at - 1) + awayM(at) <= track.stepM[at]! * longer + 0.1)
      for (const crossing of crossingsOfStep(line, track, at)) found.push({ at, crossing })
  return found
}

/** Lengths of steps are of a flat earth. */
const longer = 1.01

function crossingsOfStep(line: BorderLine, track: GoodTrack, at: number): PathCrossing[] {
  const [fromLon, fromLat] = [track.lonLat[2 * at - 2]!, track.lonLat[2 * at - 1]!]
  const stepLon = withinHalfTurn(track.lonLat[2 * at]! - fromLon)
  const stepLat = track.lonLat[2 * at + 1]! - fromLat
  const middle: Position = [withinHalfTurn(fromLon + stepLon / 2), fromLat + stepLat / 2]
  const { lonLat, chainageM } = line.pieces
  const found: (PathCrossing & { stepShare: number })[] = []
  for (const piece of piecesWithin(line, spacePointAt(middle), (track.stepM[at]! / 2) * longer + 0.1)) {
    // From the step's start, in degrees: lengths do not matter to what crosses what.
    const startLon = withinHalfTurn(lonLat[2 * piece]! - fromLon)
    const startLat = lonLat[2 * piece + 1]! - fromLat
    const alongLon = withinHalfTurn(lonLat[2 * piece + 2]! - lonLat[2 * piece]!)
    const alongLat = lonLat[2 * piece + 3]! - lonLat[2 * piece + 1]!
    const startsLeft = stepLon * startLat - stepLat * startLon >= 0
    const endsLeft = stepLon * (startLat + alongLat) - stepLat * (startLon + alongLon) >= 0
    const comesFromM = alongLat * startLon - alongLon * startLat
    const across = alongLon * stepLat - alongLat * stepLon
    const comesFromLeft = comesFromM >= 0
    const goesToLeft = comesFromM + across >= 0
    if (startsLeft === endsLeft || comesFromLeft === goesToLeft) continue
    const stepShare = -comesFromM / across
    const [lon, lat] = [fromLon + stepShare * stepLon, fromLat + stepShare * stepLat]
    const share =
      Math.abs(alongLon) > Math.abs(alongLat)
        ? (stepShare * stepLon - startLon) / alongLon
        : (stepShare * stepLat - startLat) / alongLat
    const [fromM, toM] = [chainageM[piece]!, chainageM[piece + 1]!]
    found.push({
      stepShare,
      direction: goesToLeft === (line.homeSide === 'left') ? 'returns' : 'leaves-home',
      chainageM: fromM + Math.min(1, Math.max(0, share)) * (toM - fromM),
      position: [withinHalfTurn(lon), lat],
      timeMs: Math.round(track.timeMs[at - 1]! + stepShare * (track.timeMs[at]! - track.timeMs[at - 1]!)),
      fix: track.fix[at]!,
      isBridged: track.isBridged[at] === 1,
    })
  }
  return found.sort((a, b) => a.stepShare - b.stepShare).map(({ stepShare: _, ...crossing }) => crossing)
}

/** A step that crosses twice ends where it began. */
function lastOfOddSteps(crossings: readonly StepCrossing[]): StepCrossing[] {
  const changes: StepCrossing[] = []
  for (const crossing of crossings) {
    if (changes.at(-1)?.at === crossing.at) changes.pop()
    else changes.push(crossing)
  }
  return changes
}

function sideAfter(change: StepCrossing | undefined): 'home' | 'beyond' | undefined {
  if (change === undefined) return undefined
  return change.crossing.direction === 'returns' ? 'home' : 'beyond'
}

function sideBefore(change: StepCrossing | undefined): 'home' | 'beyond' | undefined {
  if (change === undefined) return undefined
  return change.crossing.direction === 'returns' ? 'beyond' : 'home'
}

function withinHalfTurn(degrees: number): number {
  if (degrees > 180) return degrees - 360
  return degrees < -180 ? degrees + 360 : degrees
}
