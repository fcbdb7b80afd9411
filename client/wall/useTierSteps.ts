import { useTierAt, type TierNow } from '../shell/useTierNow.ts'

export interface TierSteps extends Pick<TierNow, 'name' | 'order'> {
  /** How many of the county's tiers, the mildest included, are reached, of how many. */
  step: number
  steps: number
}

/** The warning tier in force at an instant as a step of the ladder; undefined while it is on the way. */
export function useTierSteps(atMs: number): TierSteps | undefined {
  const inForce = useTierAt(atMs)
  if (inForce === undefined) return undefined
  const { name, order, tier, policy } = inForce
  return {
    name,
    order,
    step: policy.tiers.findIndex(({ id }) => id === tier) + 1,
    steps: policy.tiers.length,
  }
}
