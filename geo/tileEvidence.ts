import type { Presence } from './evidence.ts'
import type { Passes } from './passes.ts'

/** Columns of a row of evidence. */
export const evidenceColumns = {
  /** The stretch on which it stands. */
  fromM: 0,
  toM: 1,
  /** When, at `fromM`: milliseconds after the window begins, negative before it. */
  atMs: 2,
  /** How much later a metre farther along the line. */
  msPerM: 3,
  /** 0 of a walk, 1 of a beginning, −1 of an end. */
  opens: 4,
  /** How old at worst what is seen is. */
  lagMs: 5,
  /** Track of a walk or a stay, into the coverage's list; −1 of a presence. */
  track: 6,
} as const
const width = 7

/**
 * Evidence within a tile, one row for each beginning or end of it: a walk is one row, as it is seen at
 * a place for no longer than an instant; a stay or a presence is two, its beginning and its end.
 * Rows come in order of time but for what was added later.
 */
export class TileEvidence {
  count = 0
  #rows: Float64Array

  /** With room for so many rows before it has to grow. */
  constructor(room = 8) {
    this.#rows = new Float64Array(width * Math.max(1, room))
  }

  at(row: number, column: keyof typeof evidenceColumns): number {
    return this.#rows[row * width + evidenceColumns[column]]!
  }

  /** Rows of seven numbers, in the order of `evidenceColumns`. */
  get rows(): Float64Array {
    return this.#rows
  }

  add(fromM: number, toM: number, atMs: number, msPerM: number, opens: number, lagMs: number, track: number) {
    if (!(fromM < toM)) return
    const start = this.count * width
    if (start === this.#rows.length) {
      const larger = new Float64Array(start * 2)
      larger.set(this.#rows)
      this.#rows = larger
    }
    const rows = this.#rows
    rows[start] = fromM
    rows[start + 1] = toM
    rows[start + 2] = atMs
    rows[start + 3] = msPerM
    rows[start + 4] = opens
    rows[start + 5] = lagMs
    rows[start + 6] = track
    this.count++
  }

  copy(): TileEvidence {
    const copy = new TileEvidence(this.#rows.length / width)
    copy.#rows.set(this.#rows)
    copy.count = this.count
    return copy
  }

  /** The rows whose track is wanted, presences having the track −1. */
  only(wants: (track: number) => boolean): TileEvidence {
    const kept = new TileEvidence()
    for (let row = 0; row < this.count; row++)
      if (wants(this.at(row, 'track'))) {
        const [a, b, c, d, e, f, g] = this.#rows.subarray(row * width, (row + 1) * width)
        kept.add(a!, b!, c!, d!, e!, f!, g!)
      }
    return kept
  }

  /** The same without walks that ended longer than so many milliseconds before the window. */
  since(beforeMs: number): TileEvidence {
    const kept = new TileEvidence(this.count)
    for (let at = 0; at < this.count * width; at += width) {
      const [fromM, toM, atMs] = [this.#rows[at]!, this.#rows[at + 1]!, this.#rows[at + 2]!]
      const [msPerM, opens] = [this.#rows[at + 3]!, this.#rows[at + 4]!]
      if (opens === 0 && Math.max(atMs, atMs + (toM - fromM) * msPerM) < -beforeMs) continue
      kept.add(fromM, toM, atMs, msPerM, opens, this.#rows[at + 5]!, this.#rows[at + 6]!)
    }
    return kept
  }

  hasTrack(tracks: ReadonlySet<number>): boolean {
    for (let row = 0; row < this.count; row++) if (tracks.has(this.at(row, 'track'))) return true
    return false
  }
}

/** What puts rows into tiles, in order of time. */
export interface EvidenceRow {
  readonly fromM: number
  readonly toM: number
  readonly atMs: number
  readonly opens: -1 | 1
  readonly lagMs: number
  readonly track: number
}

/** Beginnings and ends of stays and presences, by time. */
export function openingRows(
  passes: Passes,
  trackOf: (pass: number) => number,
  presences: readonly Presence[],
  windowFromMs: number,
): EvidenceRow[] {
  const rows: EvidenceRow[] = []
  for (let pass = 0; pass < passes.count; pass++) {
    if (passes.kind[pass] !== 1) continue
    const stay = { fromM: passes.startM[pass]!, toM: passes.endM[pass]!, lagMs: 0, track: trackOf(pass) }
    rows.push({ ...stay, atMs: passes.startMs[pass]! - windowFromMs, opens: 1 })
    rows.push({ ...stay, atMs: passes.endMs[pass]! - windowFromMs, opens: -1 })
  }
  for (const { fromM, toM, fromMs, toMs, lagMs } of presences) {
    // Evidence stands from one sweep after its beginning, and ages from one sweep before its end; what
    // did not last for two sweeps is none.
    if (toMs - fromMs < 2 * lagMs) continue
    const presence = { fromM, toM, lagMs, track: -1 }
    rows.push({ ...presence, atMs: fromMs + lagMs - windowFromMs, opens: 1 })
    rows.push({ ...presence, atMs: toMs - lagMs - windowFromMs, opens: -1 })
  }
  // Of equal instants beginnings come first, so that what has no length opens before it ends.
  return rows.sort((a, b) => a.atMs - b.atMs || b.opens - a.opens)
}
