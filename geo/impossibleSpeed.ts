import type { FixReach } from './fixReach.ts'

/** So many fixes that follow from each other are believed though they do not follow from the last. */
const fixesToBelieve = 5
/** A speed is sustained over this time; a shorter one may be the receiver's noise. */
const sustainedMs = 30_000
/** Over longer silences than this, fixes say nothing about speed. */
const longestSilenceMs = 300_000

/**
 * Finds what nobody can have done in this mode, in two ways.
 *
 * *Outliers*: each fix must be reachable from the last believed one. One that is not waits; if the
 * next is reachable from the believed one again, what waited is an outlier, but once five that wait
 * follow from each other they are believed (and of runs shorter than five the longer one).
 *
 * *Sustained speed*: fast fixes close together hide in the accuracy of each step, so that over at
 * least 30 s the whole way must be possible too; where it is not, every fix on it is at fault.
 *
 * `visit` gets each fix at fault, once.
 */
export function impossibleSpeeds(
  timeMs: Float64Array,
  inOrder: Uint32Array,
  reach: FixReach,
  visit: (fix: number) => void,
): void {
  const believed = withoutOutliers(inOrder, reach, visit)
  let from = 0
  let firstUnjudged = 0
  for (let at = 1; at < believed.length; at++) {
    const fix = believed[at]!
    while (timeMs[fix]! - timeMs[believed[from + 1]!]! >= sustainedMs) from++
    const lastedMs = timeMs[fix]! - timeMs[believed[from]!]!
    if (lastedMs < sustainedMs || lastedMs > longestSilenceMs) continue
    if (reach.isReachable(believed[from]!, fix)) continue
    for (let fault = Math.max(from, firstUnjudged); fault <= at; fault++) visit(believed[fault]!)
    firstUnjudged = at + 1
  }
}

function withoutOutliers(
  inOrder: Uint32Array,
  { isReachable }: FixReach,
  visit: (fix: number) => void,
): Uint32Array {
  const count = inOrder.length
  let at = 1
  while (at < count && isReachable(inOrder[at - 1]!, inOrder[at]!)) at++
  if (at >= count) return inOrder

  const believed = new Uint32Array(count)
  believed.set(inOrder.subarray(0, at))
  /** Of the believed ones, those since the last jump: they follow from each other. */
  let runStart = 0
  let believedEnd = at
  /** What waits: places `waitingStart` to `at` of `inOrder`, without those between that were believed. */
  let waitingStart = at
  const refuseWaiting = (end: number) => {
    for (let waiting = waitingStart; waiting < end; waiting++) visit(inOrder[waiting]!)
  }
  const believeWaiting = (end: number) => {
    runStart = believedEnd
    for (let waiting = waitingStart; waiting < end; waiting++) believed[believedEnd++] = inOrder[waiting]!
  }
  for (; at < count; at++) {
    const fix = inOrder[at]!
    const waits = at - waitingStart
    if (isReachable(believed[believedEnd - 1]!, fix)) {
      refuseWaiting(at)
      waitingStart = at + 1
      believed[believedEnd++] = fix
    } else if (waits > 0 && !isReachable(inOrder[at - 1]!, fix)) {
      refuseWaiting(at)
      waitingStart = at
    } else if (waits + 1 >= fixesToBelieve) {
      believedEnd = withoutShortRun(believed, runStart, believedEnd, visit)
      believeWaiting(at + 1)
      waitingStart = at + 1
    }
  }
  if (count - waitingStart > believedEnd - runStart) {
    believedEnd = withoutShortRun(believed, runStart, believedEnd, visit)
    believeWaiting(count)
  } else refuseWaiting(count)
  return believed.subarray(0, believedEnd)
}

/** Takes back the last run where it is too short to be believed against a longer one. */
function withoutShortRun(
  believed: Uint32Array,
  runStart: number,
  runEnd: number,
  visit: (fix: number) => void,
): number {
  if (runEnd - runStart >= fixesToBelieve) return runEnd
  for (let at = runStart; at < runEnd; at++) visit(believed[at]!)
  return runStart
}
