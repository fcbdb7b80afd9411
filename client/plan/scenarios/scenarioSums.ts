import type { ScenarioBudget } from '../../../data/model/scenario.ts'
import { pathLengthM } from '../../../geo/chainage.ts'
import { draftCost } from '../../../geo/draftCost.ts'
import { draftTerrain, profilesOf, slopeFactorOf } from '../../../geo/draftTerrain.ts'
import type { Elevation } from '../../../geo/elevation.ts'
import type { Position } from '../../../geo/units.ts'
import type { PricingRules } from '../draftWorth.ts'
import type { FeatureOf } from '../../api/collections.ts'

export interface ScenarioSum {
  readonly lengthM: number
  readonly cost: number
}

/** What the drafts of a scenario come to, in metres of barrier and in money. */
export function scenarioSum(
  barriers: readonly FeatureOf<'barriers'>[],
  { prices, currency, slopeBoundsDeg, slopeFactors }: PricingRules,
  elevation: Elevation,
): ScenarioSum {
  let [lengthM, cost] = [0, 0]
  for (const { properties } of barriers) {
    const paths = properties.parts.map(({ path }): readonly Position[] => path)
    const profiles = profilesOf(elevation, paths)
    const slopes = profiles && draftTerrain(profiles, slopeBoundsDeg).parts
    const parts = properties.parts.map(({ path, difficulty }, index) => {
      const slope = slopes?.[index]
      const slopeFactor = slope === undefined ? 1 : slopeFactorOf(slope, slopeFactors)
      return { lengthM: pathLengthM(path), difficulty, slopeFactor }
    })
    lengthM += parts.reduce((sum, part) => sum + part.lengthM, 0)
    cost += draftCost(prices[properties.type], currency, parts).total
  }
  return { lengthM, cost }
}

/** By how much a budget is passed, in its unit; 0 where it is kept. */
export const overBudget = ({ unit, amount }: ScenarioBudget, { lengthM, cost }: ScenarioSum): number =>
  Math.max(0, (unit === 'm' ? lengthM : cost) - amount)
