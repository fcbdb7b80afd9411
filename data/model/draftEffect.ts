import { z } from 'zod'
import type { BarringGains } from '../../geo/gainIfBarred.ts'
import { gainOfStretches, type StretchGain } from '../../geo/gainOfStretches.ts'
import type { Stretch } from '../../geo/units.ts'
import type { BarringGainsAnswer } from './barringGains.ts'
import { instant } from './values.ts'

const amount = z.number().min(0)

/** What a draft would do to planned coverage; `draftEffect` and `geo/gainOfStretches` say how. */
export const draftEffectAnswer = z.object({
  from: instant,
  to: instant,
  totalKmH: amount,
  heldBeforeKmH: amount,
  heldAfterKmH: amount,
  gainKmH: amount,
  turnedM: amount,
  heldKmH: amount,
  thinKmH: amount,
  gapKmH: amount,
  neverClaimedM: amount,
  freedTeamH: amount,
  freedTeamHPerDay: amount,
}) satisfies z.ZodType<DraftEffect>

/** What a draft would do to the planned coverage of its line over a window, were it complete. */
export interface DraftEffect extends StretchGain {
  readonly from: string
  readonly to: string
  /** Kilometre-hours of the whole line, and of them held without the draft and with it. */
  readonly totalKmH: number
  readonly heldBeforeKmH: number
  readonly heldAfterKmH: number
  /** Of teams, by day of 24 hours. */
  readonly freedTeamHPerDay: number
}

/** A line's planned coverage as it is, and what barring each place of it would do. */
export interface PlannedGains {
  readonly gains: BarringGains
  readonly totalKmH: number
  readonly heldKmH: number
}

/** The same from what the server answers. */
export function plannedGainsOf({ from, to, slices, figures }: BarringGainsAnswer): PlannedGains {
  return {
    totalKmH: figures.totalKmH,
    heldKmH: figures.heldKmH,
    gains: {
      window: { fromMs: Date.parse(from), toMs: Date.parse(to) },
      slices: slices.map(({ times, ...slice }) => ({
        ...slice,
        times: times.map(([begin, end]) => ({ from: begin, to: end })),
      })),
    },
  }
}

const dayMs = 86_400_000

/** As the gain of barring is that of each place, a draft does what the chainage that it newly bars does. */
export function draftEffect(
  { gains, totalKmH, heldKmH }: PlannedGains,
  newlyBarred: readonly Stretch[],
): DraftEffect {
  const { fromMs, toMs } = gains.window
  const gain = gainOfStretches(gains, newlyBarred)
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    totalKmH,
    heldBeforeKmH: heldKmH,
    heldAfterKmH: heldKmH + gain.gainKmH,
    ...gain,
    freedTeamHPerDay: (gain.freedTeamH * dayMs) / (toMs - fromMs),
  }
}
