import { bestRevisitMin, keepsLimit } from './bestRevisit.ts'
import type { Claim } from './claims.ts'
import { isDuring, type Era } from './era.ts'
import { revisitLimitMin } from './revisitLimit.ts'
import type { CoverageState, TimeWindow } from './units.ts'

/** A time of one state, one limit and the same claims. */
export interface CoverageRun extends TimeWindow {
  readonly state: CoverageState
  readonly limitMin: number
  readonly barred: boolean
  /** Into `facts.claims`, rising. */
  readonly claimIndexes: readonly number[]
}

/** What changes the revisit limit of a place besides policy and tier. */
export type LimitCause = 'barrier' | 'trail'

/**
 * The runs of coverage at one place over a window, changed step by step as a sweep moves along the
 * line. Runs are replaced, never altered, and those outside the time of a change stay the same objects.
 */
export class CoverageTimeline {
  readonly #claims: readonly Claim[]
  readonly #eras: readonly Era[]
  /** They fill the window in order; equal neighbours are merged unless an era ends between them. */
  readonly #runs: CoverageRun[]

  /** The timeline of a place that has neither claims nor barriers nor trails. */
  constructor(claims: readonly Claim[], eras: readonly Era[]) {
    this.#claims = claims
    this.#eras = eras
    this.#runs = eras.map((era) => this.#evaluated(era.fromMs, era.toMs, limitIn(era, []), []))
  }

  /** The runs as they stand, equal neighbours merged; later changes leave them as they are. */
  runs(): CoverageRun[] {
    if (this.#eras.length === 1) return this.#runs.slice()
    const merged: CoverageRun[] = []
    for (const run of this.#runs) append(merged, run)
    return merged
  }

  /** From here on a claim stands in a time. */
  addClaim(time: TimeWindow, claimIndex: number): void {
    this.#change(time, (fromMs, toMs, run) =>
      this.#evaluated(fromMs, toMs, run, withClaim(run.claimIndexes, claimIndex)),
    )
  }

  /** From here on a claim stands no longer in its time. */
  removeClaim(time: TimeWindow, claimIndex: number): void {
    this.#change(time, (fromMs, toMs, run) =>
      this.#evaluated(fromMs, toMs, run, withoutClaim(run.claimIndexes, claimIndex)),
    )
  }

  /** From here on the limit in a time is what these barriers and open trails make it. */
  setLimits(time: TimeWindow, influences: readonly (TimeWindow & { cause: 'claim' | LimitCause })[]): void {
    const instantsMs = [time.fromMs, time.toMs]
    for (const { fromMs, toMs } of [...influences, ...this.#eras])
      for (const instantMs of [fromMs, toMs])
        if (instantMs > time.fromMs && instantMs < time.toMs) instantsMs.push(instantMs)
    instantsMs.sort((a, b) => a - b)
    for (const [index, toMs] of instantsMs.entries()) {
      const fromMs = instantsMs[index - 1]
      if (fromMs === undefined || fromMs === toMs) continue
      const standing = influences.filter((influence) => isDuring(influence, fromMs))
      const limit = limitIn(this.#eraAt(fromMs), standing)
      this.#change({ fromMs, toMs }, (fromMs, toMs, run) =>
        this.#evaluated(fromMs, toMs, limit, run.claimIndexes),
      )
    }
  }

  /** Puts changed runs in the place of those in a time, split where it begins and ends. */
  #change(time: TimeWindow, changed: (fromMs: number, toMs: number, run: CoverageRun) => CoverageRun): void {
    const runs = this.#runs
    const overlapping = runIndexAt(runs, time.fromMs)
    // With its neighbours, which a changed run may have become equal to.
    let next = Math.max(0, overlapping - 1)
    const first = next
    const replaced: CoverageRun[] = []
    if (next < overlapping) replaced.push(runs[next++]!)
    for (; next < runs.length; next++) {
      const run = runs[next]!
      if (run.fromMs >= time.toMs) break
      if (run.fromMs < time.fromMs) replaced.push({ ...run, toMs: time.fromMs })
      const fromMs = Math.max(run.fromMs, time.fromMs)
      const toMs = Math.min(run.toMs, time.toMs)
      this.#append(replaced, changed(fromMs, toMs, run))
      if (run.toMs > time.toMs) this.#append(replaced, { ...run, fromMs: time.toMs })
    }
    if (next < runs.length) this.#append(replaced, runs[next++]!)
    runs.splice(first, next - first, ...replaced)
  }

  #append(runs: CoverageRun[], run: CoverageRun): void {
    if (this.#eras.length > 1 && this.#eras.some((era) => era.fromMs === run.fromMs)) runs.push(run)
    else append(runs, run)
  }

  /** The definition: held where the claims keep the limit, thin where there are any, else gap. */
  #evaluated(fromMs: number, toMs: number, limit: Limit, claimIndexes: readonly number[]): CoverageRun {
    const { addEqualRates } = this.#eraAt(fromMs).policy
    const revisitMin = bestRevisitMin(this.#claims, claimIndexes, addEqualRates)
    const { limitMin, barred } = limit
    const state = keepsLimit(revisitMin, limitMin) ? 'held' : claimIndexes.length > 0 ? 'thin' : 'gap'
    return { fromMs, toMs, state, limitMin, barred, claimIndexes }
  }

  #eraAt(atMs: number): Era {
    return this.#eras.find((era) => isDuring(era, atMs))!
  }
}

/** Index of the run at an instant, among runs that fill a window in order; their number beyond it. */
export function runIndexAt(runs: readonly TimeWindow[], atMs: number): number {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.toMs > atMs) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether two runs, of one place or of neighbouring ones, differ in nothing but when they are. */
export function isSameButTime(a: Omit<CoverageRun, keyof TimeWindow>, b: typeof a): boolean {
  if (a.state !== b.state || a.limitMin !== b.limitMin || a.barred !== b.barred) return false
  const [indexes, others] = [a.claimIndexes, b.claimIndexes]
  if (indexes.length !== others.length) return false
  for (let index = 0; index < indexes.length; index++) if (indexes[index] !== others[index]) return false
  return true
}

type Limit = Pick<CoverageRun, 'limitMin' | 'barred'>

function limitIn(era: Era, standing: readonly { cause: 'claim' | LimitCause }[]): Limit {
  const barred = standing.some(({ cause }) => cause === 'barrier')
  const nearOpenTrail = standing.some(({ cause }) => cause === 'trail')
  return { barred, limitMin: revisitLimitMin(era.policy, era.baseLimitMin, barred, nearOpenTrail) }
}

function withClaim(claimIndexes: readonly number[], claimIndex: number): number[] {
  const indexes = claimIndexes.slice()
  let at = indexes.length
  indexes.push(claimIndex)
  for (; at > 0 && indexes[at - 1]! > claimIndex; at--) indexes[at] = indexes[at - 1]!
  indexes[at] = claimIndex
  return indexes
}

function withoutClaim(claimIndexes: readonly number[], claimIndex: number): number[] {
  const indexes: number[] = []
  for (const index of claimIndexes) if (index !== claimIndex) indexes.push(index)
  return indexes
}

/** Adds a run that follows the others, merged with the last one where only time parts them. */
function append(runs: CoverageRun[], run: CoverageRun): void {
  const last = runs.at(-1)
  if (last !== undefined && isSameButTime(last, run)) runs[runs.length - 1] = { ...last, toMs: run.toMs }
  else runs.push(run)
}
