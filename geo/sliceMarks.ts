import { grown } from './grown.ts'
import type { NearbyEvidence } from './nearbyEvidence.ts'

/**
 * The evidence along a slice in order of time at its middle: of a walk one mark, its instant; of a stay
 * or a presence two, its beginning and its end. Each has its instant at both ends of the slice.
 */
export class SliceMarks {
  count = 0
  atStartMs = new Float64Array(64)
  atEndMs = new Float64Array(64)
  /** 0 of a walk, 1 of a beginning, −1 of an end. */
  opens = new Int8Array(64)

  /** Takes what stands along all of `[fromM, toM)`; instants are as in the evidence. */
  gather({ evidence, walkAt, stayAt }: NearbyEvidence, fromM: number, toM: number): void {
    this.count = 0
    const walks = evidence.walks.rows
    for (const at of walkAt) {
      if (walks[at]! > fromM || walks[at + 1]! < toM) continue
      const msPerM = walks[at + 3]!
      const atStartMs = walks[at + 2]! + (fromM - walks[at]!) * msPerM
      const atEndMs = atStartMs + (toM - fromM) * msPerM
      this.#insert(atStartMs, atEndMs, 0)
    }
    const stays = evidence.stays.rows
    for (const at of stayAt) {
      if (stays[at]! > fromM || stays[at + 1]! < toM) continue
      const [beginMs, endMs] = [stays[at + 2]!, stays[at + 3]!]
      this.#insert(beginMs, beginMs, 1)
      this.#insert(endMs, endMs, -1)
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

  /** Walks come nearly in order of time, so there is little to move. */
  #insert(atStartMs: number, atEndMs: number, opens: number): void {
    if (this.count === this.opens.length) this.#grow()
    const twiceMiddleMs = atStartMs + atEndMs
    let at = this.count++
    for (; at > 0; at--) {
      const other = this.atStartMs[at - 1]! + this.atEndMs[at - 1]!
      // Of equal instants beginnings come first, so that a presence of no length opens before it ends.
      if (other < twiceMiddleMs || (other === twiceMiddleMs && this.opens[at - 1]! >= opens)) break
      this.atStartMs[at] = this.atStartMs[at - 1]!
      this.atEndMs[at] = this.atEndMs[at - 1]!
      this.opens[at] = this.opens[at - 1]!
    }
    this.atStartMs[at] = atStartMs
    this.atEndMs[at] = atEndMs
    this.opens[at] = opens
  }

  #grow(): void {
    this.atStartMs = grown(this.atStartMs)
    this.atEndMs = grown(this.atEndMs)
    this.opens = grown(this.opens)
  }
}
