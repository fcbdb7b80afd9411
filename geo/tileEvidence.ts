import type { Presence } from './evidence.ts'
import type { Passes } from './passes.ts'

/**
 * Evidence within a tile, one row for each beginning or end of it: a walk is one row, as it is seen at
 * a place for no longer than an instant; a stay or a presence is two, its beginning and its end.
 * A row's instant is linear along the line, from `fromM` to `toM`.
 */
export class TileEvidence {
  readonly fromM: number[] = []
  readonly toM: number[] = []
  /** At `fromM`, in milliseconds after the window begins; before it they are negative. */
  readonly atMs: number[] = []
  readonly msPerM: number[] = []
  /** 0 of a walk, 1 of a beginning, −1 of an end. */
  readonly opens: number[] = []
  /** How old at worst what is seen is. */
  readonly lagMs: number[] = []
  /** Track of a walk or a stay, into the coverage's list; −1 of a presence. */
  readonly track: number[] = []

  get count(): number {
    return this.atMs.length
  }

  /** A pass of tracks, by its index. */
  addPass(passes: Passes, index: number, track: number, windowFromMs: number): void {
    const startM = passes.startM[index]!
    const endM = passes.endM[index]!
    const startMs = passes.startMs[index]! - windowFromMs
    const endMs = passes.endMs[index]! - windowFromMs
    if (passes.kind[index] === 1) {
      this.#add(startM, endM, startMs, 0, 1, 0, track)
      this.#add(startM, endM, endMs, 0, -1, 0, track)
    } else {
      const msPerM = (endMs - startMs) / (endM - startM)
      if (startM < endM) this.#add(startM, endM, startMs, msPerM, 0, 0, track)
      else this.#add(endM, startM, endMs, msPerM, 0, 0, track)
    }
  }

  /**
   * Evidence stands from one sweep after its beginning, and ages from one sweep before its end; what
   * did not last for two sweeps is none.
   */
  addPresence({ fromM, toM, fromMs, toMs, lagMs }: Presence, windowFromMs: number): void {
    if (toMs - fromMs < 2 * lagMs) return
    this.#add(fromM, toM, fromMs + lagMs - windowFromMs, 0, 1, lagMs, -1)
    this.#add(fromM, toM, toMs - lagMs - windowFromMs, 0, -1, lagMs, -1)
  }

  /** The same rows but those of some tracks. */
  without(tracks: ReadonlySet<number>): TileEvidence {
    return this.#only((row) => !tracks.has(this.track[row]!))
  }

  /** The same rows but those of presences. */
  withoutPresences(): TileEvidence {
    return this.#only((row) => this.track[row]! >= 0)
  }

  #only(keeps: (row: number) => boolean): TileEvidence {
    const kept = new TileEvidence()
    for (let row = 0; row < this.count; row++)
      if (keeps(row))
        kept.#add(
          this.fromM[row]!,
          this.toM[row]!,
          this.atMs[row]!,
          this.msPerM[row]!,
          this.opens[row]!,
          this.lagMs[row]!,
          this.track[row]!,
        )
    return kept
  }

  #add(
    fromM: number,
    toM: number,
    atMs: number,
    msPerM: number,
    opens: number,
    lagMs: number,
    track: number,
  ): void {
    if (!(fromM < toM)) return
    this.fromM.push(fromM)
    this.toM.push(toM)
    this.atMs.push(atMs)
    this.msPerM.push(msPerM)
    this.opens.push(opens)
    this.lagMs.push(lagMs)
    this.track.push(track)
  }
}

/** The evidence along a slice in order of time at its middle, each with its instant at both ends. */
export class SliceMarks {
  count = 0
  atStartMs = new Float64Array(64)
  atEndMs = new Float64Array(64)
  opens = new Int8Array(64)
  lagMs = new Float64Array(64)
  track = new Int32Array(64)

  /** Takes the rows that stand along all of `[fromM, toM)`. */
  gather(evidence: TileEvidence, fromM: number, toM: number): void {
    this.count = 0
    for (let row = 0; row < evidence.count; row++) {
      if (evidence.fromM[row]! > fromM || evidence.toM[row]! < toM) continue
      const msPerM = evidence.msPerM[row]!
      const atStartMs = evidence.atMs[row]! + (fromM - evidence.fromM[row]!) * msPerM
      this.#insert(
        atStartMs,
        atStartMs + (toM - fromM) * msPerM,
        evidence.opens[row]!,
        evidence.lagMs[row]!,
        evidence.track[row]!,
      )
    }
  }

  /** Where along the slice marks change their order, or pass one of some instants, as shares of its length. */
  crossings(instantsMs: readonly number[]): number[] {
    const shares: number[] = []
    const cross = (atStart: number, atEnd: number) => {
      if (atStart * atEnd < 0) shares.push(atStart / (atStart - atEnd))
    }
    let widestMs = 0
    for (let mark = 0; mark < this.count; mark++)
      widestMs = Math.max(widestMs, Math.abs(this.atEndMs[mark]! - this.atStartMs[mark]!))
    for (let mark = 0; mark < this.count; mark++) {
      const [startMs, endMs] = [this.atStartMs[mark]!, this.atEndMs[mark]!]
      for (const instantMs of instantsMs) cross(startMs - instantMs, endMs - instantMs)
      for (let other = mark + 1; other < this.count; other++) {
        const [otherStartMs, otherEndMs] = [this.atStartMs[other]!, this.atEndMs[other]!]
        // In order of their middles: no later one can reach back to this one either.
        if (otherStartMs + otherEndMs - startMs - endMs > 2 * widestMs) break
        cross(otherStartMs - startMs, otherEndMs - endMs)
      }
    }
    return shares
  }

  /** Rows come nearly in order of time, so there is little to move. */
  #insert(atStartMs: number, atEndMs: number, opens: number, lagMs: number, track: number): void {
    if (this.count === this.opens.length) this.#grow()
    let at = this.count++
    for (; at > 0 && this.#isLater(at - 1, atStartMs + atEndMs, opens); at--) this.#move(at - 1, at)
    this.atStartMs[at] = atStartMs
    this.atEndMs[at] = atEndMs
    this.opens[at] = opens
    this.lagMs[at] = lagMs
    this.track[at] = track
  }

  /** Of equal instants beginnings come first, so that a presence of no length opens before it ends. */
  #isLater(at: number, twiceMiddleMs: number, opens: number): boolean {
    const other = this.atStartMs[at]! + this.atEndMs[at]!
    return other > twiceMiddleMs || (other === twiceMiddleMs && this.opens[at]! < opens)
  }

  #move(from: number, to: number): void {
    this.atStartMs[to] = this.atStartMs[from]!
    this.atEndMs[to] = this.atEndMs[from]!
    this.opens[to] = this.opens[from]!
    this.lagMs[to] = this.lagMs[from]!
    this.track[to] = this.track[from]!
  }

  #grow(): void {
    const size = this.opens.length * 2
    const grown = <Kept extends Float64Array | Int8Array | Int32Array>(kept: Kept, larger: Kept): Kept => {
      larger.set(kept)
      return larger
    }
    this.atStartMs = grown(this.atStartMs, new Float64Array(size))
    this.atEndMs = grown(this.atEndMs, new Float64Array(size))
    this.opens = grown(this.opens, new Int8Array(size))
    this.lagMs = grown(this.lagMs, new Float64Array(size))
    this.track = grown(this.track, new Int32Array(size))
  }
}
