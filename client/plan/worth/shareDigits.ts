/** A share is written to this many digits at most, in percent. */
const mostDigits = 3

/**
 * To how many digits shares are written in percent beside each other, so that those that differ are seen
 * to differ: of a province a kilometre held is less than a tenth of a percent.
 */
export function shareDigits(shares: readonly number[]): number {
  const differing = (digits: number) => new Set(shares.map((share) => (share * 100).toFixed(digits))).size
  const all = differing(mostDigits)
  let digits = 1
  while (differing(digits) < all) digits += 1
  return digits
}
