import { bestRevisitMin, keepsLimit } from './bestRevisit.ts'
import type { Claim } from './claims.ts'
import type { Era } from './era.ts'
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

/** What stands at a place for a time and decides its state: a claim, a barrier, an open trail. */
export interface Influence extends TimeWindow {
  readonly cause: 'claim' | 'barrier' | 'trail'
  /** Of the claim, into `facts.claims`. */
  readonly claimIndex: number
}

/**
 * The runs of one place over a time, neighbours different: a sweep over the time in which influences
 * begin and end. `eras` fill the time.
 */
export function runsDuring(
  time: TimeWindow,
  influences: readonly Influence[],
  claims: readonly Claim[],
  eras: readonly Era[],
): CoverageRun[] {
  const here = influences.filter(({ fromMs, toMs }) => fromMs < time.toMs && toMs > time.fromMs)
  const beginning = here.sort((a, b) => a.fromMs - b.fromMs)
  const ending = here.toSorted((a, b) => a.toMs - b.toMs)
  const standing = { claimIndexes: [] as number[], barrier: 0, trail: 0 }
  const runs: CoverageRun[] = []
  let [begun, ended, eraIndex] = [0, 0, 0]
  for (let fromMs = time.fromMs; fromMs < time.toMs;) {
    while (eras[eraIndex]!.toMs <= fromMs) eraIndex++
    for (; ended < ending.length && ending[ended]!.toMs <= fromMs; ended++) leave(standing, ending[ended]!)
    for (; begun < beginning.length && beginning[begun]!.fromMs <= fromMs; begun++)
      enter(standing, beginning[begun]!)
    const toMs = Math.min(
      time.toMs,
      eras[eraIndex]!.toMs,
      ending[ended]?.toMs ?? Infinity,
      beginning[begun]?.fromMs ?? Infinity,
    )
    append(runs, evaluate(fromMs, toMs, standing, claims, eras[eraIndex]!))
    fromMs = toMs
  }
  return runs
}

/** Runs that fill a window, with those made anew that a time overlaps or touches. */
export function remakeRuns(
  runs: readonly CoverageRun[],
  time: TimeWindow,
  influences: readonly Influence[],
  claims: readonly Claim[],
  eras: readonly Era[],
): CoverageRun[] {
  // A run that only touches the time may become equal to one made anew.
  const first = Math.max(0, runIndexAt(runs, time.fromMs) - 1)
  const afterLast = Math.min(runs.length, runIndexAt(runs, time.toMs) + 1)
  const remade = runsDuring(
    { fromMs: runs[first]!.fromMs, toMs: runs[afterLast - 1]!.toMs },
    influences,
    claims,
    eras,
  )
  return [...runs.slice(0, first), ...remade, ...runs.slice(afterLast)]
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

/** How many of each stand at an instant, and which claims. */
interface Standing {
  readonly claimIndexes: number[]
  barrier: number
  trail: number
}

/** The definition: held where the claims keep the limit, thin where there are any, else gap. */
function evaluate(
  fromMs: number,
  toMs: number,
  standing: Standing,
  claims: readonly Claim[],
  era: Era,
): CoverageRun {
  const barred = standing.barrier > 0
  const claimIndexes = standing.claimIndexes.slice()
  const limitMin = revisitLimitMin(era.policy, era.baseLimitMin, barred, standing.trail > 0)
  const revisitMin = bestRevisitMin(claims, claimIndexes, era.policy.addEqualRates)
  const state = keepsLimit(revisitMin, limitMin) ? 'held' : claimIndexes.length > 0 ? 'thin' : 'gap'
  return { fromMs, toMs, state, limitMin, barred, claimIndexes }
}

function enter(standing: Standing, { cause, claimIndex }: Influence): void {
  if (cause !== 'claim') {
    standing[cause]++
    return
  }
  const indexes = standing.claimIndexes
  let at = indexes.length
  for (; at > 0 && indexes[at - 1]! > claimIndex; at--) indexes[at] = indexes[at - 1]!
  indexes[at] = claimIndex
}

function leave(standing: Standing, { cause, claimIndex }: Influence): void {
  if (cause === 'claim') standing.claimIndexes.splice(standing.claimIndexes.indexOf(claimIndex), 1)
  else standing[cause]--
}

/** Adds a run that follows the others, merged with the last one where only time parts them. */
function append(runs: CoverageRun[], run: CoverageRun): void {
  const last = runs.at(-1)
  if (last !== undefined && isSameButTime(last, run)) runs[runs.length - 1] = { ...last, toMs: run.toMs }
  else runs.push(run)
}
