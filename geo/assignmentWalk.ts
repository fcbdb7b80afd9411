import { intersect, measure, union, type Interval } from './intervals.ts'
import { clipPasses, stayKind, type Passes } from './passes.ts'
import type { Stretch, TimeWindow } from './units.ts'

/** What became of an assignment. Minutes and metres; nothing here is rounded. */
export interface AssignmentWalk {
  /** Metres of the stretch that were walked within the window, and their share of it, 0 to 1. */
  readonly walkedM: number
  readonly shareWalked: number
  /** How often the stretch was walked from one end to the other without leaving any of it out. */
  readonly traversals: number
  /** From the window's start to when the stretch was reached; `null` where it was not. */
  readonly lateMin: number | null
  /** From when the stretch was left for good to the window's end; `null` while the window lasts. */
  readonly leftEarlyMin: number | null
  /** The window up to `knownUntilMs` is made of these three. */
  readonly onStretchMin: number
  readonly offStretchMin: number
  readonly silentMin: number
}

/** Of an end of the stretch nobody need come nearer: corridors and corners cost as much. */
const endToleranceM = 50

/**
 * Holds an assignment against what is known of its team.
 *
 * `passes` (on the line of the stretch, by the time they begin) and `heard` are the team's, as
 * `trackToPasses` finds them; they may be more than the window needs. `knownUntilMs` is now where the window has not ended yet.
 */
export function assignmentWalk(
  stretch: Stretch,
  window: TimeWindow,
  passes: Passes,
  heard: readonly Interval[],
  knownUntilMs = Infinity,
): AssignmentWalk {
  const from = window.fromMs
  const to = Math.max(from, Math.min(window.toMs, knownUntilMs))
  const within = clipPasses(passes, from, to)
  const walked: Interval[] = []
  const onStretch: Interval[] = []
  for (let pass = 0; pass < within.count; pass++) {
    const seen = seenOf(within, pass, stretch)
    if (seen === undefined) continue
    walked.push({ from: seen.fromM, to: seen.toM })
    onStretch.push({ from: seen.fromMs, to: seen.toMs })
  }
  const present = union(onStretch)
  const walkedM = measure(walked)
  const onStretchMs = measure(present)
  const heardMs = measure(intersect(union(heard, present), [{ from, to }]))
  return {
    walkedM,
    shareWalked: walkedM / (stretch.toM - stretch.fromM),
    traversals: countTraversals(within, stretch),
    lateMin: present.length === 0 ? null : toMin(present[0]!.from - from),
    leftEarlyMin: present.length === 0 || to < window.toMs ? null : toMin(window.toMs - present.at(-1)!.to),
    onStretchMin: toMin(onStretchMs),
    offStretchMin: toMin(heardMs - onStretchMs),
    silentMin: toMin(to - from - heardMs),
  }
}

/** The part of a pass that lies on the stretch: what was seen of it, and when. */
function seenOf(passes: Passes, pass: number, { fromM, toM }: Stretch): (Stretch & TimeWindow) | undefined {
  const [startM, endM] = [passes.startM[pass]!, passes.endM[pass]!]
  const [startMs, endMs] = [passes.startMs[pass]!, passes.endMs[pass]!]
  const seenFromM = Math.max(fromM, Math.min(startM, endM))
  const seenToM = Math.min(toM, Math.max(startM, endM))
  if (seenFromM >= seenToM) return undefined
  if (passes.kind[pass] === stayKind) return { fromM: seenFromM, toM: seenToM, fromMs: startMs, toMs: endMs }
  const timeAt = (chainageM: number) =>
    chainageM === endM ? endMs : startMs + ((chainageM - startM) / (endM - startM)) * (endMs - startMs)
  const [oneMs, otherMs] = [timeAt(seenFromM), timeAt(seenToM)]
  return { fromM: seenFromM, toM: seenToM, fromMs: Math.min(oneMs, otherMs), toMs: Math.max(oneMs, otherMs) }
}

/**
 * Follows the team from the end of the stretch that it last stood at; where it reaches the other end
 * and left out no chainage on the way, that is a traversal, and the next one begins there.
 */
function countTraversals(passes: Passes, { fromM, toM }: Stretch): number {
  const toleranceM = Math.min(endToleranceM, (toM - fromM) / 4)
  let traversals = 0
  let lastEnd: 'start' | 'end' | undefined
  let [hereLowM, hereHighM] = [-Infinity, Infinity]
  const visit = (lowM: number, highM: number) => {
    if (lowM <= fromM + toleranceM) {
      if (lastEnd === 'end') traversals++
      lastEnd = 'start'
    }
    if (highM >= toM - toleranceM) {
      if (lastEnd === 'start') traversals++
      lastEnd = 'end'
    }
    hereLowM = lowM
    hereHighM = highM
  }
  for (let pass = 0; pass < passes.count; pass++) {
    const [startM, endM] = [passes.startM[pass]!, passes.endM[pass]!]
    const isStay = passes.kind[pass] === stayKind
    const beginsHighM = isStay ? endM : startM
    if (startM > hereHighM + toleranceM || beginsHighM < hereLowM - toleranceM) lastEnd = undefined
    visit(startM, beginsHighM)
    if (!isStay) visit(endM, endM)
  }
  return traversals
}

function toMin(ms: number): number {
  return ms / 60_000
}
