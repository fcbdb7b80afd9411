import type { ActualCoverage } from './actualCoverage.ts'
import { endsWithin, evidenceNear, type NearbyEvidence } from './nearbyEvidence.ts'
import { extentOf } from './slicedStates.ts'
import { SliceMarks } from './sliceMarks.ts'
import { tilesMeeting } from './tiles.ts'
import type { Stretch } from './units.ts'

/**
 * How often a stretch was seen, in minutes, over all of its places: the figures of merit of satellite
 * coverage analysis (as STK defines revisit time and time average gap), but that a gap which reaches
 * over the window's beginning counts back to the last evidence before it. The gap that is still open
 * counts as long as it is now.
 */
export interface RevisitFigures {
  readonly minimumMin: number
  /** All gaps' length ÷ their number. */
  readonly meanMin: number
  readonly maximumMin: number
  /** Σ gap² ÷ Σ gap: the mean length of the gap in which a random instant falls. */
  readonly timeAverageGapMin: number
  /** Since the last evidence at the place that waits longest. */
  readonly ageMin: number
  /** So much of the stretch was never seen in all evidence there is, and is in no other figure. */
  readonly unseenM: number
}

/**
 * Figures of a stretch; all 0 where it is watched without a break, `null` where none of it was ever
 * seen in all evidence there is.
 */
export function revisitFigures(coverage: ActualCoverage, within: Stretch): RevisitFigures | null {
  const gaps = new GapSums(coverage.window.toMs - coverage.window.fromMs)
  const { first, end } = tilesMeeting(coverage.line, within)
  const marks = new SliceMarks()
  for (let tile = first; tile < end; tile++) {
    const evidence = coverage.evidence[tile]!
    const extent = extentOf(coverage.blocks[0]!.tiles[tile]!)
    const fromM = Math.max(within.fromM, extent.fromM)
    const toM = Math.min(within.toM, extent.toM)
    const near = evidenceNear(evidence, { fromM, toM })
    const cutsM = [fromM, ...endsWithin(near, { fromM, toM }), toM]
    for (let cut = 0; cut + 1 < cutsM.length; cut++)
      if (cutsM[cut]! < cutsM[cut + 1]!) addSlice(gaps, marks, near, cutsM[cut]!, cutsM[cut + 1]!)
  }
  return gaps.figures()
}

/** Places of one slice, which is cut where the order of its marks changes. */
function addSlice(gaps: GapSums, marks: SliceMarks, near: NearbyEvidence, fromM: number, toM: number): void {
  marks.gather(near, fromM, toM)
  const cuts = marks.crossings([0, gaps.windowMs]).sort((a, b) => a - b)
  if (cuts.length === 0) return gaps.addSlice(marks, toM - fromM)
  let startM = fromM
  for (const share of [...cuts, 1]) {
    const endM = share === 1 ? toM : fromM + share * (toM - fromM)
    if (endM - startM > 0.001) {
      marks.gather(near, startM, endM)
      gaps.addSlice(marks, endM - startM)
      startM = endM
    }
  }
}

/** Sums over places and gaps; a gap's length is linear along a slice. */
class GapSums {
  readonly windowMs: number
  #unseenM = 0
  #seenM = 0
  #minimumMs = Infinity
  #maximumMs = 0
  #ageMs = 0
  #metreGaps = 0
  #metreMs = 0
  #metreMsSquared = 0

  constructor(windowMs: number) {
    this.windowMs = windowMs
  }

  addSlice({ count, atStartMs, atEndMs, opens }: SliceMarks, lengthM: number): void {
    let open = 0
    let last = -1
    for (let mark = 0; mark < count; mark++) {
      // What comes after now is not known yet.
      if (atStartMs[mark]! + atEndMs[mark]! >= 2 * this.windowMs) break
      // The slice is cut where a mark passes the window's beginning.
      const isWithin = atStartMs[mark]! + atEndMs[mark]! > 0
      if (open === 0 && last >= 0 && isWithin)
        this.#add(atStartMs[mark]! - atStartMs[last]!, atEndMs[mark]! - atEndMs[last]!, lengthM)
      open += opens[mark]!
      last = mark
    }
    if (last < 0) {
      this.#unseenM += lengthM
      return
    }
    this.#seenM += lengthM
    if (open === 0) {
      const ages = [this.windowMs - atStartMs[last]!, this.windowMs - atEndMs[last]!] as const
      this.#add(...ages, lengthM)
      this.#ageMs = Math.max(this.#ageMs, ...ages)
    }
  }

  figures(): RevisitFigures | null {
    if (this.#seenM === 0) return null
    return {
      minimumMin: this.#metreGaps > 0 ? this.#minimumMs / 60_000 : 0,
      meanMin: this.#metreGaps > 0 ? this.#metreMs / this.#metreGaps / 60_000 : 0,
      maximumMin: this.#maximumMs / 60_000,
      timeAverageGapMin: this.#metreMs > 0 ? this.#metreMsSquared / this.#metreMs / 60_000 : 0,
      ageMin: this.#ageMs / 60_000,
      unseenM: this.#unseenM,
    }
  }

  #add(startMs: number, endMs: number, lengthM: number): void {
    const [gapMs, gapAtEndMs] = [Math.max(0, startMs), Math.max(0, endMs)]
    // Seen twice at one instant is seen once.
    if (gapMs === 0 && gapAtEndMs === 0) return
    this.#minimumMs = Math.min(this.#minimumMs, gapMs, gapAtEndMs)
    this.#maximumMs = Math.max(this.#maximumMs, gapMs, gapAtEndMs)
    this.#metreGaps += lengthM
    this.#metreMs += (lengthM * (gapMs + gapAtEndMs)) / 2
    // The integral of the square of what is linear.
    this.#metreMsSquared += (lengthM * (gapMs * gapMs + gapMs * gapAtEndMs + gapAtEndMs * gapAtEndMs)) / 3
  }
}
