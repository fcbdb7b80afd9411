import type { BorderLine } from './borderLine.ts'
import { distanceM } from './chainage.ts'
import { policyEras } from './era.ts'
import { metresPerDegreeLat } from './geodesic.ts'
import { intersect, type Interval } from './intervals.ts'
import { walkBarrier, type BarrierStep } from './barrierWalk.ts'
import { isJump, matchBarrier, type Match } from './matchBarrier.ts'
import type { Policy } from './policy.ts'
import type { Position, Region, Stretch, TimeWindow } from './units.ts'

/** A part of a barrier and when it is complete. */
export interface BarrierPartFact {
  readonly path: readonly Position[]
  readonly complete: readonly TimeWindow[]
}

/** Chainage behind a barrier, with the barrier's own positions where that begins and ends. */
export interface BarredHull extends Stretch {
  readonly startPosition: Position
  readonly endPosition: Position
}

/**
 * What a barrier bars of a line, by chainage: for each run of places matched by continuity (see
 * `matchBarrier`) the extent of their chainages. What the line does between two of them is barred.
 */
export function barredHulls(line: BorderLine, path: readonly Position[], maxOffsetM: number): BarredHull[] {
  return endedHulls(walkBarrier(line, path, maxOffsetM)).map(({ fromM, toM, ends }) => ({
    fromM,
    toM,
    startPosition: ends[0].position,
    endPosition: ends[1].position,
  }))
}

/**
 * The barred regions of chainage × time of all barriers; they may overlap. Hulls of simultaneously
 * complete parts whose ends lie less than the policy's h apart on the ground join: what lies between
 * these ends is barred while both are complete, unless that is more than a corner of the line
 * (`isJump`).
 */
export function barredRegions(
  line: BorderLine,
  parts: readonly BarrierPartFact[],
  policies: readonly Policy[],
  window: TimeWindow,
): Region[] {
  const hullsByMaxOffset = new Map<number, DatedHull[]>()
  return policyEras(window, policies).flatMap(({ policy, fromMs, toMs }) => {
    const { barrierMaxOffsetM, barrierJoinM } = policy
    let hulls = hullsByMaxOffset.get(barrierMaxOffsetM)
    if (hulls === undefined) {
      hulls = parts.flatMap((part) => datedHulls(line, part, barrierMaxOffsetM))
      hullsByMaxOffset.set(barrierMaxOffsetM, hulls)
    }
    return [...hulls, ...joins(hulls, barrierJoinM)].flatMap(({ fromM, toM, complete }) =>
      intersect(complete, [{ from: fromMs, to: toMs }]).map((span) => ({
        fromM,
        toM,
        fromMs: span.from,
        toMs: span.to,
      })),
    )
  })
}

/** Chainage behind one run of a barrier. */
export interface EndedHull extends Stretch {
  /** Where the run begins and ends, the one of lesser chainage first. */
  readonly ends: readonly [Match, Match]
}

interface DatedHull extends EndedHull {
  readonly complete: readonly Interval[]
}

/** What a barrier bars, with its places where that begins and ends; of steps along it. */
export function endedHulls(steps: readonly BarrierStep[]): EndedHull[] {
  return matchBarrier(steps)
    .map((run): EndedHull => {
      const [first, last] = [run[0]!, run.at(-1)!]
      let [fromM, toM] = [first.chainageM, first.chainageM]
      for (const { chainageM } of run) {
        fromM = Math.min(fromM, chainageM)
        toM = Math.max(toM, chainageM)
      }
      return { fromM, toM, ends: first.chainageM <= last.chainageM ? [first, last] : [last, first] }
    })
    .filter((hull) => hull.toM - hull.fromM > shortestHullM)
    .sort((a, b) => a.fromM - b.fromM)
}

/** Less is the rounding of a barrier that meets the line square. */
const shortestHullM = 0.001

function datedHulls(line: BorderLine, part: BarrierPartFact, maxOffsetM: number): DatedHull[] {
  const complete = part.complete.map(({ fromMs, toMs }) => ({ from: fromMs, to: toMs }))
  return endedHulls(walkBarrier(line, part.path, maxOffsetM)).map((hull) => ({ ...hull, complete }))
}

/** What lies between the ends of hulls that join, and when both are complete. */
function joins(hulls: readonly DatedHull[], joinM: number): (Stretch & { complete: readonly Interval[] })[] {
  const ends = hulls
    .flatMap((hull) => hull.ends.map((end) => ({ hull, end })))
    .sort((a, b) => a.end.position[1] - b.end.position[1])
  // By latitude, so that only those that can be near enough are measured.
  const reachDeg = joinM / metresPerDegreeLat(0)
  const found: (Stretch & { complete: readonly Interval[] })[] = []
  for (const [index, { hull, end }] of ends.entries()) {
    for (let other = index + 1; other < ends.length; other++) {
      const { hull: otherHull, end: otherEnd } = ends[other]!
      if (otherEnd.position[1] - end.position[1] > reachDeg) break
      const join = tryJoin(end, otherEnd, joinM)
      if (join !== undefined) found.push({ ...join, complete: intersect(hull.complete, otherHull.complete) })
    }
  }
  return found
}

/** What lies between two ends that are less than `joinM` apart on the ground, unless that is a jump. */
function tryJoin(end: Match, otherEnd: Match, joinM: number): Stretch | undefined {
  const apartM = distanceM(end.position, otherEnd.position)
  if (apartM >= joinM) return undefined
  const [fromM, toM] = [end.chainageM, otherEnd.chainageM].sort((a, b) => a - b) as [number, number]
  const offsetsM = Math.abs(end.offsetM) + Math.abs(otherEnd.offsetM)
  return fromM < toM && !isJump(toM - fromM, offsetsM, apartM) ? { fromM, toM } : undefined
}

/** What joins hulls of barriers that are all complete. */
export function joinedStretches(hulls: readonly EndedHull[], joinM: number): Stretch[] {
  const always = [{ from: 0, to: 1 }]
  return joins(
    hulls.map((hull) => ({ ...hull, complete: always })),
    joinM,
  )
}

/** What joins hulls to each other and to others that stand, all complete at one instant. */
export function joinsAmong(
  hulls: readonly EndedHull[],
  others: readonly EndedHull[],
  joinM: number,
): Stretch[] {
  const reachDeg = joinM / metresPerDegreeLat(0)
  const joins: Stretch[] = []
  // Asked of all that stands in a province at every move of a draft: nothing is made for what is far.
  const join = (hull: EndedHull, other: EndedHull) => {
    for (const end of hull.ends)
      for (const otherEnd of other.ends) {
        if (Math.abs(end.position[1] - otherEnd.position[1]) > reachDeg) continue
        const joined = tryJoin(end, otherEnd, joinM)
        if (joined !== undefined) joins.push(joined)
      }
  }
  for (const [index, hull] of hulls.entries()) {
    for (let next = index; next < hulls.length; next++) join(hull, hulls[next]!)
    for (const other of others) join(hull, other)
  }
  return joins
}
