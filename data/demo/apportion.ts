import type { Stretch } from '../../geo/units.ts'

/** Shares out `total` whole things by weight with the largest remainders; the sum is exact. */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const free = total - least * weights.length
  const quotas = weights.map((weight) => (free * weight) / sum)
  const counts = quotas.map((quota) => least + Math.floor(quota))
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const missing = total - counts.reduce((a, b) => a + b, 0)
  for (const { index } of byRemainder.slice(0, missing)) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

/** People agree on round chainages: what they hold begins and ends at multiples of so many metres. */
export const roundM = 50

export function rounded(chainageM: number, stepM = roundM): number {
  return Math.round(chainageM / stepM) * stepM
}

/**
 * Cuts a stretch in the proportion of the weights, at multiples of `stepM` between its ends, which
 * stay as they are: the parts partition it exactly.
 */
export function cutStretch({ fromM, toM }: Stretch, weights: readonly number[], stepM = 1): Stretch[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let before = 0
  let start = fromM
  return weights.map((weight, index) => {
    before += weight
    const end = index === weights.length - 1 ? toM : rounded(fromM + ((toM - fromM) * before) / sum, stepM)
    const part = { fromM: start, toM: end }
    start = end
    return part
  })
}
