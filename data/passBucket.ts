import type { Passes } from '../geo/passes.ts'

/** Passes with whose each is. */
export interface TrackPasses extends Passes {
  /** Of each pass, the number of its track. */
  readonly track: Uint32Array
}

interface Part {
  readonly passes: Passes
  readonly start: number
  readonly end: number
}

/** The passes of all tracks on a line that begin within one hour, by the time they begin. */
export class PassBucket {
  #flat: SourcedPasses = allocate(0)
  /** What was put since, by source. */
  #put = new Map<number, Part>()

  /**
   * Takes passes [start, end) of a stored row in place of what that row gave before. A row is of the
   * same hour or of the next one, whose first passes may have begun before it.
   */
  put(track: number, isOfNextHour: boolean, part: Part): void {
    this.#put.set(sourceOf(track, isOfNextHour), part)
  }

  passes(): TrackPasses {
    if (this.#put.size > 0) {
      this.#flat = replaced(this.#flat, this.#put)
      this.#put = new Map()
    }
    return this.#flat
  }
}

const sourceOf = (track: number, isOfNextHour: boolean) => 2 * track + (isOfNextHour ? 1 : 0)

type SourcedPasses = ReturnType<typeof allocate>

function replaced(before: SourcedPasses, put: ReadonlyMap<number, Part>): SourcedPasses {
  const stay = [...before.source.keys()].filter((index) => !put.has(before.source[index]!))
  const total = [...put.values()].reduce((sum, { start, end }) => sum + end - start, stay.length)
  const unordered = allocate(total)
  let count = 0
  for (const index of stay) copyPass(before, index, unordered, count++, before.source[index]!)
  for (const [source, { passes, start, end }] of put)
    for (let index = start; index < end; index++) copyPass(passes, index, unordered, count++, source)
  const order = new Uint32Array(total).map((_, index) => index)
  order.sort(
    (a, b) => unordered.startMs[a]! - unordered.startMs[b]! || unordered.source[a]! - unordered.source[b]!,
  )
  const ordered = allocate(total)
  for (const [to, index] of order.entries()) copyPass(unordered, index, ordered, to, unordered.source[index]!)
  return ordered
}

const allocate = (count: number) => ({
  count,
  kind: new Uint8Array(count),
  startM: new Float64Array(count),
  endM: new Float64Array(count),
  startMs: new Float64Array(count),
  endMs: new Float64Array(count),
  track: new Uint32Array(count),
  /** Which row gave it. */
  source: new Uint32Array(count),
})

function copyPass(from: Passes, index: number, to: SourcedPasses, at: number, source: number): void {
  to.kind[at] = from.kind[index]!
  to.startM[at] = from.startM[index]!
  to.endM[at] = from.endM[index]!
  to.startMs[at] = from.startMs[index]!
  to.endMs[at] = from.endMs[index]!
  to.track[at] = source >> 1
  to.source[at] = source
}

/** Passes one after the other, as hours follow each other. */
export function joinPasses(parts: readonly TrackPasses[]): TrackPasses {
  const joined = allocate(parts.reduce((total, part) => total + part.count, 0))
  let at = 0
  for (const part of parts) {
    joined.kind.set(part.kind, at)
    joined.startM.set(part.startM, at)
    joined.endM.set(part.endM, at)
    joined.startMs.set(part.startMs, at)
    joined.endMs.set(part.endMs, at)
    joined.track.set(part.track, at)
    at += part.count
  }
  return joined
}
