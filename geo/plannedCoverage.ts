import type { BorderLine } from './borderLine.ts'
import type { CoverageFacts } from './coverageFacts.ts'
import { baseLimitMin, erasWithin, isDuring, policyAt, tierAt, type Era } from './era.ts'
import { GeoError } from './geoError.ts'
import { isAlong } from './intervals.ts'
import { influencesOf, type Influence, type InfluenceSource } from './influences.ts'
import { TilePlanner } from './planTile.ts'
import { revisitLimitMin, trailReach } from './revisitLimit.ts'
import { extentOf, type LineStates, type StateBlock } from './slicedStates.ts'
import { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { tilesMeeting, tilesOf } from './tiles.ts'
import type { TimeWindow } from './units.ts'

/** Facts that come and go one by one; policies and tiers bear on everything. */
type SingleFacts = Partial<Pick<CoverageFacts, 'claims' | 'barred' | 'openTrails'>>

export interface PlannedCoverage extends LineStates {
  /** The whole window is one. */
  readonly blocks: readonly [StateBlock]
  readonly facts: CoverageFacts
  /** They fill the window, in order of time. */
  readonly eras: readonly Era[]
  /** What stands within each tile, in no order. */
  readonly influences: readonly (readonly Influence[])[]
  /** The policy versions in force in the window, in order of time. */
  readonly policyVersions: number[]
}

/** States count milliseconds from the window's beginning in 32 bits. */
const longestWindowMs = 2 ** 32 - 1

/**
 * The planned state of every place of a line at every instant of a window, exactly, tile by tile.
 *
 * @throws GeoError `interval-empty` for an empty window, `window-too-long` for one of more than 49
 * days, `policy-missing` before the first policy, `tier-unknown` for a tier that the policy in force
 * has no limit for.
 */
export function plannedCoverage(line: BorderLine, window: TimeWindow, facts: CoverageFacts): PlannedCoverage {
  checkWindow(window)
  const eras = erasWithin(window, facts.policies, facts.tierOrders)
  const tiles = tilesOf(line)
  const influences: Influence[][] = tiles.map(() => [])
  for (const influence of influencesOf(facts, window, eras)) {
    const { first, end } = tilesMeeting(line, influence)
    for (let tile = first; tile < end; tile++) influences[tile]!.push(influence)
  }
  const planner = new TilePlanner(window, eras, new SlicedStatesBuilder(window.toMs - window.fromMs))
  return {
    line,
    window,
    facts,
    eras,
    influences,
    blocks: [{ window, tiles: tiles.map((tile, index) => planner.plan(tile, influences[index]!)) }],
    policyVersions: [...new Set(eras.map((era) => era.policy.version))],
  }
}

/**
 * The coverage with some facts ended and others added: only the tiles that they meet are computed
 * anew, and the result is the one that all facts together would give. What ends is known by being the
 * same object as in the coverage's facts.
 */
export function changePlanned(
  coverage: PlannedCoverage,
  change: { readonly ended?: SingleFacts; readonly added?: SingleFacts },
): PlannedCoverage {
  const { ended = {}, added = {} } = change
  return replanned(coverage, ended, added, changedFacts(coverage.facts, ended, added))
}

/** The coverage of other facts, given in what they differ. */
function replanned(
  coverage: PlannedCoverage,
  ended: SingleFacts,
  added: SingleFacts,
  facts: CoverageFacts,
): PlannedCoverage {
  const { line, window, eras } = coverage
  const gone = new Set<InfluenceSource>([
    ...(ended.claims ?? []),
    ...(ended.barred ?? []),
    ...(ended.openTrails ?? []),
  ])
  const influences = coverage.influences.slice()
  const tiles = coverage.blocks[0].tiles.slice()
  const touched = new Set<number>()
  const touch = (influence: Influence, isAdded: boolean) => {
    const { first, end } = tilesMeeting(line, influence)
    for (let tile = first; tile < end; tile++) {
      if (!touched.has(tile)) influences[tile] = influences[tile]!.filter(({ source }) => !gone.has(source))
      touched.add(tile)
      if (isAdded) (influences[tile] as Influence[]).push(influence)
    }
  }
  for (const influence of influencesOf(withDefaults(ended), window, eras)) touch(influence, false)
  for (const influence of influencesOf(withDefaults(added), window, eras)) touch(influence, true)
  const planner = new TilePlanner(window, eras, new SlicedStatesBuilder(window.toMs - window.fromMs))
  for (const tile of touched) tiles[tile] = planner.plan(extentOf(tiles[tile]!), influences[tile]!)
  return { ...coverage, facts, influences, blocks: [{ window, tiles }] }
}

/**
 * The coverage of other facts, computed anew only where they differ from those of a coverage before:
 * facts that did not change are to be the same objects.
 */
export function replanCoverage(before: PlannedCoverage, facts: CoverageFacts): PlannedCoverage {
  const { line, window } = before
  if (!isSameRules(before.facts, facts)) return plannedCoverage(line, window, facts)
  return replanned(before, missingFrom(before.facts, facts), missingFrom(facts, before.facts), facts)
}

/** R(x,t) in minutes straight from the facts. */
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

/** @throws GeoError `interval-empty`, `window-too-long` */
function checkWindow(window: TimeWindow): void {
  if (!(window.fromMs < window.toMs))
    throw new GeoError('interval-empty', 'to', 'to must lie after from: an empty window is refused.')
  if (window.toMs - window.fromMs > longestWindowMs)
    throw new GeoError('window-too-long', 'to', 'A window may be at most 49 days long.')
}

function withDefaults({ claims = [], barred = [], openTrails = [] }: SingleFacts) {
  return { claims, barred, openTrails }
}

function changedFacts(facts: CoverageFacts, ended: SingleFacts, added: SingleFacts): CoverageFacts {
  return {
    ...facts,
    claims: changedList(facts.claims, ended.claims, added.claims),
    barred: changedList(facts.barred, ended.barred, added.barred),
    openTrails: changedList(facts.openTrails, ended.openTrails, added.openTrails),
  }
}

function changedList<Fact>(
  facts: readonly Fact[],
  ended: readonly Fact[] = [],
  added: readonly Fact[] = [],
): readonly Fact[] {
  if (ended.length === 0 && added.length === 0) return facts
  const changed = facts.slice()
  for (const fact of ended) {
    const place = changed.indexOf(fact)
    if (place >= 0) changed.splice(place, 1)
  }
  return changed.concat(added)
}

function isSameRules(a: CoverageFacts, b: CoverageFacts): boolean {
  return isSameList(a.policies, b.policies) && isSameList(a.tierOrders, b.tierOrders)
}

function isSameList<Fact>(a: readonly Fact[], b: readonly Fact[]): boolean {
  return a === b || (a.length === b.length && a.every((fact, index) => fact === b[index]))
}

function missingFrom(facts: CoverageFacts, others: CoverageFacts): SingleFacts {
  const missing = <Fact>(list: readonly Fact[], other: readonly Fact[]): Fact[] => {
    if (list === other) return []
    const known = new Set(other)
    return list.filter((fact) => !known.has(fact))
  }
  return {
    claims: missing(facts.claims, others.claims),
    barred: missing(facts.barred, others.barred),
    openTrails: missing(facts.openTrails, others.openTrails),
  }
}
