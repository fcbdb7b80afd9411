import { bestRevisitMin, keepsLimit } from './bestRevisit.ts'
import { byBeginning, type Claim } from './claims.ts'
import type { OpenTrail } from './coverageFacts.ts'
import { eraAt, type Era } from './era.ts'
import type { Influence } from './influences.ts'
import { intersect, isOnStretch, measure, type Interval } from './intervals.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { revisitLimitMin } from './revisitLimit.ts'
import { extentOf } from './slicedStates.ts'
import { tileAt, tilesMeeting } from './tiles.ts'
import type { CoverageState, Region, Stretch } from './units.ts'

/** What is planned at a place and an instant, with all that decides it. */
export interface PlannedAt {
  readonly state: CoverageState
  readonly limitMin: number
  /** The best of the claims'; `Infinity` where none keeps any limit. */
  readonly revisitMin: number
  readonly claims: readonly Claim[]
  /** Barred regions that the place lies in. */
  readonly barred: readonly Region[]
  /** Unsealed trails within whose reach it lies. */
  readonly openTrails: readonly OpenTrail[]
}

/** Chainage of one state, one limit and the same claims at an instant. */
export interface PlannedRunAt extends Stretch {
  readonly state: CoverageState
  readonly limitMin: number
  readonly barred: boolean
  readonly claims: readonly Claim[]
}

/** What is planned at a place and an instant within the window, and the policy and tier that hold. */
export function plannedAt(
  coverage: PlannedCoverage,
  chainageM: number,
  atMs: number,
): PlannedAt & { readonly era: Era } {
  const era = eraAt(coverage.eras, atMs)
  const standing = standingAt(coverage, tileAt(coverage.line, chainageM), atMs)
  const here = standing.filter((influence) => isOnStretch(coverage.line, influence, chainageM))
  return { ...decide(here, era), era }
}

/** The line at an instant, equal neighbours merged; nothing at one outside the coverage's window. */
export function plannedRunsAt(coverage: PlannedCoverage, atMs: number): PlannedRunAt[] {
  const { window, blocks, eras } = coverage
  if (!(window.fromMs <= atMs && atMs < window.toMs)) return []
  const era = eraAt(eras, atMs)
  const runs: PlannedRunAt[] = []
  for (const [index, states] of blocks[0].tiles.entries()) {
    const standing = standingAt(coverage, index, atMs)
    const cuts = cutsOf(extentOf(states), standing)
    for (let cut = 0; cut + 1 < cuts.length; cut++) {
      const [fromM, toM] = [cuts[cut]!, cuts[cut + 1]!]
      const here = standing.filter((influence) => influence.fromM <= fromM && toM <= influence.toM)
      const { state, limitMin, barred, claims } = decide(here, era)
      const run = { fromM, toM, state, limitMin, barred: barred.length > 0, claims }
      const last = runs.at(-1)
      if (last !== undefined && isSameButPlace(last, run)) runs[runs.length - 1] = { ...last, toM }
      else runs.push(run)
    }
  }
  return runs
}

/** Metres of a stretch that lie in barred regions at an instant within the window. */
export function barredM(coverage: PlannedCoverage, within: Stretch, atMs: number): number {
  const { first, end } = tilesMeeting(coverage.line, within)
  const barred: Interval[] = []
  for (let tile = first; tile < end; tile++)
    for (const { cause, fromM, toM } of standingAt(coverage, tile, atMs))
      if (cause === 'barrier') barred.push({ from: fromM, to: toM })
  return measure(intersect(barred, [{ from: within.fromM, to: within.toM }]))
}

/** The definition: held where the claims keep the limit, thin where there are any, else gap. */
function decide(standing: readonly Influence[], era: Era): PlannedAt {
  const claims: Claim[] = []
  const barred: Region[] = []
  const openTrails: OpenTrail[] = []
  for (const { cause, source } of standing) {
    if (cause === 'claim') claims.push(source as Claim)
    else if (cause === 'barrier') barred.push(source as Region)
    else openTrails.push(source as OpenTrail)
  }
  // Of several the order must not depend on what was kept from an earlier computing.
  if (claims.length > 1) claims.sort(byBeginning)
  const limitMin = revisitLimitMin(era.policy, era.baseLimitMin, barred.length > 0, openTrails.length > 0)
  const revisitMin = bestRevisitMin(claims, era.policy.addEqualRates)
  const state = keepsLimit(revisitMin, limitMin) ? 'held' : claims.length > 0 ? 'thin' : 'gap'
  return { state, limitMin, revisitMin, claims, barred, openTrails }
}

function standingAt({ influences, window }: PlannedCoverage, tile: number, atMs: number): Influence[] {
  const sinceMs = atMs - window.fromMs
  return influences[tile]!.filter(({ beginMs, endMs }) => beginMs <= sinceMs && sinceMs < endMs)
}

function cutsOf(extent: Stretch, standing: readonly Influence[]): number[] {
  const inside = standing
    .flatMap(({ fromM, toM }) => [fromM, toM])
    .filter((atM) => extent.fromM < atM && atM < extent.toM)
  return [extent.fromM, ...new Set(inside.sort((a, b) => a - b)), extent.toM]
}

function isSameButPlace(a: PlannedRunAt, b: PlannedRunAt): boolean {
  return (
    a.state === b.state &&
    a.limitMin === b.limitMin &&
    a.barred === b.barred &&
    a.claims.length === b.claims.length &&
    a.claims.every((claim) => b.claims.includes(claim))
  )
}
