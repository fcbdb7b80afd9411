import type { RunNow } from '../../data/model/coverageAnswer.ts'
import { contains, intersect, type Interval } from '../../geo/intervals.ts'
import type { Policy } from '../../geo/policy.ts'
import { revisitLimitMin, trailReach } from '../../geo/revisitLimit.ts'
import type { Stretch } from '../../geo/units.ts'

/** What a draft would change of one line at the instant shown, were it complete. */
export interface DraftEffect {
  readonly heldBeforeM: number
  readonly heldAfterM: number
  readonly lengthM: number
  /** Metres that turn from thin to held; a gap stays a gap, for a barrier claims nothing. */
  readonly thinToHeldM: number
}

interface EffectFacts {
  readonly runs: readonly RunNow[]
  readonly policy: Policy
  /** Base revisit limit of the tier at the instant, minutes. */
  readonly baseLimitMin: number
  /** Where unsealed trails meet the line. */
  readonly openTrailsAtM: readonly number[]
}

/**
 * Planned state with R(x,t) taken anew where the draft newly bars: thin turns held where a claim that
 * stands keeps the longer limit. Undefined where the policy adds equal rates, for the answer that
 * these runs come from does not carry the rates.
 */
export function tryDraftEffect(facts: EffectFacts, newlyBarred: readonly Stretch[]): DraftEffect | undefined {
  const { runs, policy, baseLimitMin } = facts
  if (policy.addEqualRates) return undefined
  const barred = newlyBarred.map(({ fromM, toM }): Interval => ({ from: fromM, to: toM }))
  const nearTrails = facts.openTrailsAtM.map((atM): Interval => {
    const { fromM, toM } = trailReach(policy, atM)
    return { from: fromM, to: toM }
  })
  let [heldBeforeM, lengthM, thinToHeldM] = [0, 0, 0]
  for (const run of runs) {
    lengthM += run.toM - run.fromM
    if (run.state === 'held') heldBeforeM += run.toM - run.fromM
    if (run.state !== 'thin') continue
    const bestMin = Math.min(...run.claims.map((claim) => claim.revisitMin ?? Infinity))
    for (const piece of cutAtReaches(intersect([{ from: run.fromM, to: run.toM }], barred), nearTrails)) {
      const limitMin = revisitLimitMin(policy, baseLimitMin, true, contains(nearTrails, piece.from))
      if (bestMin <= limitMin) thinToHeldM += piece.to - piece.from
    }
  }
  return { heldBeforeM, heldAfterM: heldBeforeM + thinToHeldM, lengthM, thinToHeldM }
}

function cutAtReaches(pieces: readonly Interval[], reaches: readonly Interval[]): Interval[] {
  return pieces.flatMap((piece) => {
    const cuts = [
      piece.from,
      ...reaches
        .flatMap(({ from, to }) => [from, to])
        .filter((cut) => piece.from < cut && cut < piece.to)
        .sort((a, b) => a - b),
      piece.to,
    ]
    return cuts.slice(1).map((to, index) => ({ from: cuts[index]!, to }))
  })
}
