import type { PlanningRules } from '../../../data/model/planningRules.ts'
import type { ScenarioBudget } from '../../../data/model/scenario.ts'
import { pathLengthM } from '../../../geo/chainage.ts'
import { draftCost } from '../../../geo/draftCost.ts'
import type { FeatureOf } from '../../api/collections.ts'

export interface ScenarioSum {
  readonly lengthM: number
  readonly cost: number
}

/** What the drafts of a scenario come to, in metres of barrier and in money. */
export function scenarioSum(
  barriers: readonly FeatureOf<'barriers'>[],
  { prices, currency }: Pick<PlanningRules, 'prices' | 'currency'>,
): ScenarioSum {
  let [lengthM, cost] = [0, 0]
  for (const { properties } of barriers) {
    const parts = properties.parts.map(({ path, difficulty }) => ({
      lengthM: pathLengthM(path),
      difficulty,
    }))
    lengthM += parts.reduce((sum, part) => sum + part.lengthM, 0)
    cost += draftCost(prices[properties.type], currency, parts).total
  }
  return { lengthM, cost }
}

/** By how much a budget is passed, in its unit; 0 where it is kept. */
export const overBudget = ({ unit, amount }: ScenarioBudget, { lengthM, cost }: ScenarioSum): number =>
  Math.max(0, (unit === 'm' ? lengthM : cost) - amount)
