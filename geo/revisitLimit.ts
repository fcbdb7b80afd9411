import type { Policy } from './policy.ts'

/**
 * R(x,t), the revisit limit in minutes:
 * `min( base(tier) × (barred ? factor : 1), trail limit if an unsealed trail is near )`.
 * The factor applies once however many barriers bar the place, and never to the trail's limit: a
 * barrier delays, it does not watch.
 */
export function revisitLimitMin(
  policy: Pick<Policy, 'barredFactor' | 'trailLimitMin'>,
  baseLimitMin: number,
  barred: boolean,
  nearOpenTrail: boolean,
): number {
  const limitMin = baseLimitMin * (barred ? policy.barredFactor : 1)
  return nearOpenTrail ? Math.min(limitMin, policy.trailLimitMin) : limitMin
}

/** All limits that may hold somewhere while one policy and one tier do, in minutes. */
export function possibleLimitsMin({
  policy,
  baseLimitMin,
}: {
  policy: Pick<Policy, 'barredFactor' | 'trailLimitMin'>
  baseLimitMin: number
}): number[] {
  const limits = [false, true].flatMap((barred) =>
    [false, true].map((nearTrail) => revisitLimitMin(policy, baseLimitMin, barred, nearTrail)),
  )
  return [...new Set(limits)]
}

/** The formula of `revisitLimitMin`, to stand beside its numbers. */
export const limitFormula =
  'R = min( base limit of the tier × (barred ? barred factor : 1), trail limit if an unsealed trail is within reach )'

/**
 * The chainage round a trail's meeting with the line in which its limit applies while it is
 * unsealed: `[at − reach, at + reach)`.
 */
export function trailReach(policy: Pick<Policy, 'trailReachM'>, atM: number): { fromM: number; toM: number } {
  return { fromM: atM - policy.trailReachM, toM: atM + policy.trailReachM }
}
