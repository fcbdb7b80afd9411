import type { BorderLine } from './borderLine.ts'
import { walkBarrier } from './barrierWalk.ts'
import { feetWithin } from './chainage.ts'
import { positionBetween } from './geodesic.ts'
import { isAlong, union, type Interval } from './intervals.ts'
import { matchBarrier, type Match } from './matchBarrier.ts'
import type { Position, Stretch } from './units.ts'

interface Step {
  readonly alongM: number
  readonly match: Match
}

/**
 * Where along its path a barrier stands behind a stretch of the line, in metres from its start. By the
 * same matching that says what it bars; what is out of the line's reach goes with what lies beside it
 * where that is the stretch on both sides, or on the one side that there is.
 */
export function spansBehind(
  line: BorderLine,
  path: readonly Position[],
  stretch: Stretch,
  maxOffsetM: number,
): Interval[] {
  const steps = walkBarrier(line, path, maxOffsetM)
  const alongM = new Map<Position, number>()
  let lengthM = 0
  for (const { position, walkedM } of steps) alongM.set(position, (lengthM += walkedM))
  const runs = matchBarrier(steps).map((run) =>
    run.map((match): Step => ({ match, alongM: alongM.get(match.position) ?? 0 })),
  )
  const marked = runs.flatMap((run) => intervalsOf(line, run, stretch, maxOffsetM))
  return union(
    marked
      .map((each, index): Interval & { isWithin: boolean } => {
        const [before, after] = [marked[index - 1], marked[index + 1]]
        // Between runs: up to the next one where that is within too, and to the ends of the path.
        const from = before === undefined ? 0 : before.isWithin ? before.to : each.from
        const to = after === undefined ? lengthM : each.to
        return { ...each, from, to }
      })
      .filter(({ isWithin }) => isWithin),
  )
}

interface Marked extends Interval {
  readonly isWithin: boolean
}

/** The intervals of a run, end to end, each within the stretch or not. */
function intervalsOf(line: BorderLine, run: readonly Step[], stretch: Stretch, maxOffsetM: number): Marked[] {
  const found: { from: number; to: number; isWithin: boolean }[] = []
  const add = (from: number, to: number, isWithin: boolean) => {
    const last = found.at(-1)
    if (last?.isWithin === isWithin) last.to = to
    else found.push({ from, to, isWithin })
  }
  for (const [index, after] of run.entries()) {
    const before = run[index - 1]
    if (before === undefined) continue
    const [first, second] = [before.match.chainageM, after.match.chainageM]
    const cuts = [stretch.fromM, stretch.toM]
      .filter((atM) => (first < atM && atM < second) || (second < atM && atM < first))
      .map((atM) => crossing(line, before, after, atM, maxOffsetM))
      .sort((a, b) => a.alongM - b.alongM)
    const marks = [
      { alongM: before.alongM, chainageM: first },
      ...cuts,
      { alongM: after.alongM, chainageM: second },
    ]
    for (const [at, mark] of marks.entries()) {
      const next = marks[at + 1]
      if (next === undefined) continue
      const middleM = (mark.chainageM + next.chainageM) / 2
      add(mark.alongM, next.alongM, isAlong(stretch, middleM))
    }
  }
  return found
}

/** Between two steps of at most 20 m, to a millimetre, or where the foot leaps over it. */
function crossing(line: BorderLine, a: Step, b: Step, atM: number, maxOffsetM: number) {
  let [low, high] = [0, 1]
  const [fromM, toM] = [a.match.chainageM, b.match.chainageM]
  const rises = toM > fromM
  for (let halving = 0; halving < 15; halving++) {
    const share = (low + high) / 2
    const wantedM = fromM + share * (toM - fromM)
    const position = positionBetween(a.match.position, b.match.position, share)
    const chainageM = nearestTo(
      feetWithin(line, position, maxOffsetM).map((foot) => foot.chainageM),
      wantedM,
    )
    if (chainageM < atM === rises) low = share
    else high = share
  }
  return { alongM: a.alongM + low * (b.alongM - a.alongM), chainageM: atM }
}

const nearestTo = (values: readonly number[], wanted: number): number =>
  values.reduce(
    (best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best),
    values[0] ?? wanted,
  )
