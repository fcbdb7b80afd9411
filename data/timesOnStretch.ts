import { walkKind, type Passes } from '../geo/passes.ts'
import type { Stretch, TimeWindow } from '../geo/units.ts'

/** Indexes of the passes of each track, in the order of the passes. */
export function passesByTrack(
  passTrack: Uint32Array,
  trackCount: number,
): (trackNumber: number) => Uint32Array {
  const starts = new Uint32Array(trackCount + 1)
  for (const track of passTrack) starts[track + 1]!++
  for (let track = 0; track < trackCount; track++) starts[track + 1]! += starts[track]!
  const next = starts.slice()
  const indexes = new Uint32Array(passTrack.length)
  for (const [pass, track] of passTrack.entries()) indexes[next[track]!++] = pass
  return (track) => indexes.subarray(starts[track], starts[track + 1])
}

/**
 * When within a window these passes, by the time they begin, were on a stretch; in order and apart.
 * Where a walk steps onto or off the stretch follows from its linear time, to the whole millisecond.
 */
export function timesOnStretch(
  passes: Passes,
  indexes: Uint32Array,
  stretch: Stretch,
  window: TimeWindow,
): TimeWindow[] {
  const times: { fromMs: number; toMs: number }[] = []
  for (let at = firstMeeting(passes, indexes, window.fromMs); at < indexes.length; at++) {
    const pass = indexes[at]!
    const [startM, endM] = [passes.startM[pass]!, passes.endM[pass]!]
    const [startMs, endMs] = [passes.startMs[pass]!, passes.endMs[pass]!]
    if (startMs >= window.toMs) break
    const [lowM, highM] = startM <= endM ? [startM, endM] : [endM, startM]
    if (lowM >= stretch.toM || highM <= stretch.fromM) continue
    let [onMs, offMs] = [startMs, endMs]
    if (passes.kind[pass] === walkKind && startM !== endM) {
      const msPerM = (endMs - startMs) / (endM - startM)
      const lowMs = startMs + (Math.max(lowM, stretch.fromM) - startM) * msPerM
      const highMs = startMs + (Math.min(highM, stretch.toM) - startM) * msPerM
      onMs = Math.round(Math.min(lowMs, highMs))
      offMs = Math.round(Math.max(lowMs, highMs))
    }
    const fromMs = Math.max(onMs, window.fromMs)
    const toMs = Math.min(offMs, window.toMs)
    if (fromMs >= toMs) continue
    const last = times.at(-1)
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else times.push({ fromMs, toMs })
  }
  return times
}

/** Passes are cut at the hours of their fixes, so none lasts longer. */
const longestPassMs = 2 * 3_600_000

/** The place of the first pass that can reach an instant. */
function firstMeeting({ startMs }: Passes, indexes: Uint32Array, atMs: number): number {
  let [low, high] = [0, indexes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (startMs[indexes[middle]!]! < atMs - longestPassMs) low = middle + 1
    else high = middle
  }
  return low
}
