import type { ActualCoverage } from './actualCoverage.ts'
import { grown } from './grown.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { runBeginMs, stateCodes, type LineStates, type SlicedStates } from './slicedStates.ts'
import { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { SortedNumbers } from './sortedNumbers.ts'

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
      const comparer = new TileComparer(window.fromMs - plan.window.fromMs, window.toMs - window.fromMs)
      return { window, tiles: tiles.map((tile, index) => comparer.compare(plan.tiles[index]!, tile)) }
    }),
  }
}

/** The compared state of a planned and an actual one, as codes. */
export function comparedCode(plannedCode: number, actualCode: number): number {
  return comparedToPlan(plannedCode !== stateCodes.gap, actualCode)
}

function comparedToPlan(isPlanned: boolean, actualCode: number): number {
  if (actualCode === stateCodes.held) return isPlanned ? stateCodes.kept : stateCodes.carried
  if (actualCode === stateCodes.gap) return isPlanned ? stateCodes.broken : stateCodes.gap
  return actualCode
}

/**
 * Compares tile by tile over one block. Slices of both are cut where either's begin, and where a beginning
 * of an actual run passes an instant at which something begins or ends to be planned.
 */
class TileComparer {
  readonly #builder: SlicedStatesBuilder
  /** The block begins so long after the plan does. */
  readonly #fromMs: number
  readonly #blockMs: number
  /** Where along an actual slice it is cut, as shares of its length, in order. */
  readonly #shares = new SortedNumbers()
  /** When it changes within the block whether anything is planned along a slice. */
  #changeMs = new Float64Array(16)
  #changeCount = 0
  #isPlannedFirst = false

  constructor(fromMs: number, blockMs: number) {
    this.#builder = new SlicedStatesBuilder(blockMs)
    this.#fromMs = fromMs
    this.#blockMs = blockMs
  }

  compare(planned: SlicedStates, actual: SlicedStates): SlicedStates {
    let [one, other, found] = [0, 0, -1]
    while (one < planned.sliceCount && other < actual.sliceCount) {
      if (found !== one) this.#findChanges(planned, one)
      found = one
      const toM = Math.min(planned.sliceFromM[one + 1]!, actual.sliceFromM[other + 1]!)
      this.#comparePart(actual, other, Math.max(planned.sliceFromM[one]!, actual.sliceFromM[other]!), toM)
      if (planned.sliceFromM[one + 1] === toM) one++
      if (actual.sliceFromM[other + 1] === toM) other++
    }
    return this.#builder.finish()
  }

  #findChanges({ firstRun, beginMs, code }: SlicedStates, slice: number): void {
    const end = firstRun[slice + 1]!
    let run = firstRun[slice]!
    while (run + 1 < end && beginMs[run + 1]! <= this.#fromMs) run++
    let isPlanned = code[run] !== stateCodes.gap
    this.#isPlannedFirst = isPlanned
    this.#changeCount = 0
    for (run++; run < end; run++) {
      const sinceMs = beginMs[run]! - this.#fromMs
      if (sinceMs >= this.#blockMs) return
      if ((code[run] !== stateCodes.gap) === isPlanned) continue
      isPlanned = !isPlanned
      if (this.#changeCount === this.#changeMs.length) this.#changeMs = grown(this.#changeMs)
      this.#changeMs[this.#changeCount++] = sinceMs
    }
  }

  /** Part of an actual slice that lies within one planned slice. */
  #comparePart(actual: SlicedStates, slice: number, fromM: number, toM: number): void {
    const sliceFromM = actual.sliceFromM[slice]!
    const sliceM = actual.sliceFromM[slice + 1]! - sliceFromM
    const fromShare = (fromM - sliceFromM) / sliceM
    const toShare = (toM - sliceFromM) / sliceM
    this.#findCuts(actual, slice, fromShare, toShare)
    let [startM, startShare] = [fromM, fromShare]
    for (let cut = 0; cut < this.#shares.count; cut++) {
      const share = this.#shares.at(cut)
      const cutM = sliceFromM + share * sliceM
      if (!(startM < cutM && cutM < toM)) continue
      this.#write(actual, slice, startM, cutM, startShare, share)
      startM = cutM
      startShare = share
    }
    this.#write(actual, slice, startM, toM, startShare, toShare)
  }

  #findCuts(actual: SlicedStates, slice: number, fromShare: number, toShare: number): void {
    this.#shares.clear()
    const { beginMs, beginAtEndMs, firstRun } = actual
    if (beginMs === beginAtEndMs || this.#changeCount === 0) return
    for (let run = firstRun[slice]! + 1; run < firstRun[slice + 1]!; run++) {
      const startMs = beginMs[run]!
      const endMs = beginAtEndMs[run]!
      if (startMs === endMs) continue
      for (let change = 0; change < this.#changeCount; change++) {
        const share = (this.#changeMs[change]! - startMs) / (endMs - startMs)
        if (share > fromShare && share < toShare) this.#shares.add(share)
      }
    }
  }

  /** Merges the runs of both along a part of the actual slice in which their order does not change. */
  #write(
    actual: SlicedStates,
    slice: number,
    fromM: number,
    toM: number,
    fromShare: number,
    toShare: number,
  ): void {
    const builder = this.#builder
    const { firstRun, code } = actual
    const middle = (fromShare + toShare) / 2
    const actualEnd = firstRun[slice + 1]!
    let [run, change] = [firstRun[slice]!, 0]
    let isPlanned = this.#isPlannedFirst
    let [beginMs, beginAtEndMs] = [0, 0]
    builder.beginSlice(fromM, toM)
    for (;;) {
      builder.addRun(beginMs, beginAtEndMs, comparedToPlan(isPlanned, code[run]!))
      const nextChangeMs = change < this.#changeCount ? this.#changeMs[change]! : Infinity
      const nextRunMs = run + 1 < actualEnd ? runBeginMs(actual, run + 1, middle) : Infinity
      if (nextChangeMs >= this.#blockMs && nextRunMs >= this.#blockMs) break
      if (nextChangeMs <= nextRunMs) {
        change++
        isPlanned = !isPlanned
        beginMs = Math.max(beginMs, nextChangeMs)
        beginAtEndMs = Math.max(beginAtEndMs, nextChangeMs)
      }
      if (nextRunMs <= nextChangeMs) {
        run++
        beginMs = Math.max(beginMs, Math.round(runBeginMs(actual, run, fromShare)))
        beginAtEndMs = Math.max(beginAtEndMs, Math.round(runBeginMs(actual, run, toShare)))
      }
    }
    builder.endSlice()
  }
}
