import type { Claim } from './claims.ts'
import type { CoverageFacts, OpenTrail } from './coverageFacts.ts'
import type { Era } from './era.ts'

import { trailReach } from './revisitLimit.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** What an influence comes from: a claim, a barrier's barred region, an open trail. */
export type InfluenceSource = Claim | Region | OpenTrail

/** What stands on a stretch for a time and decides states there. */
export interface Influence extends Stretch {
  readonly cause: 'claim' | 'barrier' | 'trail'
  readonly source: InfluenceSource
  /** Milliseconds after the window begins, within it. */
  readonly beginMs: number
  readonly endMs: number
  /** Of a claim, in minutes; `Infinity` for one that keeps no limit, and for all else. */
  readonly revisitMin: number
  /** Claims of one key may add their rates. */
  readonly rateKey: string | null
}

/** The influences of facts within a window; those that lie outside it or are empty are left out. */
export function influencesOf(
  facts: Pick<CoverageFacts, 'claims' | 'barred' | 'openTrails'>,
  window: TimeWindow,
  eras: readonly Era[],
): Influence[] {
  const influences: Influence[] = []
  const add = (
    cause: Influence['cause'],
    source: InfluenceSource,
    { fromM, toM }: Stretch,
    { fromMs, toMs }: TimeWindow,
    revisitMin = Infinity,
    rateKey: string | null = null,
  ) => {
    const beginMs = Math.max(fromMs, window.fromMs) - window.fromMs
    const endMs = Math.min(toMs, window.toMs) - window.fromMs
    if (beginMs < endMs && fromM < toM)
      influences.push({ cause, source, fromM, toM, beginMs, endMs, revisitMin, rateKey })
  }
  for (const claim of facts.claims) add('claim', claim, claim, claim, claim.revisitMin, claim.rateKey)
  for (const region of facts.barred) add('barrier', region, region, region)
  for (const trail of facts.openTrails)
    for (const time of trail.unsealed)
      // Its reach is policy, and so may change within the window.
      for (const era of eras)
        add('trail', trail, trailReach(era.policy, trail.atM), {
          fromMs: Math.max(time.fromMs, era.fromMs),
          toMs: Math.min(time.toMs, era.toMs),
        })
  return influences
}
