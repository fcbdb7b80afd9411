import { kilometresOf, type Kilometre } from './chainage.ts'
import {
  addSliceMeasure,
  sliceAt,
  stateCodeCount,
  stateCodes,
  type LineStates,
  type SlicedStates,
} from './slicedStates.ts'
import { spansAt } from './statesAt.ts'
import { tilesMeeting } from './tiles.ts'
import type { AnyState, Stretch } from './units.ts'

/** Amounts by the four coverage states; of compared states kept and carried count as held, broken as gap. */
export interface StateAmounts {
  readonly total: number
  readonly held: number
  readonly thin: number
  readonly gap: number
  readonly unknown: number
  /** Of compared states, else 0: what of held was planned and what was not, what of gap was planned held. */
  readonly kept: number
  readonly carried: number
  readonly broken: number
  /** held ÷ total, with `unknown` in the total; `null` where the total is 0. */
  readonly shareHeld: number | null
  /** (held + unknown) ÷ total: the share held were all that is unknown held. */
  readonly shareHeldAtMost: number | null
}

/** Shares of a kilometre's length × time, 0 to 1. */
export interface KilometreShares extends Kilometre {
  readonly shares: StateAmounts
  /** Worst state anywhere in it in the window. */
  readonly worst: AnyState
  /** Worst state anywhere in it at the instant asked for; that of the window where it lies outside. */
  readonly now: AnyState
}

/** From worst to best, as one colour is chosen for many. */
const worstFirst = ['broken', 'gap', 'unknown', 'thin', 'carried', 'kept', 'held'] as const

const metreMsPerKmH = 1000 * 3_600_000

/** Kilometre-hours by state of a line, or of a stretch of it, over the window. */
export function figures(states: LineStates, within?: Stretch): StateAmounts {
  return amountsOf(measureOf(states, within), metreMsPerKmH)
}

/** Metres by state at an instant, of a line or of a stretch of it; nothing at one outside the window. */
export function figuresAt(states: LineStates, atMs: number, within?: Stretch): StateAmounts {
  const metres = new Float64Array(stateCodeCount)
  for (const { code, ...span } of spansAt(states, atMs, within)) {
    const lengthM =
      Math.min(span.toM, within?.toM ?? Infinity) - Math.max(span.fromM, within?.fromM ?? -Infinity)
    if (lengthM > 0) metres[code]! += lengthM
  }
  return amountsOf(metres, 1)
}

/** Each kilometre's shares by state, its worst state in the window and at an instant. */
export function kilometreShares(states: LineStates, atMs: number): KilometreShares[] {
  const now = kilometresOf(states.line).map(() => new Float64Array(stateCodeCount))
  for (const { fromM, toM, code } of spansAt(states, atMs))
    for (let kilometre = Math.floor(fromM / 1000); kilometre < now.length; kilometre++) {
      const lengthM = Math.min(toM, (kilometre + 1) * 1000) - Math.max(fromM, kilometre * 1000)
      if (lengthM <= 0) break
      now[kilometre]![code]! += lengthM
    }
  return kilometresOf(states.line).map((kilometre, index) => {
    const metreMs = measureOf(states, kilometre)
    const worst = worstOf(metreMs)
    return {
      ...kilometre,
      shares: amountsOf(metreMs, metreMs.reduce((total, one) => total + one, 0) || 1),
      worst,
      now: now[index]!.some((metres) => metres > 0) ? worstOf(now[index]!) : worst,
    }
  })
}

/** Sums of amounts, as of a county over its lines; never the average of shares. */
export function sumAmounts(all: readonly StateAmounts[]): StateAmounts {
  const sum = (of: (amounts: StateAmounts) => number) => all.reduce((total, one) => total + of(one), 0)
  return withShares({
    held: sum((one) => one.held),
    thin: sum((one) => one.thin),
    gap: sum((one) => one.gap),
    unknown: sum((one) => one.unknown),
    kept: sum((one) => one.kept),
    carried: sum((one) => one.carried),
    broken: sum((one) => one.broken),
  })
}

/** Chainage × time by state code, in metre · milliseconds. */
function measureOf({ line, blocks }: LineStates, within: Stretch | undefined): Float64Array {
  const metreMs = new Float64Array(stateCodeCount)
  const stretch = within ?? { fromM: 0, toM: line.lengthM }
  const { first, end } = tilesMeeting(line, stretch)
  for (const { tiles, window } of blocks)
    for (let tile = first; tile < end; tile++)
      addTileMeasure(tiles[tile]!, window.toMs - window.fromMs, stretch, metreMs)
  return metreMs
}

function addTileMeasure(tile: SlicedStates, blockMs: number, within: Stretch, metreMs: Float64Array): void {
  if (within.fromM <= tile.sliceFromM[0]! && tile.sliceFromM[tile.sliceCount]! <= within.toM) {
    for (let code = 0; code < stateCodeCount; code++) metreMs[code]! += tile.metreMs[code]!
    return
  }
  for (let slice = sliceAt(tile, within.fromM); slice < tile.sliceCount; slice++) {
    if (tile.sliceFromM[slice]! >= within.toM) break
    addSliceMeasure(tile, slice, blockMs, within, metreMs)
  }
}

function amountsOf(byCode: Float64Array, unit: number): StateAmounts {
  const amount = (state: keyof typeof stateCodes) => byCode[stateCodes[state]]! / unit
  const [kept, carried, broken] = [amount('kept'), amount('carried'), amount('broken')]
  return withShares({
    held: amount('held') + kept + carried,
    thin: amount('thin'),
    gap: amount('gap') + broken,
    unknown: amount('unknown'),
    kept,
    carried,
    broken,
  })
}

function withShares(amounts: Omit<StateAmounts, 'total' | 'shareHeld' | 'shareHeldAtMost'>): StateAmounts {
  const { held, thin, gap, unknown } = amounts
  const total = held + thin + gap + unknown
  return {
    ...amounts,
    total,
    shareHeld: total > 0 ? held / total : null,
    shareHeldAtMost: total > 0 ? (held + unknown) / total : null,
  }
}

function worstOf(byCode: Float64Array): AnyState {
  return worstFirst.find((state) => byCode[stateCodes[state]]! > 0) ?? 'unknown'
}
