/**
 * What tracks saw of one line, flat, by the time they begin.
 *
 * A walk (`kind` 0) was at `startM` at `startMs` and at `endM` at `endMs`, linear in between; it may
 * lead towards the line's start. A stay (`kind` 1) was anywhere in `[startM, endM)` all of
 * `[startMs, endMs)`. Times are whole epoch milliseconds.
 */
export interface Passes {
  readonly count: number
  readonly kind: Uint8Array
  readonly startM: Float64Array
  readonly endM: Float64Array
  readonly startMs: Float64Array
  readonly endMs: Float64Array
}

export const walkKind = 0
export const stayKind = 1

/** Passes being made, one after the other. */
export interface PassList {
  push(kind: number, startM: number, endM: number, startMs: number, endMs: number): void
  finish(): Passes
}

/** An empty list; one that lasts no time or, if a walk, leads nowhere is not taken. */
export function passList(capacity = 64): PassList {
  let count = 0
  let passes = emptyPasses(capacity)
  return {
    push(kind, startM, endM, startMs, endMs) {
      if (startMs === endMs || startM === endM) return
      if (count === passes.kind.length) passes = copyPasses(passes, 0, count, 2 * count)
      passes.kind[count] = kind
      passes.startM[count] = startM
      passes.endM[count] = endM
      passes.startMs[count] = startMs
      passes.endMs[count] = endMs
      count++
    },
    finish: () => copyPasses(passes, 0, count, count),
  }
}

/**
 * What of the passes happened in `[fromMs, toMs)`: stays are cut there, walks too, at the chainage
 * where they then were.
 */
export function clipPasses(passes: Passes, fromMs: number, toMs: number): Passes {
  const clipped = passList(Math.max(1, passes.count))
  for (let pass = 0; pass < passes.count; pass++) {
    const startMs = Math.max(fromMs, passes.startMs[pass]!)
    const endMs = Math.min(toMs, passes.endMs[pass]!)
    if (startMs >= endMs) continue
    const isStay = passes.kind[pass] === stayKind
    clipped.push(
      passes.kind[pass]!,
      isStay ? passes.startM[pass]! : chainageAt(passes, pass, startMs),
      isStay ? passes.endM[pass]! : chainageAt(passes, pass, endMs),
      startMs,
      endMs,
    )
  }
  return clipped.finish()
}

/** Where along the line a pass begins, whichever way it leads. */
export function lowestM({ startM, endM }: Passes, pass: number): number {
  return Math.min(startM[pass]!, endM[pass]!)
}

/** Where along the line a pass ends, whichever way it leads. */
export function highestM({ startM, endM }: Passes, pass: number): number {
  return Math.max(startM[pass]!, endM[pass]!)
}

/** Where a walk was at an instant of it. */
function chainageAt({ startM, endM, startMs, endMs }: Passes, walk: number, atMs: number): number {
  const [fromMs, toMs] = [startMs[walk]!, endMs[walk]!]
  if (atMs === toMs) return endM[walk]!
  return startM[walk]! + ((endM[walk]! - startM[walk]!) * (atMs - fromMs)) / (toMs - fromMs)
}

function emptyPasses(count: number): Passes {
  return {
    count,
    kind: new Uint8Array(count),
    startM: new Float64Array(count),
    endM: new Float64Array(count),
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
  }
}

function copyPasses(passes: Passes, from: number, to: number, capacity: number): Passes {
  const copy = emptyPasses(capacity)
  copy.kind.set(passes.kind.subarray(from, to))
  copy.startM.set(passes.startM.subarray(from, to))
  copy.endM.set(passes.endM.subarray(from, to))
  copy.startMs.set(passes.startMs.subarray(from, to))
  copy.endMs.set(passes.endMs.subarray(from, to))
  return copy
}
