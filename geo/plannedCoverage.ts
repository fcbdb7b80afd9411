import type { BorderLine } from './borderLine.ts'
import type { Claim } from './claims.ts'
import { CoverageTimeline, isSameButTime, type CoverageRun, type LimitCause } from './coverageTimeline.ts'
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

export type { CoverageRun } from './coverageTimeline.ts'

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
 * ends, and the runs of one slice become those of the next by changing only the time of that.
 *
 * @throws GeoError `interval-empty` for an empty window, `policy-missing` before the first policy,
 * `tier-unknown` for a tier that the policy in force has no limit for.
 */
export function plannedCoverage(line: BorderLine, window: TimeWindow, facts: CoverageFacts): PlannedCoverage {
  if (!(window.fromMs < window.toMs))
    throw new GeoError('interval-empty', 'to', 'to must lie after from: an empty window is refused.')
  const eras = erasWithin(window, facts.policies, facts.tierOrders)
  const cuts = cutsAlong(line, influencesWithin(window, facts, eras))
  const timeline = new CoverageTimeline(facts.claims, eras)
  const slices: CoverageSlice[] = []
  let limiting: Influence[] = []
  for (const [index, { atM, begins, ends }] of cuts.entries()) {
    const changed = [...begins, ...ends].filter((influence) => influence.cause !== 'claim')
    limiting = limiting.filter((influence) => influence.toM > atM)
    for (const influence of begins) if (influence.cause !== 'claim') limiting.push(influence)
    for (const time of unitedTimes(changed)) timeline.setLimits(time, limiting)
    for (const influence of ends)
      if (influence.cause === 'claim') timeline.removeClaim(influence, influence.index)
    for (const influence of begins)
      if (influence.cause === 'claim') timeline.addClaim(influence, influence.index)

    const runs = timeline.runs()
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

/** Something that stands on a region: a claim, a barrier, an open trail. */
interface Influence extends Region {
  readonly cause: 'claim' | LimitCause
  /** Of the claim. */
  readonly index: number
}

/** A chainage at which something begins or ends. */
interface Cut {
  readonly atM: number
  readonly begins: Influence[]
  readonly ends: Influence[]
}

function influencesWithin(window: TimeWindow, facts: CoverageFacts, eras: readonly Era[]): Influence[] {
  const claims = facts.claims.map((claim, index): Influence => ({
    ...placed(claim),
    ...clipped(claim, window),
    cause: 'claim',
    index,
  }))
  const barriers = facts.barred.map((region): Influence => ({
    ...placed(region),
    ...clipped(region, window),
    cause: 'barrier',
    index: -1,
  }))
  const trails = facts.openTrails.flatMap(({ atM, unsealed }) =>
    unsealed.flatMap((time) =>
      eras.map((era): Influence => ({
        ...trailReach(era.policy, atM),
        ...clipped(time, era),
        cause: 'trail',
        index: -1,
      })),
    ),
  )
  return [...claims, ...barriers, ...trails]
}

/** The line cut where influences begin and end, from its start; empty ones count for nothing. */
function cutsAlong(line: BorderLine, influences: readonly Influence[]): Cut[] {
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

function placed({ fromM, toM }: Stretch): Stretch {
  return { fromM, toM }
}

function clipped({ fromMs, toMs }: TimeWindow, window: TimeWindow): TimeWindow {
  return { fromMs: Math.max(fromMs, window.fromMs), toMs: Math.min(toMs, window.toMs) }
}

function isAlong(stretch: Stretch, chainageM: number): boolean {
  return stretch.fromM <= chainageM && chainageM < stretch.toM
}
