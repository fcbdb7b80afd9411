/**
 * Where each tile of a sparse grid is kept: a map from a key (0 to 2³¹ − 1) to tiles numbered in the order
 * in which they were added, by open addressing in one flat array.
 */
export class TileDirectory {
  count = 0
  private slots = new Int32Array(2 * 1024).fill(-1)
  private shift = 32 - 10

  /** The tile's number, or -1. */
  find(key: number): number {
    const { slots } = this
    const mask = slots.length - 1
    for (let slot = 2 * (Math.imul(key, multiplier) >>> this.shift); ; slot = (slot + 2) & mask) {
      const found = slots[slot]!
      if (found === key) return slots[slot + 1]!
      if (found === -1) return -1
    }
  }

  findOrAdd(key: number): number {
    const found = this.find(key)
    if (found >= 0) return found
    if (4 * this.count >= this.slots.length) this.grow()
    this.put(key, this.count)
    return this.count++
  }

  private put(key: number, tile: number): void {
    const { slots } = this
    const mask = slots.length - 1
    let slot = 2 * (Math.imul(key, multiplier) >>> this.shift)
    while (slots[slot] !== -1) slot = (slot + 2) & mask
    slots[slot] = key
    slots[slot + 1] = tile
  }

  private grow(): void {
    const before = this.slots
    this.slots = new Int32Array(2 * before.length).fill(-1)
    this.shift--
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot] !== -1) this.put(before[slot]!, before[slot + 1]!)
  }
}

/** 2³² over the golden ratio spreads neighbouring keys (Knuth, The Art of Computer Programming 3, 6.4). */
const multiplier = 0x9e3779b1
