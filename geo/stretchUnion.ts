/**
 * Union and gaps of very many stretches, on flat arrays.
 *
 * Sorting a million stretches costs more than uniting them, so only those are sorted that can matter.
 * Stretches are dealt into buckets by where they begin. Of each bucket is kept where the first of its
 * stretches begins and how far those reach that begin there, as whole shifts do on the same beat. Where
 * these or earlier stretches reach to where the bucket's last one begins, no new run of covered chainage
 * can begin in between: how far all of them reach is all that is wanted. What begins in the other
 * buckets is put in order.
 */

export interface StretchUnion {
  /** Runs of chainage that at least one stretch covers: from, to, from, to …, rising and apart. */
  readonly covered: Float64Array
  /** The rest of the line, likewise. */
  readonly gaps: Float64Array
  /**
   * `coveredM + gapM === lengthM`, in floating point too. Edges are measured to the whole micrometre,
   * so that both are exact for stretches given in whole metres or millimetres.
   */
  readonly coveredM: number
  readonly gapM: number
}

/**
 * What of a line `[0, lengthM)` the stretches `[fromM[i], toM[i])` cover, and what they leave. They
 * come in any order; what lies beyond the line is cut off, empty and backward ones count for nothing.
 * The time is linear in their number, in clusters too.
 */
export function stretchUnion(fromM: Float64Array, toM: Float64Array, lengthM: number): StretchUnion {
  const onLine = cutToLine(fromM, toM, lengthM)
  const runs = new Runs()
  appendUnion(onLine.fromM, onLine.toM, runs)
  const covered = runs.finished()
  const gaps = complementOf(covered, lengthM)
  return { covered, gaps, ...measured(covered, gaps, lengthM) }
}

/** The part of each stretch on the line, those without any left out; the same arrays if all lie on it. */
export function cutToLine(
  fromM: Float64Array,
  toM: Float64Array,
  lengthM: number,
): { fromM: Float64Array; toM: Float64Array } {
  let whole = 0
  while (whole < fromM.length && fromM[whole]! >= 0 && fromM[whole]! < toM[whole]! && toM[whole]! <= lengthM)
    whole++
  if (whole === fromM.length) return { fromM, toM }
  const [cutFromM, cutToM] = [new Float64Array(fromM.length), new Float64Array(fromM.length)]
  let count = 0
  for (let index = 0; index < fromM.length; index++) {
    const from = Math.max(fromM[index]!, 0)
    const to = Math.min(toM[index]!, lengthM)
    if (!(from < to)) continue
    cutFromM[count] = from
    cutToM[count++] = to
  }
  return { fromM: cutFromM.subarray(0, count), toM: cutToM.subarray(0, count) }
}

/** Covered runs as they are found, by chainage. */
class Runs {
  #edgesM = new Float64Array(64)
  #length = 0
  /** Where the last run ends. */
  reachM = -Infinity

  /** Takes stretches in the order in which they begin. */
  append(fromM: number, toM: number): void {
    if (fromM > this.reachM) {
      if (this.#length === this.#edgesM.length) this.#grow()
      this.#edgesM[this.#length] = fromM
      this.#edgesM[this.#length + 1] = toM
      this.#length += 2
      this.reachM = toM
    } else if (toM > this.reachM) {
      this.#edgesM[this.#length - 1] = toM
      this.reachM = toM
    }
  }

  finished(): Float64Array {
    return this.#edgesM.slice(0, this.#length)
  }

  #grow(): void {
    const edgesM = new Float64Array(2 * this.#edgesM.length)
    edgesM.set(this.#edgesM)
    this.#edgesM = edgesM
  }
}

/** As many as this of one bucket are put in order one by one; more are dealt into buckets again. */
const few = 64
/** What is kept of these fits a processor's cache beside the stretches that stream past. */
const mostBuckets = 1 << 18

/** Appends the union of stretches that begin after all that was appended before. */
function appendUnion(fromM: Float64Array, toM: Float64Array, runs: Runs): void {
  const { lowM, bucketsPerM, buckets } = spread(fromM)
  const sizes = new Uint32Array(buckets)
  const outlines = outlinesOf(fromM, toM, lowM, bucketsPerM, sizes)
  /** Where each bucket's stretches go among those put in order; −1 where they are joined. */
  const slots = new Int32Array(buckets)
  let [open, reachedM] = [0, runs.reachM]
  for (let at = 0, bucket = 0; bucket < buckets; at += outlineStride, bucket++) {
    const isJoined = Math.max(reachedM, outlines[at + headReachAt]!) >= outlines[at + lastFromAt]!
    slots[bucket] = isJoined ? -1 : open
    if (!isJoined) open += sizes[bucket]!
    reachedM = Math.max(reachedM, outlines[at + reachAt]!)
  }
  const orderedM = new Float64Array(2 * open)
  if (open > 0) deal(fromM, toM, lowM, bucketsPerM, slots, orderedM)
  for (let at = 0, bucket = 0; bucket < buckets; at += outlineStride, bucket++) {
    const size = sizes[bucket]!
    if (size === 0) continue
    const end = slots[bucket]!
    if (end < 0) {
      runs.append(outlines[at + headFromAt]!, outlines[at + headReachAt]!)
      runs.append(runs.reachM, outlines[at + reachAt]!)
    } else if (size <= few || bucketsPerM === Infinity) appendFew(orderedM, 2 * (end - size), 2 * end, runs)
    else appendMany(orderedM.subarray(2 * (end - size), 2 * end), runs)
  }
}

/** Four numbers to a bucket, side by side in memory. */
const outlineStride = 4
/** Where the first to begin begins, and how far those reach that begin there with it. */
const headFromAt = 0
const headReachAt = 1
/** How far any of them reaches, and where the last to begin begins. */
const reachAt = 2
const lastFromAt = 3

/** Counts the stretches of each bucket as well. */
function outlinesOf(
  fromM: Float64Array,
  toM: Float64Array,
  lowM: number,
  bucketsPerM: number,
  sizes: Uint32Array,
): Float64Array {
  const outlines = new Float64Array(outlineStride * sizes.length).fill(-Infinity)
  for (let at = 0; at < outlines.length; at += outlineStride) outlines[at + headFromAt] = Infinity
  for (let index = 0; index < fromM.length; index++) {
    const from = fromM[index]!
    const to = toM[index]!
    const bucket = ((from - lowM) * bucketsPerM) | 0
    sizes[bucket]!++
    const at = outlineStride * bucket
    if (to > outlines[at + reachAt]!) outlines[at + reachAt] = to
    if (from > outlines[at + lastFromAt]!) outlines[at + lastFromAt] = from
    const headFrom = outlines[at + headFromAt]!
    if (from > headFrom) continue
    if (from < headFrom || to > outlines[at + headReachAt]!) outlines[at + headReachAt] = to
    outlines[at + headFromAt] = from
  }
  return outlines
}

/** Writes stretches to the slots of their buckets; each slot then stands where its bucket's end. */
function deal(
  fromM: Float64Array,
  toM: Float64Array,
  lowM: number,
  bucketsPerM: number,
  slots: Int32Array,
  orderedM: Float64Array,
): void {
  for (let index = 0; index < fromM.length; index++) {
    const bucket = ((fromM[index]! - lowM) * bucketsPerM) | 0
    const slot = slots[bucket]!
    if (slot < 0) continue
    slots[bucket] = slot + 1
    orderedM[2 * slot] = fromM[index]!
    orderedM[2 * slot + 1] = toM[index]!
  }
}

/** Deals the stretches of a crowded bucket into buckets again. */
function appendMany(edgesM: Float64Array, runs: Runs): void {
  const count = edgesM.length / 2
  const [fromM, toM] = [new Float64Array(count), new Float64Array(count)]
  for (let index = 0; index < count; index++) {
    fromM[index] = edgesM[2 * index]!
    toM[index] = edgesM[2 * index + 1]!
  }
  appendUnion(fromM, toM, runs)
}

/** Buckets of equal width over where stretches begin, about eight stretches to each. */
function spread(fromM: Float64Array): { lowM: number; bucketsPerM: number; buckets: number } {
  let [lowM, highM] = [Infinity, -Infinity]
  for (let index = 0; index < fromM.length; index++) {
    const from = fromM[index]!
    if (from < lowM) lowM = from
    if (from > highM) highM = from
  }
  const buckets = Math.min(mostBuckets, 2 + (fromM.length >> 3))
  return { lowM, buckets, bucketsPerM: (buckets - 1) / (highM - lowM) }
}

/** Puts the stretches from `start` to `end` in order, by insertion in place, and appends them. */
function appendFew(edgesM: Float64Array, start: number, end: number, runs: Runs): void {
  for (let index = start + 2; index < end; index += 2) {
    const from = edgesM[index]!
    if (edgesM[index - 2]! <= from) continue
    const to = edgesM[index + 1]!
    let place = index
    for (; place > start && edgesM[place - 2]! > from; place -= 2) {
      edgesM[place] = edgesM[place - 2]!
      edgesM[place + 1] = edgesM[place - 1]!
    }
    edgesM[place] = from
    edgesM[place + 1] = to
  }
  for (let index = start; index < end; index += 2) runs.append(edgesM[index]!, edgesM[index + 1]!)
}

function complementOf(covered: Float64Array, lengthM: number): Float64Array {
  const gaps = new Float64Array(covered.length + 2)
  let [length, fromM] = [0, 0]
  const append = (toM: number): void => {
    if (toM <= fromM) return
    gaps[length++] = fromM
    gaps[length++] = toM
  }
  for (let index = 0; index < covered.length; index += 2) {
    append(covered[index]!)
    fromM = covered[index + 1]!
  }
  append(lengthM)
  return gaps.slice(0, length)
}

function measured(
  covered: Float64Array,
  gaps: Float64Array,
  lengthM: number,
): { coveredM: number; gapM: number } {
  const [coveredM, gapM] = [lengthOf(covered), lengthOf(gaps)]
  // The longer one is as good as its micrometres, and the shorter is what it leaves: a difference of
  // numbers so near each other is exact (Sterbenz' lemma), so that the sum is, too.
  const longerM = Math.min(lengthM, Math.max(lengthM / 2, coveredM, gapM))
  return coveredM > gapM
    ? { coveredM: longerM, gapM: lengthM - longerM }
    : { coveredM: lengthM - longerM, gapM: longerM }
}

/** Of runs that are apart, to the whole micrometre: whole numbers add up exactly. */
function lengthOf(runs: Float64Array): number {
  let micrometres = 0
  for (let index = 0; index < runs.length; index += 2)
    micrometres += Math.round(runs[index + 1]! * 1e6) - Math.round(runs[index]! * 1e6)
  return micrometres / 1e6
}
