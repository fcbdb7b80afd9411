import type { PatrolFact } from './claims.ts'
import { asInterval, asSpan, asStretch, asWindow, intersect, union } from './intervals.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** A team that may be given patrols, with the rules that it works by. */
export interface PatrolTeam extends Pick<PatrolFact, 'mode' | 'loop' | 'longestOnGroundMin'> {
  readonly id: string
  readonly speedKmh: number
  /** Where it may be sent; a patrol lies whole on one of these stretches. */
  readonly ground: readonly Stretch[]
  /** When it may be on patrol; a patrol lies whole in one of these times. */
  readonly available: readonly TimeWindow[]
  /** Patrols that it has already, within the window and near it. */
  readonly assigned: readonly TimeWindow[]
  readonly shortestPatrolMin: number
  readonly longestPatrolMin: number
  /** Between the end of one patrol and the beginning of the next. */
  readonly restMin: number
  /** Of all its patrols within the window together, those that it has already among them. */
  readonly mostHours: number
  /** No patrol of it may meet any of these. */
  readonly refused: readonly Region[]
}

/** A patrol that is proposed. */
export interface ProposedPatrol extends Region {
  readonly teamId: string
}

/** What of a ground lies within a way of a base, in minutes at a speed; all of it where there is no base. */
export function groundWithin(
  ground: readonly Stretch[],
  baseM: number | null,
  longestWayMin: number,
  speedKmh: number,
): Stretch[] {
  if (baseM === null) return union(ground.map(asSpan)).map(asStretch)
  const reachM = (speedKmh * 1000 * longestWayMin) / 60
  return intersect(ground.map(asSpan), [{ from: baseM - reachM, to: baseM + reachM }]).map(asStretch)
}

/** Hours of a team's own patrols that lie within a window. */
export function hoursWithin(assigned: readonly TimeWindow[], window: TimeWindow): number {
  return intersect(assigned.map(asInterval), [asInterval(window)])
    .map(asWindow)
    .reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 3_600_000, 0)
}
