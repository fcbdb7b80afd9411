import { cutToLine } from './stretchUnion.ts'

/** How many stretches lie over each chainage: runs of equal depth that fill `[0, lengthM)`. */
export interface StretchDepths {
  /** Run i is `[edgesM[i], edgesM[i + 1])`; one more than there are runs. */
  readonly edgesM: Float64Array
  /** Of each run; neighbours differ. */
  readonly depths: Uint32Array
}

/**
 * How many of the stretches `[fromM[i], toM[i])` lie over each chainage of a line. They come in any
 * order; what lies beyond the line is cut off, empty and backward ones count for nothing.
 */
export function stretchDepths(fromM: Float64Array, toM: Float64Array, lengthM: number): StretchDepths {
  const onLine = cutToLine(fromM, toM, lengthM)
  // Depth asks only how many have begun and ended, not which end belongs to which beginning.
  const [beginsM, endsM] = [sorted(onLine.fromM, lengthM), sorted(onLine.toM, lengthM)]
  const edgesM = new Float64Array(2 * beginsM.length + 2)
  const depths = new Uint32Array(2 * beginsM.length + 1)
  let [runs, depth, begun, ended, atM] = [0, 0, 0, 0, 0]
  while (atM < lengthM) {
    const before = depth
    for (; ended < endsM.length && endsM[ended] === atM; ended++) depth--
    for (; begun < beginsM.length && beginsM[begun] === atM; begun++) depth++
    if (depth !== before || runs === 0) {
      edgesM[runs] = atM
      depths[runs++] = depth
    }
    atM = Math.min(endsM[ended] ?? lengthM, beginsM[begun] ?? lengthM)
  }
  edgesM[runs] = lengthM
  return { edgesM: edgesM.slice(0, runs === 0 ? 0 : runs + 1), depths: depths.slice(0, runs) }
}

/**
 * The chainage over which at least `least` and at most `most` stretches lie: from, to, from, to …,
 * rising and apart. Unassigned is (0, 0), doubly assigned (2).
 */
export function stretchesOfDepth(
  { edgesM, depths }: StretchDepths,
  least: number,
  most: number = Infinity,
): Float64Array {
  const runsM = new Float64Array(edgesM.length + 1)
  let length = 0
  for (let run = 0; run < depths.length; run++) {
    if (depths[run]! < least || depths[run]! > most) continue
    if (length > 0 && runsM[length - 1] === edgesM[run]) length--
    else runsM[length++] = edgesM[run]!
    runsM[length++] = edgesM[run + 1]!
  }
  return runsM.slice(0, length)
}

/** Fewer values than this are sorted by insertion. */
const few = 64

/** Values from 0 to `highest` dealt into buckets of equal width, and sorted in each. */
function sorted(values: Float64Array, highest: number): Float64Array {
  const buckets = 2 + (values.length >> 3)
  const bucketsEach = (buckets - 1) / highest
  const slots = new Uint32Array(buckets + 1)
  for (let index = 0; index < values.length; index++) slots[((values[index]! * bucketsEach) | 0) + 1]!++
  for (let bucket = 0; bucket < buckets; bucket++) slots[bucket + 1]! += slots[bucket]!
  const dealt = new Float64Array(values.length)
  for (let index = 0; index < values.length; index++)
    dealt[slots[(values[index]! * bucketsEach) | 0]!++] = values[index]!
  // A bucket's slot now stands where its values end.
  for (let bucket = 0, start = 0; bucket < buckets; bucket++) {
    const end = slots[bucket]!
    if (end - start > few) dealt.subarray(start, end).sort()
    else insertionSort(dealt, start, end)
    start = end
  }
  return dealt
}

function insertionSort(values: Float64Array, start: number, end: number): void {
  for (let index = start + 1; index < end; index++) {
    const value = values[index]!
    let place = index
    for (; place > start && values[place - 1]! > value; place--) values[place] = values[place - 1]!
    values[place] = value
  }
}
