import type { BarringGains, GainSlice } from './gainIfBarred.ts'
import { asSpan, union } from './intervals.ts'
import type { Region, Stretch } from './units.ts'

/** What barring some chainage does to planned coverage over the window, and what it leaves. */
export interface StretchGain {
  /** Thin turned held. */
  readonly gainKmH: number
  /** Chainage that turns at any time of the window. */
  readonly turnedM: number
  /** Held before and after. */
  readonly heldKmH: number
  /** Thin before and after. */
  readonly thinKmH: number
  /** A gap before and after: a barrier claims nothing. */
  readonly gapKmH: number
  /** Chainage that nobody walks or watches at any time of the window. */
  readonly neverClaimedM: number
  /** Of teams, over the window. */
  readonly freedTeamH: number
}

const hourMs = 3_600_000
const metreMsPerKmH = 1000 * hourMs

/** Sums over chainage, of which what is named twice counts once. */
export function gainOfStretches(gains: BarringGains, stretches: readonly Stretch[]): StretchGain {
  const sum = { gainKmH: 0, turnedM: 0, heldKmH: 0, thinKmH: 0, gapKmH: 0, neverClaimedM: 0, freedTeamH: 0 }
  const windowMs = gains.window.toMs - gains.window.fromMs
  for (const { slice, lengthM } of partsAlong(gains, stretches)) {
    sum.gainKmH += (lengthM * gainMs(slice)) / metreMsPerKmH
    sum.heldKmH += (lengthM * slice.heldMs) / metreMsPerKmH
    sum.thinKmH += (lengthM * slice.thinMs) / metreMsPerKmH
    sum.gapKmH += (lengthM * slice.gapMs) / metreMsPerKmH
    sum.freedTeamH += (lengthM * slice.freedTeamMsPerM) / hourMs
    if (slice.times.length > 0) sum.turnedM += lengthM
    if (slice.gapMs === windowMs) sum.neverClaimedM += lengthM
  }
  return sum
}

/** The chainage × time that turns from thin to held. */
export function gainRegions(gains: BarringGains, stretches: readonly Stretch[]): Region[] {
  return [...partsAlong(gains, stretches)].flatMap(({ slice, fromM, toM }) =>
    slice.times.map(({ from, to }) => ({ fromM, toM, fromMs: from, toMs: to })),
  )
}

/** How long a place of a slice would be held that is thin. */
export function gainMs({ times }: Pick<GainSlice, 'times'>): number {
  return times.reduce((totalMs, { from, to }) => totalMs + (to - from), 0)
}

/** The parts of slices that lie in any of the stretches, in order. */
function* partsAlong(
  { slices }: BarringGains,
  stretches: readonly Stretch[],
): Generator<Stretch & { slice: GainSlice; lengthM: number }> {
  for (const { from, to } of union(stretches.map(asSpan)))
    for (let index = sliceIndexAt(slices, from); index < slices.length; index++) {
      const slice = slices[index]!
      if (slice.fromM >= to) break
      const [fromM, toM] = [Math.max(from, slice.fromM), Math.min(to, slice.toM)]
      if (fromM < toM) yield { slice, fromM, toM, lengthM: toM - fromM }
    }
}

/** Index of the slice at a chainage; the first one before the line. */
function sliceIndexAt(slices: readonly GainSlice[], chainageM: number): number {
  let [low, high] = [0, slices.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (slices[middle]!.fromM <= chainageM) low = middle
    else high = middle - 1
  }
  return low
}
