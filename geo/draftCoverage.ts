import type { BorderLine } from './borderLine.ts'
import { patrolClaims, type Claim, type PatrolFact } from './claims.ts'
import type { CoverageFacts } from './coverageFacts.ts'
import { figures, type StateAmounts } from './figures.ts'
import { reportedGaps, type ReportedGap } from './gaps.ts'
import { meets } from './intervals.ts'
import { plannedCoverage, replanCoverage, type PlannedCoverage } from './plannedCoverage.ts'
import { tilesMeeting } from './tiles.ts'
import type { Stretch, TimeWindow } from './units.ts'

/**
 * Planned coverage as it would be with a draft's patrols in place of those that they replace. It is asked
 * on every move of a pointer: patrols that are the same objects as at the question before are not looked
 * at again, and of the line only the tiles are computed anew that something changed in.
 */
export class DraftCoverage {
  readonly #facts: CoverageFacts
  readonly #claims = new WeakMap<PatrolFact, readonly Claim[]>()
  #last: PlannedCoverage
  readonly #window: TimeWindow

  /** `replaced` are ids of patrols among the facts that the draft's own stand in for. */
  constructor(line: BorderLine, window: TimeWindow, facts: CoverageFacts, replaced: ReadonlySet<string>) {
    const claims = facts.claims.filter(({ kind, id }) => kind !== 'patrol' || !replaced.has(id))
    this.#facts = { ...facts, claims }
    this.#window = window
    this.#last = plannedCoverage(line, window, this.#facts)
  }

  with(patrols: readonly PatrolFact[]): PlannedCoverage {
    const added = patrols.flatMap((patrol) => this.#claimsOf(patrol))
    this.#last = replanCoverage(this.#last, { ...this.#facts, claims: [...this.#facts.claims, ...added] })
    return this.#last
  }

  #claimsOf(patrol: PatrolFact): readonly Claim[] {
    const known = this.#claims.get(patrol)
    if (known !== undefined) return known
    const claims = meets(patrol, this.#window) ? patrolClaims(patrol, this.#facts.policies) : []
    this.#claims.set(patrol, claims)
    return claims
  }
}

/** What a plan is judged by on a stretch: amounts by state, and its gaps, the largest first. */
export interface StretchOutcome {
  readonly amounts: StateAmounts
  readonly gaps: readonly ReportedGap[]
}

export function outcomeOn(coverage: PlannedCoverage, stretch: Stretch): StretchOutcome {
  const { first, end } = tilesMeeting(coverage.line, stretch)
  const [{ window, tiles }] = coverage.blocks
  const near = { ...coverage, blocks: [{ window, tiles: tiles.slice(first, end) }] }
  const gaps = reportedGaps(near, [stretch.fromM, stretch.toM])
    .filter(({ fromM, toM }) => fromM < stretch.toM && stretch.fromM < toM)
    .sort((a, b) => b.kmH - a.kmH || a.fromM - b.fromM || a.fromMs - b.fromMs)
  return { amounts: figures(coverage, stretch), gaps }
}
