import type { ActualCoverage } from './actualCoverage.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { runBeginMs, stateCodes, type LineStates, type SlicedStates } from './slicedStates.ts'
import { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { runAt } from './statesAt.ts'
import type { TimeWindow } from './units.ts'

/**
 * What became of the plan, over the time that is actually known: held counts as kept where anything was
 * planned, and as carried where nothing was; a gap as broken where anything was planned, and as a gap
 * where nothing was; thin and unknown stay what they are.
 */
export function comparedCoverage(planned: PlannedCoverage, actual: ActualCoverage): LineStates {
  const [plan] = planned.blocks
  return {
    line: actual.line,
    window: actual.window,
    blocks: actual.blocks.map(({ window, tiles }) => {
      const builder = new SlicedStatesBuilder(window.toMs - window.fromMs)
      const block = { fromMs: window.fromMs - plan.window.fromMs, toMs: window.toMs - plan.window.fromMs }
      return {
        window,
        tiles: tiles.map((tile, index) => compareTile(plan.tiles[index]!, tile, block, builder)),
      }
    }),
  }
}

/** The compared state of a planned and an actual one, as codes. */
export function comparedCode(plannedCode: number, actualCode: number): number {
  const isPlanned = plannedCode !== stateCodes.gap
  if (actualCode === stateCodes.held) return isPlanned ? stateCodes.kept : stateCodes.carried
  if (actualCode === stateCodes.gap) return isPlanned ? stateCodes.broken : stateCodes.gap
  return actualCode
}

/** Slices of both are cut where either's begin, and where beginnings of runs cross each other. */
function compareTile(
  planned: SlicedStates,
  actual: SlicedStates,
  block: TimeWindow,
  builder: SlicedStatesBuilder,
): SlicedStates {
  let [one, other] = [0, 0]
  while (one < planned.sliceCount && other < actual.sliceCount) {
    const fromM = Math.max(planned.sliceFromM[one]!, actual.sliceFromM[other]!)
    const toM = Math.min(planned.sliceFromM[one + 1]!, actual.sliceFromM[other + 1]!)
    const slices = { planned, one, actual, other, block }
    const shareAt = (atM: number) =>
      (atM - actual.sliceFromM[other]!) / (actual.sliceFromM[other + 1]! - actual.sliceFromM[other]!)
    const shares = [shareAt(fromM), ...crossings(slices, shareAt(fromM), shareAt(toM)), shareAt(toM)]
    for (let part = 0; part + 1 < shares.length; part++) {
      const placeM = (share: number, index: number) =>
        index === 0
          ? fromM
          : index === shares.length - 1
            ? toM
            : actual.sliceFromM[other]! + share * (actual.sliceFromM[other + 1]! - actual.sliceFromM[other]!)
      const [start, end] = [placeM(shares[part]!, part), placeM(shares[part + 1]!, part + 1)]
      if (!(start < end)) continue
      builder.beginSlice(start, end)
      writeRuns(slices, shares[part]!, shares[part + 1]!, builder)
      builder.endSlice()
    }
    if (planned.sliceFromM[one + 1] === toM) one++
    if (actual.sliceFromM[other + 1] === toM) other++
  }
  return builder.finish()
}

interface Slices {
  readonly planned: SlicedStates
  readonly one: number
  readonly actual: SlicedStates
  readonly other: number
  /** What is compared, in milliseconds after the plan begins. */
  readonly block: TimeWindow
}

/** Where along the actual slice the beginnings of its runs pass those of the planned ones, as shares. */
function crossings({ planned, one, actual, other, block }: Slices, from: number, to: number): number[] {
  if (actual.beginMs === actual.beginAtEndMs) return []
  const shares: number[] = []
  for (let run = actual.firstRun[other]! + 1; run < actual.firstRun[other + 1]!; run++) {
    const [startMs, endMs] = [actual.beginMs[run]!, actual.beginAtEndMs[run]!]
    if (startMs === endMs) continue
    const first = runAt(planned, one, block.fromMs + Math.min(startMs, endMs), 0)
    const last = runAt(planned, one, block.fromMs + Math.max(startMs, endMs), 0)
    for (let passed = first; passed <= last; passed++) {
      const share = (planned.beginMs[passed]! - block.fromMs - startMs) / (endMs - startMs)
      if (share > from && share < to) shares.push(share)
    }
  }
  return shares.sort((a, b) => a - b)
}

/** Merges the runs of both along a part of the actual slice in which their order does not change. */
function writeRuns(
  { planned, one, actual, other, block }: Slices,
  from: number,
  to: number,
  builder: SlicedStatesBuilder,
): void {
  const middle = (from + to) / 2
  let [plannedRun, actualRun] = [runAt(planned, one, block.fromMs, 0), actual.firstRun[other]!]
  const [plannedEnd, actualEnd] = [planned.firstRun[one + 1]!, actual.firstRun[other + 1]!]
  let [beginMs, beginAtEndMs] = [0, 0]
  for (;;) {
    builder.addRun(beginMs, beginAtEndMs, comparedCode(planned.code[plannedRun]!, actual.code[actualRun]!))
    const nextPlannedMs =
      plannedRun + 1 < plannedEnd ? planned.beginMs[plannedRun + 1]! - block.fromMs : Infinity
    const nextActualMs = actualRun + 1 < actualEnd ? runBeginMs(actual, actualRun + 1, middle) : Infinity
    if (Math.min(nextPlannedMs, nextActualMs) >= block.toMs - block.fromMs) return
    if (nextPlannedMs <= nextActualMs) {
      plannedRun++
      beginMs = Math.max(beginMs, nextPlannedMs)
      beginAtEndMs = Math.max(beginAtEndMs, nextPlannedMs)
    }
    if (nextActualMs <= nextPlannedMs) {
      actualRun++
      beginMs = Math.max(beginMs, Math.round(runBeginMs(actual, actualRun, from)))
      beginAtEndMs = Math.max(beginAtEndMs, Math.round(runBeginMs(actual, actualRun, to)))
    }
  }
}
