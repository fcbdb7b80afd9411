import type { CoverageFacts } from '../../geo/coverageFacts.ts'

/** The same facts with one warning tier in force all the time. */
export const underTier = (facts: CoverageFacts, tier: string): CoverageFacts => ({
  ...facts,
  tierOrders: [{ tier, fromMs: -8.64e15 }],
})
