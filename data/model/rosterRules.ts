import { z } from 'zod'
import type { RosterLimits } from '../../geo/rosterClashes.ts'
import { rosterRulesId } from './ids.ts'
import { synthetic } from './values.ts'

const timeOfDay = z.iso.time({ precision: -1 })
const hours = z.number().min(0).max(168)

/**
 * What a roster is judged by; there is one of it, and each version stays. Version 0, before anybody set
 * it, is as given here: plain figures to begin with that rest on no standard.
 */
export const rosterRules = z.object({
  id: rosterRulesId,
  /** Between two duties of the same person. */
  leastRestHours: hours.default(11),
  /** On duty from Monday to Monday. */
  mostWeekHours: hours.default(48),
  nightFrom: timeOfDay.default('22:00'),
  nightTo: timeOfDay.default('06:00'),
  /** Who is on duty for less of a night has not worked it. */
  leastNightHours: z.number().min(0.25).max(24).default(3),
  /** So many weeks of nights are shared out together. */
  nightPeriodWeeks: z.number().int().min(1).max(13).default(4),
  /** So many nights more than the fair share are still fair. */
  nightsOverShare: z.number().int().min(0).max(60).default(1),
  synthetic,
})
export type RosterRules = z.infer<typeof rosterRules>

/** Of the one that there is. */
export const theRosterRulesId = rosterRulesId.parse('00000000-0000-7000-8000-000000000003')

export const firstRosterRules: RosterRules = rosterRules.parse({ id: theRosterRulesId, synthetic: false })

export const rosterLimits = (rules: RosterRules): RosterLimits => ({
  leastRestMin: rules.leastRestHours * 60,
  mostWeekMin: rules.mostWeekHours * 60,
  nights: {
    fromTime: rules.nightFrom,
    toTime: rules.nightTo,
    leastMin: rules.leastNightHours * 60,
    periodWeeks: rules.nightPeriodWeeks,
    overShare: rules.nightsOverShare,
  },
})
