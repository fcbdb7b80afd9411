import type { Passes } from '../geo/passes.ts'
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
 * When within a window these passes were on a stretch, in order and apart. Where a walk steps onto or
 * off the stretch follows from its linear time, to the whole millisecond.
 */
export function timesOnStretch(
  passes: Passes,
  indexes: Iterable<number>,
  stretch: Stretch,
  window: TimeWindow,
): TimeWindow[] {
  const times: { fromMs: number; toMs: number }[] = []
  for (const pass of indexes) {
    if (passes.startMs[pass]! >= window.toMs) break
    const on = timeOnStretch(passes, pass, stretch)
    const fromMs = Math.max(on.fromMs, window.fromMs)
    const toMs = Math.min(on.toMs, window.toMs)
    if (fromMs >= toMs) continue
    const last = times.at(-1)
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else times.push({ fromMs, toMs })
  }
  return times
}

const never: TimeWindow = { fromMs: 0, toMs: 0 }

function timeOnStretch(passes: Passes, pass: number, { fromM, toM }: Stretch): TimeWindow {
  const [startM, endM] = [passes.startM[pass]!, passes.endM[pass]!]
  const [startMs, endMs] = [passes.startMs[pass]!, passes.endMs[pass]!]
  const [lowM, highM] = startM <= endM ? [startM, endM] : [endM, startM]
  if (lowM >= toM || highM < fromM) return never
  if (passes.kind[pass] === 1 || startM === endM) return { fromMs: startMs, toMs: endMs }
  const atMs = (placeM: number) => startMs + ((placeM - startM) / (endM - startM)) * (endMs - startMs)
  const [first, last] = [atMs(Math.max(lowM, fromM)), atMs(Math.min(highM, toM))]
  return { fromMs: Math.round(Math.min(first, last)), toMs: Math.round(Math.max(first, last)) }
}
