/** The first repeat comes after so long, each further one after twice as long. */
const firstMs = 5_000
/** A signal that comes and goes says nothing when it comes: no repeat is farther off than this. */
const mostMs = 120_000

/**
 * How long to wait after so many rounds in vain. Phones that lost one mast together do not all come back
 * in the same instant: up to half of it is left to chance, `random` in [0, 1). What the server asks for is
 * waited for.
 */
export function backOffMs(failures: number, random: number, retryAfterMs = 0): number {
  const wholeMs = Math.min(mostMs, firstMs * 2 ** Math.max(0, failures - 1))
  return Math.max(retryAfterMs, wholeMs * (1 - random / 2))
}
