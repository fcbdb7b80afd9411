import type { Claim } from './claims.ts'

/**
 * The revisit, in minutes, of the claims that stand at one place and time, given by their indexes: the
 * best of them. With `addEqualRates` claims of one `rateKey` come round together, their rates
 * `1 ÷ revisit` added. `Infinity` where there are none or none keeps any limit.
 */
export function bestRevisitMin(
  claims: readonly Claim[],
  standing: readonly number[],
  addEqualRates: boolean,
): number {
  let bestMin = Infinity
  for (const index of standing) bestMin = Math.min(bestMin, claims[index]!.revisitMin)
  if (!addEqualRates || standing.length < 2) return bestMin
  const ratePerMin = new Map<string, number>()
  for (const index of standing) {
    const { rateKey, revisitMin } = claims[index]!
    if (rateKey === null) continue
    const rate = (ratePerMin.get(rateKey) ?? 0) + 1 / revisitMin
    ratePerMin.set(rateKey, rate)
    bestMin = Math.min(bestMin, 1 / rate)
  }
  return bestMin
}

/** Whether a revisit keeps a limit, equality included; sums of rates are rounded in the last digits. */
export function keepsLimit(revisitMin: number, limitMin: number): boolean {
  return revisitMin <= limitMin * (1 + 1e-12)
}
