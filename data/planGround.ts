import {
  standingIntervals,
  type DraftGround,
  type DraftTrail,
  type LawfulCrossing,
} from '../geo/draftGround.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import type { PlanningFacts, RuleFeatureFact, SightMarker } from '../geo/planningFacts.ts'
import type { Policy } from '../geo/policy.ts'
import type { Barrier } from './model/barrier.ts'
import { tryInForce } from './model/dated.ts'
import type { PlanningRules } from './model/planningRules.ts'
import type { RuleLayer } from './model/ruleLayer.ts'

/** What stands on a line and around it, as it is kept. */
export interface PlanRecords {
  readonly line: BorderLine
  readonly policy: Policy
  readonly rules: PlanningRules
  readonly barriers: readonly Pick<Barrier, 'id' | 'lineId' | 'parts'>[]
  readonly trails: readonly (DraftTrail & { readonly lineId: string })[]
  readonly crossings: readonly (LawfulCrossing & { readonly lineId: string })[]
  readonly markers: readonly (SightMarker & { readonly lineId: string })[]
  readonly layers: readonly Pick<RuleLayer, 'name' | 'kind' | 'widthM' | 'features'>[]
}

/**
 * The ground of drafts on one line at an instant, as server and browser both take it: gives it with one
 * barrier left out, the one that is the draft itself.
 */
export function planGround(records: PlanRecords, atMs: number): (exceptId: string | null) => DraftGround {
  const { line, policy } = records
  const isOnLine = ({ lineId }: { readonly lineId: string }) => lineId === line.id
  const shared = {
    line,
    policy,
    trails: records.trails.filter(isOnLine),
    crossings: records.crossings.filter(isOnLine).map(({ id, atM, position }) => ({ id, atM, position })),
    planning: planningFacts(records, records.markers.filter(isOnLine)),
  }
  const barriers = records.barriers.filter(isOnLine)
  // Standing barriers are matched to the line once for each barrier that is left out.
  const grounds = new Map<string | null, DraftGround>()
  return (exceptId) => {
    const known = grounds.get(exceptId)
    if (known !== undefined) return known
    const standingPaths = barriers
      .filter(({ id }) => id !== exceptId)
      .flatMap(({ parts }) => parts.filter((part) => tryInForce(part.statuses, atMs)?.status === 'complete'))
      .map(({ path }) => path)
    const ground = { ...shared, standingPaths, standing: standingIntervals(line, policy, standingPaths) }
    grounds.set(exceptId, ground)
    return ground
  }
}

function planningFacts({ rules, layers }: PlanRecords, markers: readonly SightMarker[]): PlanningFacts {
  return {
    rules,
    markers,
    features: layers.flatMap(({ name, kind, widthM, features }) =>
      features.map((feature): RuleFeatureFact => ({ ...feature, kind, widthM, layer: name })),
    ),
  }
}
