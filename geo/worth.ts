import type { BarringGains } from './gainIfBarred.ts'
import { gainMs } from './gainOfStretches.ts'
import type { Stretch } from './units.ts'

/** What barring is worth along a line, and where it may not be. */
export interface Worth {
  readonly lengthM: number
  /** Worth of each metre, along the line in order; nothing where there is none. Never below 0. */
  readonly slices: readonly (Stretch & { readonly perM: number })[]
  /** Worth of a place whatever lies round it, as of a trail that a barrier cuts there. */
  readonly places: readonly WorthPlace[]
  /** No stretch may hold any of this. */
  readonly forbidden: readonly Stretch[]
}

export interface WorthPlace {
  readonly atM: number
  readonly worth: number
}

/** The formula of `worthOfGains`, to stand beside its numbers. */
export const worthFormula =
  'worth = km·h that turn from thin to held + weight of a trail × places where an unsealed trail that nothing bars meets the line'

/** Worth in kilometre-hours that turn from thin to held, with whatever else counts in that unit. */
export function worthOfGains(
  lengthM: number,
  gains: BarringGains,
  also: Pick<Worth, 'places' | 'forbidden'>,
): Worth {
  const slices = gains.slices.map((slice) => ({
    fromM: slice.fromM,
    toM: slice.toM,
    perM: gainMs(slice) / 3_600_000 / 1000,
  }))
  return { lengthM, slices: slices.filter(({ perM }) => perM > 0), ...also }
}
