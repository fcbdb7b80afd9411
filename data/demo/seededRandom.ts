/** A stream of pseudo-random numbers that is the same for the same seed on every machine. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number
  between(from: number, to: number): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** One stream for one subject, so that a change in one does not disturb the others. */
export function seededRandom(seed: string): SeededRandom {
  let state = seedOf(seed)
  // mulberry32 by Tommy Ettinger (public domain): 32 bits of state, enough for a demonstration.
  const next = () => {
    state = (state + increment) | 0
    return mixed(state)
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    shuffled: (items) => {
      const drawn = items.map((item) => ({ item, rank: next() }))
      return drawn.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
    },
  }
}

/** Of things with a share each the one that a draw in [0, 1) falls on; undefined beyond them all. */
export function tryByShare<Entry extends { readonly share: number }>(
  entries: readonly Entry[],
  draw: number,
): Entry | undefined {
  let below = 0
  return entries.find(({ share }) => draw < (below += share))
}

const increment = 0x6d2b79f5

/** The number in [0, 1) at a place of the stream that the seed begins, without those before it. */
export function hashed(seed: number, index: number): number {
  return mixed((Math.imul(index, increment) + seed) | 0)
}

function mixed(state: number): number {
  let mix = Math.imul(state ^ (state >>> 15), 1 | state)
  mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix
  return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296
}

/** FNV-1a over the UTF-16 code units: spreads seeds that differ in one letter. */
export function seedOf(seed: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  }
  return hash
}
