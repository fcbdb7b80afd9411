import { endsWithin, evidenceNear, type EvidenceEnd, type NearbyEvidence } from './nearbyEvidence.ts'
import { stateCodes, type SlicedStates } from './slicedStates.ts'
import { SliceMarks } from './sliceMarks.ts'
import type { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { backgroundRows, type BackgroundRow, type BlockTime, type TileGround } from './tileBackground.ts'
import type { TileEvidence } from './tileEvidence.ts'
import type { Stretch, TimeWindow } from './units.ts'

/** Times at both ends of a slice. */
interface Spans {
  count: number
  fromStartMs: Float64Array
  fromEndMs: Float64Array
  toStartMs: Float64Array
  toEndMs: Float64Array
}

/** Times that no evidence holds under a limit, between two marks that follow each other. */
interface Lapses extends Spans {
  readonly limitMs: number
  /** So many of them end before the piece that is looked at. */
  passed: number
}

/** Cuts nearer to each other than this are one, in metres. */
const nearestCutM = 0.001
/** Within a slice so many levels of cuts are looked for; two are the rule. */
const deepestCut = 12

/**
 * The actual states of a tile over a block of time. A place is held from each evidence on for as long as its limit allows.
 * So along a slice with the same evidence, taken in order of time, what is not held are the lapses from
 * one mark's limit to the next mark, and there the background says what it is instead. Marks move
 * linearly along the slice; where two of them, or a lapse and the background, change their order, the
 * slice is cut, so that within each part all beginnings are straight.
 */
export class ActualTiler {
  readonly #builder: SlicedStatesBuilder
  readonly #marks = new SliceMarks()
  readonly #lists = new Map<number, Lapses>()
  readonly #waits: Spans = emptySpans()
  #lapses: Lapses[] = []
  #cuts: number[] = []
  #block: TimeWindow = { fromMs: 0, toMs: 0 }
  #shortestMs = 0

  constructor(builder: SlicedStatesBuilder) {
    this.#builder = builder
  }

  tile(extent: Stretch, evidence: TileEvidence, ground: TileGround, time: BlockTime): SlicedStates {
    this.#block = time
    for (const row of backgroundRows(extent, ground, time)) {
      this.#lapses = this.#lapsesOf(row)
      this.#shortestMs = Math.min(...row.pieces.map(({ limitMs }) => limitMs))
      // What is older than the row's longest limit when the block begins holds nothing in it.
      const during = { fromMs: time.fromMs - row.longestLimitMs, toMs: time.toMs }
      const near = evidenceNear(evidence, row, during)
      const ends = endsWithin(near, row)
      this.#part(near, row, row, ends, 0, ends.length)
    }
    return this.#builder.finish()
  }

  /**
   * A part of a row, with the ends of evidence `first` up to, not including, `end` inside it. What stands
   * along all of the part leaves waits; evidence along some of it matters only where it falls into one of
   * them, and there the part is cut in two, until no such end lies inside.
   */
  #part(
    near: NearbyEvidence,
    row: BackgroundRow,
    { fromM, toM }: Stretch,
    ends: readonly EvidenceEnd[],
    first: number,
    end: number,
  ): void {
    this.#marks.gather(near, fromM, toM)
    this.#findWaits(this.#shortestMs, this.#shortestMs)
    let mattering = 0
    for (let at = first; at < end; at++) if (this.#fallsIntoWait(ends[at]!)) mattering++
    if (mattering === 0) return this.#slice(near, row, fromM, toM, 0)
    let middle = first
    for (let left = mattering >> 1; ; middle++) if (this.#fallsIntoWait(ends[middle]!) && left-- === 0) break
    const cutM = ends[middle]!.atM
    let before = middle
    while (before > first && ends[before - 1]!.atM === cutM) before--
    while (middle < end && ends[middle]!.atM === cutM) middle++
    this.#part(near, row, { fromM, toM: cutM }, ends, first, before)
    this.#part(near, row, { fromM: cutM, toM }, ends, middle, end)
  }

  #fallsIntoWait({ beginMs, endMs }: EvidenceEnd): boolean {
    const { count, fromStartMs, fromEndMs, toStartMs, toEndMs } = this.#waits
    for (let wait = 0; wait < count; wait++)
      if (
        Math.min(fromStartMs[wait]!, fromEndMs[wait]!) <= endMs &&
        beginMs <= Math.max(toStartMs[wait]!, toEndMs[wait]!)
      )
        return true
    return false
  }

  #slice(near: NearbyEvidence, row: BackgroundRow, fromM: number, toM: number, depth: number): void {
    if (depth > 0) this.#marks.gather(near, fromM, toM)
    this.#cuts.length = 0
    this.#findLapses()
    this.#findCuts(row)
    if (this.#cuts.length === 0 || depth === deepestCut) return this.#write(row, fromM, toM)
    const parts = partsOf(fromM, toM, this.#cuts)
    if (parts.length === 2) return this.#write(row, fromM, toM)
    for (let part = 0; part + 1 < parts.length; part++)
      this.#slice(near, row, parts[part]!, parts[part + 1]!, depth + 1)
  }

  /**
   * The lapses under each limit, in order; the first reaches back and the last ahead without end. Of
   * all that lapses under the shortest limit those are chosen that lapse under a longer one too.
   */
  #findLapses(): void {
    const shortestMs = this.#shortestMs
    // What is older than a limit the moment it is seen holds nothing under it, and then limits differ
    // in what they see.
    const differ = this.#marks.greatestLagMs > shortestMs
    if (!differ) this.#findWaits(shortestMs, Infinity)
    for (const lapses of this.#lapses) {
      if (differ) this.#findWaits(lapses.limitMs, lapses.limitMs)
      chooseLapses(lapses, this.#waits)
    }
  }

  /** Waits between marks that follow each other, where longer than so much at either end. */
  #findWaits(longerThanMs: number, mostLagMs: number): void {
    const { atStartMs, atEndMs, opens, lagMs, count } = this.#marks
    this.#waits.count = 0
    let open = 0
    let before = -1
    let last = -1
    let [lastStartMs, lastEndMs] = [-Infinity, -Infinity]
    for (let mark = 0; mark < count; mark++) {
      if (lagMs[mark]! > mostLagMs) continue
      const [startMs, endMs] = [atStartMs[mark]!, atEndMs[mark]!]
      if (open === 0 && (startMs - lastStartMs > longerThanMs || endMs - lastEndMs > longerThanMs))
        this.#addWait(longerThanMs, lastStartMs, lastEndMs, startMs, endMs)
      const isCrossed = startMs < lastStartMs || endMs < lastEndMs
      if (isCrossed && this.#bearsOnWait(before, last, mark, longerThanMs, mostLagMs))
        this.#cutWhereZero(startMs - lastStartMs, endMs - lastEndMs)
      open += opens[mark]!
      before = last
      last = mark
      lastStartMs = startMs
      lastEndMs = endMs
    }
    if (open === 0) this.#addWait(longerThanMs, lastStartMs, lastEndMs, Infinity, Infinity)
  }

  /** Keeps a wait that may lapse within the block. */
  #addWait(
    limitMs: number,
    fromStartMs: number,
    fromEndMs: number,
    toStartMs: number,
    toEndMs: number,
  ): void {
    const { fromMs, toMs } = this.#block
    if (Math.max(toStartMs, toEndMs) > fromMs && Math.min(fromStartMs, fromEndMs) + limitMs < toMs)
      addSpan(this.#waits, fromStartMs, fromEndMs, toStartMs, toEndMs)
  }

  /** Whether it matters to a wait beside two marks that follow each other which of them comes first. */
  #bearsOnWait(
    before: number,
    first: number,
    second: number,
    longerThanMs: number,
    mostLagMs: number,
  ): boolean {
    const { atStartMs, atEndMs, lagMs, count } = this.#marks
    let after = second + 1
    while (after < count && lagMs[after]! > mostLagMs) after++
    if (before < 0 || after >= count) return true
    return (
      Math.max(atStartMs[first]!, atStartMs[second]!) - atStartMs[before]! > longerThanMs ||
      Math.max(atEndMs[first]!, atEndMs[second]!) - atEndMs[before]! > longerThanMs ||
      atStartMs[after]! - Math.min(atStartMs[first]!, atStartMs[second]!) > longerThanMs ||
      atEndMs[after]! - Math.min(atEndMs[first]!, atEndMs[second]!) > longerThanMs
    )
  }

  /** Cuts where a lapse opens or closes, and where its ends pass from piece to piece. */
  #findCuts(row: BackgroundRow): void {
    for (const lapses of this.#lapses) {
      lapses.passed = 0
      for (let lapse = 0; lapse < lapses.count; lapse++)
        this.#cutWhereZero(
          lapses.toStartMs[lapse]! - lapses.fromStartMs[lapse]!,
          lapses.toEndMs[lapse]! - lapses.fromEndMs[lapse]!,
        )
    }
    for (const { beginMs, limitMs, endMs } of row.pieces) {
      const lapses = this.#lapsesUnder(limitMs)
      while (lapses.passed < lapses.count && endsBefore(lapses, lapses.passed, beginMs)) lapses.passed++
      for (let lapse = lapses.passed; lapse < lapses.count; lapse++) {
        const [fromStartMs, fromEndMs] = [lapses.fromStartMs[lapse]!, lapses.fromEndMs[lapse]!]
        const [toStartMs, toEndMs] = [lapses.toStartMs[lapse]!, lapses.toEndMs[lapse]!]
        if (fromStartMs > endMs && fromEndMs > endMs) break
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

  /** Lists for the limits of a row; they are used again from row to row. */
  #lapsesOf({ pieces }: BackgroundRow): Lapses[] {
    const lists: Lapses[] = []
    for (const { limitMs } of pieces) {
      let list = this.#lists.get(limitMs)
      if (list === undefined) this.#lists.set(limitMs, (list = { ...emptySpans(), limitMs, passed: 0 }))
      if (!lists.includes(list)) lists.push(list)
    }
    return lists
  }

  #lapsesUnder(limitMs: number): Lapses {
    return this.#lapses.find((lapses) => lapses.limitMs === limitMs)!
  }

  /** Held but in the lapses of each piece's limit, which have its background. */
  #write(row: BackgroundRow, fromM: number, toM: number): void {
    const builder = this.#builder
    const blockFromMs = this.#block.fromMs
    builder.beginSlice(fromM, toM)
    for (const lapses of this.#lapses) lapses.passed = 0
    for (const { beginMs, endMs, limitMs, code } of row.pieces) {
      const lapses = this.#lapsesUnder(limitMs)
      builder.addRun(beginMs - blockFromMs, beginMs - blockFromMs, stateCodes.held)
      while (lapses.passed < lapses.count && endsBefore(lapses, lapses.passed, beginMs)) lapses.passed++
      for (let lapse = lapses.passed; lapse < lapses.count; lapse++) {
        if (lapses.fromStartMs[lapse]! >= endMs && lapses.fromEndMs[lapse]! >= endMs) break
        const lapseFromMs = clamp(lapses.fromStartMs[lapse]!, beginMs, endMs)
        const lapseFromEndMs = clamp(lapses.fromEndMs[lapse]!, beginMs, endMs)
        const lapseToMs = clamp(lapses.toStartMs[lapse]!, lapseFromMs, endMs)
        const lapseToEndMs = clamp(lapses.toEndMs[lapse]!, lapseFromEndMs, endMs)
        if (lapseFromMs === lapseToMs && lapseFromEndMs === lapseToEndMs) continue
        builder.addRun(lapseFromMs - blockFromMs, lapseFromEndMs - blockFromMs, code)
        builder.addRun(lapseToMs - blockFromMs, lapseToEndMs - blockFromMs, stateCodes.held)
      }
    }
    builder.endSlice()
  }
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

function emptySpans(): Spans {
  const array = () => new Float64Array(32)
  return { count: 0, fromStartMs: array(), fromEndMs: array(), toStartMs: array(), toEndMs: array() }
}

function addSpan(spans: Spans, fromStartMs: number, fromEndMs: number, toStartMs: number, toEndMs: number) {
  if (spans.count === spans.fromStartMs.length)
    for (const key of ['fromStartMs', 'fromEndMs', 'toStartMs', 'toEndMs'] as const) {
      const larger = new Float64Array(spans.count * 2)
      larger.set(spans[key])
      spans[key] = larger
    }
  spans.fromStartMs[spans.count] = fromStartMs
  spans.fromEndMs[spans.count] = fromEndMs
  spans.toStartMs[spans.count] = toStartMs
  spans.toEndMs[spans.count] = toEndMs
  spans.count++
}

/** What of waits is longer than a limit at either end: from when the limit has passed. */
function chooseLapses(lapses: Lapses, waits: Spans): void {
  const { limitMs } = lapses
  lapses.count = 0
  for (let wait = 0; wait < waits.count; wait++) {
    const [fromStartMs, fromEndMs] = [waits.fromStartMs[wait]! + limitMs, waits.fromEndMs[wait]! + limitMs]
    const [toStartMs, toEndMs] = [waits.toStartMs[wait]!, waits.toEndMs[wait]!]
    if (toStartMs > fromStartMs || toEndMs > fromEndMs)
      addSpan(lapses, fromStartMs, fromEndMs, toStartMs, toEndMs)
  }
}

function endsBefore(lapses: Lapses, lapse: number, atMs: number): boolean {
  return lapses.toStartMs[lapse]! <= atMs && lapses.toEndMs[lapse]! <= atMs
}

function clamp(atMs: number, leastMs: number, mostMs: number): number {
  return Math.round(Math.min(mostMs, Math.max(leastMs, atMs)))
}
