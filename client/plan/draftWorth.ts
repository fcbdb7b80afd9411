import type { PlanningRules } from '../../data/model/planningRules.ts'
import { draftCost, type DraftCost } from '../../geo/draftCost.ts'
import { draftFigures, partLengthsM, type DraftFigures, type DraftGround } from '../../geo/draftFigures.ts'
import type { DraftFinding } from '../../geo/draftFinding.ts'
import { draftProfiles, draftTerrain, slopeFactorOf, type DraftTerrain } from '../../geo/draftTerrain.ts'
import type { Elevation } from '../../geo/elevation.ts'
import type { TerrainProfile } from '../../geo/terrain.ts'
import { draftFindings } from '../../geo/draftFindings.ts'
import type { Position } from '../../geo/units.ts'
import type { WorkingDraft } from './workingDraft.ts'

/** What a draft is worth in itself, as `POST /api/barriers/figures` answers it too. */
export interface DraftWorth {
  readonly figures: DraftFigures
  /** Of each part; null where no elevation is loaded, or not all of it has arrived. */
  readonly profiles: readonly TerrainProfile[] | null
  readonly terrain: DraftTerrain | null
  /** Errors first. */
  readonly findings: readonly DraftFinding[]
  readonly cost: DraftCost
}

export interface WorthQuestion {
  readonly type: WorkingDraft['type']
  readonly paths: readonly (readonly Position[])[]
  /** Of each path; a path that has none yet is ordinary. */
  readonly difficulties: readonly WorkingDraft['parts'][number]['difficulty'][]
}

/** What a metre costs, and what the slope of the ground makes of it. */
export type PricingRules = Pick<PlanningRules, 'prices' | 'currency' | 'slopeBoundsDeg' | 'slopeFactors'>

export function draftWorth(
  ground: DraftGround,
  { prices, currency, slopeBoundsDeg, slopeFactors }: PricingRules,
  { type, paths, difficulties }: WorthQuestion,
  elevation: Elevation,
): DraftWorth {
  const figures = draftFigures(ground, paths)
  const profiles = draftProfiles(ground, elevation, paths)
  const terrain = profiles && draftTerrain(profiles, slopeBoundsDeg)
  return {
    figures,
    profiles,
    terrain,
    findings: draftFindings(ground, { type, paths }, figures, profiles),
    cost: draftCost(
      prices[type],
      currency,
      partLengthsM(ground, paths).map((lengthM, index) => {
        const part = terrain?.parts[index]
        return {
          lengthM,
          difficulty: difficulties[index] ?? 'ordinary',
          slopeFactor: part === undefined ? 1 : slopeFactorOf(part, slopeFactors),
        }
      }),
    ),
  }
}
