import type { RunNow } from '../../../data/model/coverageAnswer.ts'
import type { BarringGains } from '../../../geo/gainIfBarred.ts'
import { contains, intersect, type Interval } from '../../../geo/intervals.ts'
import type { Policy } from '../../../geo/policy.ts'
import { revisitLimitMin, trailReach } from '../../../geo/revisitLimit.ts'
import type { Stretch } from '../../../geo/units.ts'

const asInterval = ({ fromM, toM }: Stretch): Interval => ({ from: fromM, to: toM })
const asStretch = ({ from, to }: Interval): Stretch => ({ fromM: from, toM: to })

/** Of some chainage, what is thin at an instant and would be held were it barred. */
export function turningAt({ slices }: BarringGains, atMs: number, stretches: readonly Stretch[]): Stretch[] {
  const thin = slices
    .filter(({ times }) => times.some(({ from, to }) => from <= atMs && atMs < to))
    .map(asInterval)
  return intersect(thin, stretches.map(asInterval)).map(asStretch)
}

export interface LimitStep extends Stretch {
  readonly limitMin: number
}

/** The revisit limit along the line at the instant that runs are of; neighbours differ. */
export function limitSteps(runs: readonly RunNow[]): LimitStep[] {
  const steps: LimitStep[] = []
  for (const { fromM, toM, limitMin } of runs) {
    const last = steps.at(-1)
    if (last?.limitMin === limitMin && last.toM === fromM) steps[steps.length - 1] = { ...last, toM }
    else steps.push({ fromM, toM, limitMin })
  }
  return steps
}

/** The limit that would hold along chainage that a draft newly bars. */
export function limitStepsBarred(
  policy: Policy,
  baseLimitMin: number,
  openTrailsAtM: readonly number[],
  newlyBarred: readonly Stretch[],
): LimitStep[] {
  const near = openTrailsAtM.map((atM) => asInterval(trailReach(policy, atM)))
  return newlyBarred.flatMap(({ fromM, toM }) => {
    const cuts = near.flatMap(({ from, to }) => [from, to]).filter((cut) => fromM < cut && cut < toM)
    const atM = [fromM, ...new Set(cuts.sort((a, b) => a - b)), toM]
    return atM.slice(1).map((end, index) => {
      const start = atM[index]!
      const isNear = contains(near, (start + end) / 2)
      return { fromM: start, toM: end, limitMin: revisitLimitMin(policy, baseLimitMin, true, isNear) }
    })
  })
}
