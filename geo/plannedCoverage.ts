import type { BorderLine } from './borderLine.ts'
import type { Claim } from './claims.ts'
import { isSameButTime, remakeRuns, runsDuring, type CoverageRun, type Influence } from './coverageRuns.ts'
import { baseLimitMin, erasWithin, isDuring, policyAt, tierAt, type Era } from './era.ts'
import { GeoError } from './geoError.ts'
import { union } from './intervals.ts'
import type { Policy, TierOrder } from './policy.ts'
import { revisitLimitMin, trailReach } from './revisitLimit.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** All that planned coverage depends on. */
export interface CoverageFacts {
  readonly policies: readonly Policy[]
  readonly tierOrders: readonly TierOrder[]
  readonly claims: readonly Claim[]
  /** May overlap: a place behind two barriers is barred once. */
  readonly barred: readonly Region[]
  /** Where trails meet the line, and when they are unsealed. */
  readonly openTrails: readonly {
    readonly trailId: string
    readonly atM: number
    readonly unsealed: readonly TimeWindow[]
  }[]
}

/** Chainage on which everything is the same at every instant; its runs fill the window in order. */
export interface CoverageSlice extends Stretch {
  readonly runs: readonly CoverageRun[]
}

export interface PlannedCoverage {
  readonly line: BorderLine
  readonly window: TimeWindow
  readonly facts: CoverageFacts
  /** They fill the line in order; neighbours differ. */
  readonly slices: readonly CoverageSlice[]
  /** The policy versions in force in the window, in order of time. */
  readonly policyVersions: number[]
}

/**
 * The planned state of every place of a line at every instant of a window, exactly.
 *
 * A sweep along the line: it is cut wherever a claim, a barrier or an open trail's reach begins or
 * ends, and from one slice to the next only those runs are made anew whose time such a change touches.
 *
 * @throws GeoError `interval-empty` for an empty window, `policy-missing` before the first policy,
 * `tier-unknown` for a tier that the policy in force has no limit for.
 */
export function plannedCoverage(line: BorderLine, window: TimeWindow, facts: CoverageFacts): PlannedCoverage {
  if (!(window.fromMs < window.toMs))
    throw new GeoError('interval-empty', 'to', 'to must lie after from: an empty window is refused.')
  const eras = erasWithin(window, facts.policies, facts.tierOrders)
  const cuts = cutsAlong(line, influencesWithin(window, facts, eras))
  const slices: CoverageSlice[] = []
  let active: PlacedInfluence[] = []
  let runs = runsDuring(window, [], facts.claims, eras)
  for (const [index, { atM, begins, ends }] of cuts.entries()) {
    if (ends.length > 0) active = active.filter((influence) => influence.toM > atM)
    active.push(...begins)
    for (const time of unitedTimes([...begins, ...ends]))
      runs = remakeRuns(runs, time, active, facts.claims, eras)
    const toM = cuts[index + 1]?.atM ?? line.lengthM
    const last = slices.at(-1)
    if (last !== undefined && haveEqualRuns(last.runs, runs)) slices[slices.length - 1] = { ...last, toM }
    else slices.push({ fromM: atM, toM, runs })
  }
  return { line, window, facts, slices, policyVersions: [...new Set(eras.map((era) => era.policy.version))] }
}

/** R(x,t) in minutes straight from the facts; `plannedCoverage` says the same of whole slices. */
export function revisitLimitAt(facts: CoverageFacts, chainageM: number, atMs: number): number {
  const policy = policyAt(facts.policies, atMs)
  const isBarred = facts.barred.some((region) => isDuring(region, atMs) && isAlong(region, chainageM))
  const nearOpenTrail = facts.openTrails.some(
    ({ atM, unsealed }) =>
      isAlong(trailReach(policy, atM), chainageM) && unsealed.some((window) => isDuring(window, atMs)),
  )
  const base = baseLimitMin(policy, tierAt(facts.tierOrders, atMs))
  return revisitLimitMin(policy, base, isBarred, nearOpenTrail)
}

/** An influence and the stretch on which it stands. */
type PlacedInfluence = Influence & Stretch

/** A chainage at which something begins or ends. */
interface Cut {
  readonly atM: number
  readonly begins: PlacedInfluence[]
  readonly ends: PlacedInfluence[]
}

function influencesWithin(window: TimeWindow, facts: CoverageFacts, eras: readonly Era[]): PlacedInfluence[] {
  const claims = facts.claims.map((claim, index) => influence('claim', claim, claim, window, index))
  const barriers = facts.barred.map((region) => influence('barrier', region, region, window))
  const trails = facts.openTrails.flatMap(({ atM, unsealed }) =>
    unsealed.flatMap((time) => eras.map((era) => influence('trail', trailReach(era.policy, atM), time, era))),
  )
  return [...claims, ...barriers, ...trails]
}

function influence(
  cause: Influence['cause'],
  { fromM, toM }: Stretch,
  { fromMs, toMs }: TimeWindow,
  window: TimeWindow,
  claimIndex = -1,
): PlacedInfluence {
  return {
    cause,
    claimIndex,
    fromM,
    toM,
    fromMs: Math.max(fromMs, window.fromMs),
    toMs: Math.min(toMs, window.toMs),
  }
}

/** The line cut where influences begin and end, from its start; empty ones count for nothing. */
function cutsAlong(line: BorderLine, influences: readonly PlacedInfluence[]): Cut[] {
  const cuts = new Map<number, Cut>()
  const cutAt = (atM: number): Cut => {
    let cut = cuts.get(atM)
    if (cut === undefined) cuts.set(atM, (cut = { atM, begins: [], ends: [] }))
    return cut
  }
  cutAt(0)
  for (const influence of influences) {
    const fromM = Math.max(0, influence.fromM)
    const toM = Math.min(line.lengthM, influence.toM)
    if (!(fromM < toM && influence.fromMs < influence.toMs)) continue
    cutAt(fromM).begins.push(influence)
    if (toM < line.lengthM) cutAt(toM).ends.push(influence)
  }
  return [...cuts.values()].sort((a, b) => a.atM - b.atM)
}

function unitedTimes(times: readonly TimeWindow[]): TimeWindow[] {
  return union(times.map(({ fromMs, toMs }) => ({ from: fromMs, to: toMs }))).map(({ from, to }) => ({
    fromMs: from,
    toMs: to,
  }))
}

function haveEqualRuns(a: readonly CoverageRun[], b: readonly CoverageRun[]): boolean {
  return (
    a.length === b.length &&
    a.every((run, index) => {
      const other = b[index]!
      return run === other || (run.toMs === other.toMs && isSameButTime(run, other))
    })
  )
}

function isAlong(stretch: Stretch, chainageM: number): boolean {
  return stretch.fromM <= chainageM && chainageM < stretch.toM
}
