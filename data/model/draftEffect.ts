import { z } from 'zod'
import type { DraftEffect } from '../../geo/draftEffect.ts'
import { instant } from './values.ts'

const amount = z.number().min(0)

/** What a draft would do to planned coverage; `geo/draftEffect` and `geo/gainOfStretches` say how. */
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
