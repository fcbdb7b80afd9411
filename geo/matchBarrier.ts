import type { BarrierStep } from './barrierWalk.ts'
import type { Located } from './chainage.ts'
import type { Position } from './units.ts'

/** A place of a barrier matched to a place of the line. */
export interface Match {
  readonly chainageM: number
  readonly offsetM: number
  readonly position: Position
}

/** What breaking off and matching afresh costs, in metres of unexplained movement along the line. */
const breakCostM = 100
/** Of equally continuous matches the nearer one is taken; too little to outweigh continuity. */
const nearnessWeight = 1e-4

/** A foot of one step, and the cheapest way to it. */
interface Way {
  readonly foot: Located
  readonly position: Position
  costM: number
  from: Way | undefined
  /** The way to it breaks off at the step before and starts afresh here. */
  broken: boolean
}

/**
 * Matches a barrier to the line by continuity, in runs along which nothing breaks.
 *
 * The barrier is walked in steps of up to 20 m. A step is in reach of the line at each foot that lies
 * 0 to `maxOffsetM` beside it on home ground; where the line doubles back there are several. From
 * step to step the foot should move as far as the barrier does: the match taken is the one with the
 * least unexplained movement in all, where breaking off and starting afresh costs as much as 100 m.
 * So a barrier along one arm of a bend stays on that arm though the other be nearer, and one that
 * leaves its arm is not held back by it. A foot that moves farther than a corner of the line explains
 * (`isJump`) is never followed: there one run ends and another begins.
 */
export function matchBarrier(steps: readonly BarrierStep[]): Match[][] {
  const runs: Match[][] = []
  let inReach: BarrierStep[] = []
  for (const step of steps) {
    if (step.feet.length > 0) inReach.push(step)
    else {
      runs.push(...matchContinuously(inReach))
      inReach = []
    }
  }
  runs.push(...matchContinuously(inReach))
  return runs
}

/**
 * Whether a foot moved farther along the line than a corner of it explains. Round a corner towards
 * home ground the feet of a barrier at offset o leap `2·o ÷ tan(half its angle)`: allowed is twice the
 * sum of both offsets and of the ground between, which covers corners down to 53°, and 100 m for the
 * line's own crookedness.
 */
export function isJump(movedM: number, offsetsM: number, apartM: number): boolean {
  return Math.abs(movedM) > 2 * (offsetsM + apartM) + 100
}

/**
 * The cheapest way through the feet of consecutive steps (Viterbi's algorithm), cut where it breaks.
 */
function matchContinuously(steps: readonly BarrierStep[]): Match[][] {
  const ways = steps.map((step): Way[] =>
    step.feet.map((foot) => ({ foot, position: step.position, costM: 0, from: undefined, broken: false })),
  )
  for (const [index, step] of ways.entries()) {
    const previous = ways[index - 1]
    const walkedM = previous === undefined ? 0 : steps[index]!.walkedM
    for (const way of step) {
      way.costM = Infinity
      for (const from of previous ?? []) {
        const movedM = way.foot.chainageM - from.foot.chainageM
        const broken = isJump(movedM, Math.abs(way.foot.offsetM) + Math.abs(from.foot.offsetM), walkedM)
        const unexplainedM = Math.min(breakCostM, Math.abs(Math.abs(movedM) - walkedM))
        const costM = from.costM + (broken ? breakCostM : unexplainedM)
        // Of equal costs going on is better than breaking off.
        if (costM < way.costM || (costM === way.costM && way.broken && !broken))
          Object.assign(way, { costM, from, broken })
      }
      if (previous === undefined) way.costM = 0
      way.costM += nearnessWeight * Math.abs(way.foot.offsetM)
    }
  }
  const matches: Match[][] = []
  let run: Match[] = []
  let way = ways.at(-1)?.reduce((best, other) => (other.costM < best.costM ? other : best))
  while (way !== undefined) {
    run.push({ chainageM: way.foot.chainageM, offsetM: way.foot.offsetM, position: way.position })
    if (way.broken || way.from === undefined) {
      matches.push(run.reverse())
      run = []
    }
    way = way.from
  }
  return matches.reverse()
}
