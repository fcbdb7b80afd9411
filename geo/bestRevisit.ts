import type { Claim } from './claims.ts'

/**
 * The revisit, in minutes, of the claims that stand at one place and time: the best of them. With
 * `addEqualRates` claims of one `rateKey` come round together, their rates `1 ÷ revisit` added.
 * `Infinity` where there are none or none keeps any limit.
 */
export function bestRevisitMin(standing: readonly Claim[], addEqualRates: boolean): number {
  const ratePerMin = new Map<string, number>()
  let bestMin = Infinity
  for (const { revisitMin, rateKey } of standing) {
    bestMin = Math.min(bestMin, revisitMin)
    if (!addEqualRates || rateKey === null) continue
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
