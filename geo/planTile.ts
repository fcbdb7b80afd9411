import { keepsLimit } from './bestRevisit.ts'
import { eraAt, type Era } from './era.ts'
import type { Influence } from './influences.ts'
import { revisitLimitMin } from './revisitLimit.ts'
import { stateCodes, type SlicedStates } from './slicedStates.ts'
import type { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import type { Stretch, TimeWindow } from './units.ts'

const claimed = 1
const barred = 2
const nearTrail = 4
/** Up to so many numbers are sorted by moving each to its place. */
const fewNumbers = 64

/**
 * The planned states of a tile. Its chainage is cut wherever an influence begins or ends along it, and
 * time likewise, which makes a grid of cells within which nothing changes; every influence is painted
 * on the cells that it covers, and each cell then has its state by the definition.
 */
export class TilePlanner {
  readonly #window: TimeWindow
  readonly #eras: readonly Era[]
  readonly #builder: SlicedStatesBuilder
  #numbers = new Float64Array(256)
  #bestMin = new Float64Array(4096)
  #flags = new Uint8Array(4096)

  constructor(window: TimeWindow, eras: readonly Era[], builder: SlicedStatesBuilder) {
    this.#window = window
    this.#eras = eras
    this.#builder = builder
  }

  plan(tile: Stretch, influences: readonly Influence[]): SlicedStates {
    const windowMs = this.#window.toMs - this.#window.fromMs
    const cutsM = this.#sorted(
      [tile.fromM, tile.toM],
      influences,
      ({ fromM }) => Math.max(fromM, tile.fromM),
      ({ toM }) => Math.min(toM, tile.toM),
    )
    const eraBegins = this.#eras.map((era) => era.fromMs - this.#window.fromMs)
    const instantsMs = this.#sorted(
      [...eraBegins, windowMs],
      influences,
      ({ beginMs }) => beginMs,
      ({ endMs }) => endMs,
    )
    const columns = instantsMs.length - 1
    const rows = cutsM.length - 1
    this.#clear(rows * columns)
    for (const influence of influences)
      this.#paint(
        influence,
        placeOf(cutsM, Math.max(influence.fromM, tile.fromM)),
        placeOf(cutsM, Math.min(influence.toM, tile.toM)),
        placeOf(instantsMs, influence.beginMs),
        placeOf(instantsMs, influence.endMs),
        columns,
      )
    if (this.#eras.some((era) => era.policy.addEqualRates))
      this.#paintAddedRates(tile, influences, cutsM, instantsMs)
    const limits = limitsOf(instantsMs, this.#eras, eraBegins)
    for (let row = 0; row < rows; row++) {
      this.#builder.beginSlice(cutsM[row]!, cutsM[row + 1]!)
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column
        const flags = this.#flags[cell]!
        const limitMin = limits[column * 4 + (flags >> 1)]!
        const code = keepsLimit(this.#bestMin[cell]!, limitMin)
          ? stateCodes.held
          : (flags & claimed) === 0
            ? stateCodes.gap
            : stateCodes.thin
        const beginMs = instantsMs[column]!
        this.#builder.addRun(beginMs, beginMs, code)
      }
      this.#builder.endSlice()
    }
    return this.#builder.finish()
  }

  /** All the numbers, each once, in order. */
  #sorted(
    numbers: readonly number[],
    influences: readonly Influence[],
    first: (influence: Influence) => number,
    second: (influence: Influence) => number,
  ): Float64Array {
    const count = numbers.length + influences.length * 2
    if (count > this.#numbers.length) this.#numbers = new Float64Array(count * 2)
    this.#numbers.set(numbers)
    let filled = numbers.length
    for (const influence of influences) {
      this.#numbers[filled++] = first(influence)
      this.#numbers[filled++] = second(influence)
    }
    const sorted = inOrder(this.#numbers, count)
    let kept = 1
    for (let index = 1; index < count; index++)
      if (sorted[index] !== sorted[index - 1]) sorted[kept++] = sorted[index]!
    const once = new Float64Array(kept)
    for (let index = 0; index < kept; index++) once[index] = sorted[index]!
    return once
  }

  #clear(cells: number): void {
    if (cells > this.#flags.length) {
      this.#bestMin = new Float64Array(cells * 2)
      this.#flags = new Uint8Array(cells * 2)
    }
    this.#bestMin.fill(Infinity, 0, cells)
    this.#flags.fill(0, 0, cells)
  }

  #paint(
    { cause, revisitMin }: Influence,
    fromRow: number,
    toRow: number,
    fromColumn: number,
    toColumn: number,
    columns: number,
  ): void {
    const flag = cause === 'claim' ? claimed : cause === 'barrier' ? barred : nearTrail
    for (let row = fromRow; row < toRow; row++) {
      const end = row * columns + toColumn
      for (let cell = row * columns + fromColumn; cell < end; cell++) {
        this.#flags[cell]! |= flag
        if (revisitMin < this.#bestMin[cell]!) this.#bestMin[cell] = revisitMin
      }
    }
  }

  /** Where a policy lets claims of one key add their rates: `1 ÷ Σ (1 ÷ revisit)` of those that stand. */
  #paintAddedRates(
    tile: Stretch,
    influences: readonly Influence[],
    cutsM: Float64Array,
    instantsMs: Float64Array,
  ): void {
    const columns = instantsMs.length - 1
    for (const together of sharingKeys(influences)) {
      const fromRow = placeOf(cutsM, Math.max(together[0]!.fromM, tile.fromM))
      const toRow = placeOf(cutsM, Math.min(together[0]!.toM, tile.toM))
      for (let column = 0; column < columns; column++) {
        const atMs = instantsMs[column]!
        const era = eraAt(this.#eras, this.#window.fromMs + atMs)
        if (!era.policy.addEqualRates) continue
        let ratePerMin = 0
        for (const { beginMs, endMs, revisitMin } of together)
          if (beginMs <= atMs && atMs < endMs) ratePerMin += 1 / revisitMin
        for (let row = fromRow; row < toRow; row++) {
          const cell = row * columns + column
          this.#bestMin[cell] = Math.min(this.#bestMin[cell]!, 1 / ratePerMin)
        }
      }
    }
  }
}

/** Claims of one key, where there are several; in an order that does not depend on that of the facts. */
function sharingKeys(influences: readonly Influence[]): Influence[][] {
  const byKey = new Map<string, Influence[]>()
  for (const influence of influences) {
    if (influence.rateKey === null) continue
    const together = byKey.get(influence.rateKey)
    if (together === undefined) byKey.set(influence.rateKey, [influence])
    else together.push(influence)
  }
  return [...byKey.values()]
    .filter((together) => together.length > 1)
    .map((together) => together.sort((a, b) => a.revisitMin - b.revisitMin))
}

/** The limit of each column, four by what bears on it: nothing, barred, an open trail, both. */
function limitsOf(
  instantsMs: Float64Array,
  eras: readonly Era[],
  eraBegins: readonly number[],
): Float64Array {
  const limits = new Float64Array((instantsMs.length - 1) * 4)
  let index = 0
  for (let column = 0; column + 1 < instantsMs.length; column++) {
    while (index + 1 < eras.length && eraBegins[index + 1]! <= instantsMs[column]!) index++
    const { policy, baseLimitMin } = eras[index]!
    for (const bearing of [0, 1, 2, 3])
      limits[column * 4 + bearing] = revisitLimitMin(
        policy,
        baseLimitMin,
        (bearing & 1) !== 0,
        (bearing & 2) !== 0,
      )
  }
  return limits
}

/** So many of the numbers in order. The engine's own sort costs more to call than a few numbers take to move. */
function inOrder(numbers: Float64Array, count: number): Float64Array {
  if (count > fewNumbers) return numbers.subarray(0, count).sort()
  for (let index = 1; index < count; index++) {
    const number = numbers[index]!
    let at = index
    for (; at > 0 && numbers[at - 1]! > number; at--) numbers[at] = numbers[at - 1]!
    numbers[at] = number
  }
  return numbers
}

/** Index of a number that stands in the list. */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
