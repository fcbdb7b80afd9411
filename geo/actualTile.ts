import { stateCodes, type SlicedStates } from './slicedStates.ts'
import type { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { backgroundRows, type BackgroundRow, type TileGround } from './tileBackground.ts'
import { SliceMarks, type TileEvidence } from './tileEvidence.ts'
import type { Era } from './era.ts'
import type { Stretch } from './units.ts'

/** Times that no evidence holds, between two marks that follow each other, at both ends of a slice. */
interface Lapses {
  readonly limitMs: number
  count: number
  /** So many of them end before the piece that is being written. */
  passed: number
  fromStartMs: Float64Array
  fromEndMs: Float64Array
  toStartMs: Float64Array
  toEndMs: Float64Array
}

/** Cuts nearer to each other than this are one, in metres. */
const nearestCutM = 0.001
/** Within a slice so many levels of cuts are looked for; two are the rule. */
const deepestCut = 12

/**
 * The actual states of a tile. A place is held from each evidence on for as long as its limit allows.
 * So along a slice with the same evidence, taken in order of time, what is not held are the lapses from
 * one mark's limit to the next mark, and there the background says what it is instead. Marks move
 * linearly along the slice; where two of them, or a lapse and the background, change their order, the
 * slice is cut, so that within each part all beginnings are straight.
 */
export class ActualTiler {
  readonly #builder: SlicedStatesBuilder
  readonly #marks = new SliceMarks()
  #lapses: Lapses[] = []
  #cuts: number[] = []

  constructor(builder: SlicedStatesBuilder) {
    this.#builder = builder
  }

  /** `times` in milliseconds; `trackedSinceMs` after the window begins. */
  tile(
    extent: Stretch,
    evidence: TileEvidence,
    ground: TileGround,
    eras: readonly Era[],
    times: { readonly windowFromMs: number; readonly windowMs: number; readonly trackedSinceMs: number },
  ): SlicedStates {
    const cutsM = evidenceCuts(evidence, extent)
    let cut = 0
    for (const row of backgroundRows(extent, ground, eras, times)) {
      this.#lapses = [...new Set(row.pieces.map(({ limitMs }) => limitMs))].map(emptyLapses)
      let fromM = row.fromM
      while (cut < cutsM.length && cutsM[cut]! <= fromM) cut++
      while (fromM < row.toM) {
        const toM = Math.min(cutsM[cut] ?? Infinity, row.toM)
        this.#slice(evidence, row, fromM, toM, 0)
        fromM = toM
        if (cutsM[cut] === toM) cut++
      }
    }
    return this.#builder.finish()
  }

  #slice(evidence: TileEvidence, row: BackgroundRow, fromM: number, toM: number, depth: number): void {
    this.#marks.gather(evidence, fromM, toM)
    this.#cuts.length = 0
    for (const lapses of this.#lapses) this.#findLapses(lapses)
    this.#findCuts(row)
    const parts = depth < deepestCut ? partsOf(fromM, toM, this.#cuts) : [fromM, toM]
    if (parts.length === 2) return this.#write(row, fromM, toM)
    for (let part = 0; part + 1 < parts.length; part++)
      this.#slice(evidence, row, parts[part]!, parts[part + 1]!, depth + 1)
  }

  /**
   * The lapses under one limit, in order; the first reaches back and the last ahead without end. What
   * is older than the limit the moment it is seen holds nothing.
   */
  #findLapses(lapses: Lapses): void {
    const { atStartMs, atEndMs, opens, count } = this.#marks
    const { limitMs } = lapses
    lapses.count = 0
    let open = 0
    let before = -1
    let last = -1
    for (let mark = this.#nextMark(-1, limitMs); mark < count; mark = this.#nextMark(mark, limitMs)) {
      const [startMs, endMs] = [atStartMs[mark]!, atEndMs[mark]!]
      const lastStartMs = last < 0 ? -Infinity : atStartMs[last]!
      const lastEndMs = last < 0 ? -Infinity : atEndMs[last]!
      if (open === 0 && (startMs - lastStartMs > limitMs || endMs - lastEndMs > limitMs))
        addLapse(lapses, lastStartMs + limitMs, lastEndMs + limitMs, startMs, endMs)
      if (last >= 0 && this.#bearsOnLapse(before, last, mark, limitMs))
        this.#cutWhereZero(startMs - lastStartMs, endMs - lastEndMs)
      open += opens[mark]!
      before = last
      last = mark
    }
    const [lastStartMs, lastEndMs] = last < 0 ? [-Infinity, -Infinity] : [atStartMs[last]!, atEndMs[last]!]
    if (open === 0) addLapse(lapses, lastStartMs + limitMs, lastEndMs + limitMs, Infinity, Infinity)
  }

  #nextMark(mark: number, limitMs: number): number {
    let next = mark + 1
    while (next < this.#marks.count && this.#marks.lagMs[next]! > limitMs) next++
    return next
  }

  /** Whether it matters to a lapse beside two marks that follow each other which of them comes first. */
  #bearsOnLapse(before: number, first: number, second: number, limitMs: number): boolean {
    const { atStartMs, atEndMs, count } = this.#marks
    if (atStartMs[first]! <= atStartMs[second]! && atEndMs[first]! <= atEndMs[second]!) return false
    const after = this.#nextMark(second, limitMs)
    if (before < 0 || after >= count) return true
    return (
      Math.max(atStartMs[first]!, atStartMs[second]!) - atStartMs[before]! > limitMs ||
      Math.max(atEndMs[first]!, atEndMs[second]!) - atEndMs[before]! > limitMs ||
      atStartMs[after]! - Math.min(atStartMs[first]!, atStartMs[second]!) > limitMs ||
      atEndMs[after]! - Math.min(atEndMs[first]!, atEndMs[second]!) > limitMs
    )
  }

  /** Cuts where a lapse opens or closes, and where its ends pass from piece to piece. */
  #findCuts(row: BackgroundRow): void {
    for (const lapses of this.#lapses)
      for (let lapse = 0; lapse < lapses.count; lapse++)
        this.#cutWhereZero(
          lapses.toStartMs[lapse]! - lapses.fromStartMs[lapse]!,
          lapses.toEndMs[lapse]! - lapses.fromEndMs[lapse]!,
        )
    for (const { beginMs, limitMs, endMs } of row.pieces) {
      const lapses = this.#lapsesUnder(limitMs)
      for (let lapse = 0; lapse < lapses.count; lapse++) {
        const [fromStartMs, fromEndMs] = [lapses.fromStartMs[lapse]!, lapses.fromEndMs[lapse]!]
        const [toStartMs, toEndMs] = [lapses.toStartMs[lapse]!, lapses.toEndMs[lapse]!]
        if (Math.max(toStartMs, toEndMs) < beginMs) continue
        if (Math.min(fromStartMs, fromEndMs) > endMs) break
        this.#cutWhereZero(fromStartMs - beginMs, fromEndMs - beginMs)
        this.#cutWhereZero(fromStartMs - endMs, fromEndMs - endMs)
        this.#cutWhereZero(toStartMs - beginMs, toEndMs - beginMs)
        this.#cutWhereZero(toStartMs - endMs, toEndMs - endMs)
      }
    }
  }

  /** What is linear along the slice and of different sign at its ends is zero in between. */
  #cutWhereZero(atStart: number, atEnd: number): void {
    if ((atStart < 0 && atEnd > 0) || (atStart > 0 && atEnd < 0)) this.#cuts.push(atStart / (atStart - atEnd))
  }

  #lapsesUnder(limitMs: number): Lapses {
    return this.#lapses.find((lapses) => lapses.limitMs === limitMs)!
  }

  /** Held but in the lapses of each piece's limit, which have its background. */
  #write(row: BackgroundRow, fromM: number, toM: number): void {
    const builder = this.#builder
    builder.beginSlice(fromM, toM)
    for (const lapses of this.#lapses) lapses.passed = 0
    for (const { beginMs, endMs, limitMs, code } of row.pieces) {
      const lapses = this.#lapsesUnder(limitMs)
      builder.addRun(beginMs, beginMs, stateCodes.held)
      while (lapses.passed < lapses.count && endsBefore(lapses, lapses.passed, beginMs)) lapses.passed++
      for (let lapse = lapses.passed; lapse < lapses.count; lapse++) {
        if (lapses.fromStartMs[lapse]! >= endMs && lapses.fromEndMs[lapse]! >= endMs) break
        const lapseFromMs = clamp(lapses.fromStartMs[lapse]!, beginMs, endMs)
        const lapseFromEndMs = clamp(lapses.fromEndMs[lapse]!, beginMs, endMs)
        const lapseToMs = clamp(lapses.toStartMs[lapse]!, lapseFromMs, endMs)
        const lapseToEndMs = clamp(lapses.toEndMs[lapse]!, lapseFromEndMs, endMs)
        if (lapseFromMs === lapseToMs && lapseFromEndMs === lapseToEndMs) continue
        builder.addRun(lapseFromMs, lapseFromEndMs, code)
        builder.addRun(lapseToMs, lapseToEndMs, stateCodes.held)
      }
    }
    builder.endSlice()
  }
}

/** Where evidence begins or ends along the line within a stretch, in order. */
function evidenceCuts(evidence: TileEvidence, { fromM, toM }: Stretch): Float64Array {
  const cutsM = new Float64Array(evidence.count * 2)
  let filled = 0
  for (const ends of [evidence.fromM, evidence.toM])
    for (const atM of ends) if (fromM < atM && atM < toM) cutsM[filled++] = atM
  const sorted = cutsM.subarray(0, filled).sort()
  let kept = 0
  for (let cut = 0; cut < filled; cut++)
    if (kept === 0 || sorted[cut] !== sorted[kept - 1]) sorted[kept++] = sorted[cut]!
  return sorted.subarray(0, kept)
}

/** A slice in parts, cut at shares of its length; cuts that lie too near to others are not made. */
function partsOf(fromM: number, toM: number, shares: number[]): number[] {
  const parts = [fromM]
  for (const share of shares.sort((a, b) => a - b)) {
    const cutM = fromM + share * (toM - fromM)
    if (cutM - parts.at(-1)! > nearestCutM && toM - cutM > nearestCutM) parts.push(cutM)
  }
  parts.push(toM)
  return parts
}

function emptyLapses(limitMs: number): Lapses {
  const array = () => new Float64Array(32)
  return {
    limitMs,
    count: 0,
    passed: 0,
    fromStartMs: array(),
    fromEndMs: array(),
    toStartMs: array(),
    toEndMs: array(),
  }
}

function addLapse(
  lapses: Lapses,
  fromStartMs: number,
  fromEndMs: number,
  toStartMs: number,
  toEndMs: number,
) {
  if (lapses.count === lapses.fromStartMs.length)
    for (const key of ['fromStartMs', 'fromEndMs', 'toStartMs', 'toEndMs'] as const) {
      const larger = new Float64Array(lapses.count * 2)
      larger.set(lapses[key])
      lapses[key] = larger
    }
  lapses.fromStartMs[lapses.count] = fromStartMs
  lapses.fromEndMs[lapses.count] = fromEndMs
  lapses.toStartMs[lapses.count] = toStartMs
  lapses.toEndMs[lapses.count] = toEndMs
  lapses.count++
}

function endsBefore(lapses: Lapses, lapse: number, atMs: number): boolean {
  return lapses.toStartMs[lapse]! <= atMs && lapses.toEndMs[lapse]! <= atMs
}

function clamp(atMs: number, leastMs: number, mostMs: number): number {
  return Math.round(Math.min(mostMs, Math.max(leastMs, atMs)))
}
