import type { PlanningRules } from '../../data/model/planningRules.ts'
import { draftCost, type DraftCost } from '../../geo/draftCost.ts'
import { draftFigures, partLengthsM, type DraftFigures, type DraftGround } from '../../geo/draftFigures.ts'
import type { DraftFinding } from '../../geo/draftFinding.ts'
import { draftFindings } from '../../geo/draftFindings.ts'
import type { Position } from '../../geo/units.ts'
import type { WorkingDraft } from './workingDraft.ts'

/** What a draft is worth in itself, as `POST /api/barriers/figures` answers it too. */
export interface DraftWorth {
  readonly figures: DraftFigures
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

export function draftWorth(
  ground: DraftGround,
  { prices, currency }: Pick<PlanningRules, 'prices' | 'currency'>,
  { type, paths, difficulties }: WorthQuestion,
): DraftWorth {
  const figures = draftFigures(ground, paths)
  return {
    figures,
    findings: draftFindings(ground, { type, paths }, figures),
    cost: draftCost(
      prices[type],
      currency,
      partLengthsM(ground, paths).map((lengthM, index) => ({
        lengthM,
        difficulty: difficulties[index] ?? 'ordinary',
      })),
    ),
  }
}
