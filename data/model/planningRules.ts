import { z } from 'zod'
import type { barrierType, difficulty } from './barrier.ts'
import { planningRulesId } from './ids.ts'
import { name, synthetic } from './values.ts'

/** What a metre costs, in the county's currency. */
const pricePerM = z.number().min(0).max(10_000_000)
const priceByDifficulty = z.object({ easy: pricePerM, ordinary: pricePerM, hard: pricePerM })

const slopeDeg = z.number().min(0).max(90)

/** Orders of magnitude to begin with, CNY a metre; every county sets its own. */
const firstPrices = {
  fence: { easy: 480, ordinary: 600, hard: 960 },
  wall: { easy: 1200, ordinary: 1500, hard: 2400 },
  wire: { easy: 180, ordinary: 220, hard: 350 },
  ditch: { easy: 250, ordinary: 350, hard: 900 },
  gate: { easy: 2500, ordinary: 3000, hard: 4500 },
} as const satisfies Record<z.infer<typeof barrierType>, Record<z.infer<typeof difficulty>, number>>

/** An office whose word is asked before a barrier is approved: border police, foreign affairs, forestry. */
const countersignOffice = z.object({ id: z.string().trim().min(1).max(40), name })

/**
 * What a county plans barriers by; there is one of it. Version 0, before anybody set it, is as given here:
 * the prices then are a beginning and no county's.
 */
export const planningRules = z.object({
  id: planningRulesId,
  prices: z
    .object({
      fence: priceByDifficulty,
      wall: priceByDifficulty,
      wire: priceByDifficulty,
      ditch: priceByDifficulty,
      gate: priceByDifficulty,
    })
    .default(firstPrices),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  /** A part that stands for itself is at least so long. */
  minimumLengthM: z.number().min(0).max(10_000).default(10),
  /** Nearer than this, neighbours that do not touch leave a gap that nobody means. */
  neighbourGapM: z.number().min(0).max(100).default(1),
  /** Nearer to the line than this, a barrier stands on the line itself. */
  onLineM: z.number().min(0).max(1000).default(1),
  /** Markers farther apart than this are not meant to be seen from one another. */
  markerSightM: z.number().min(0).max(100_000).default(3000),
  /**
   * Between the classes of slope of the ground, degrees: what metres are told apart and priced by. A
   * beginning and no standard: a county sets those of its own quota.
   */
  slopeBoundsDeg: z
    .array(slopeDeg)
    .length(3)
    .refine((bounds) => bounds.every((bound, index) => index === 0 || bound > bounds[index - 1]!), {
      error: 'the bounds of slope rise',
    })
    .default([15, 30, 45]),
  /** What each class multiplies the price by, gentlest first: orders of magnitude to begin with. */
  slopeFactors: z.array(z.number().min(0.1).max(100)).length(4).default([1, 1.2, 1.5, 2]),
  /** On steeper ground a barrier of a type is not meant to stand. */
  greatestSlopeDeg: z
    .object({ fence: slopeDeg, wall: slopeDeg, wire: slopeDeg, ditch: slopeDeg, gate: slopeDeg })
    .default({ fence: 35, wall: 30, wire: 45, ditch: 20, gate: 10 }),
  /** Farther from the line than this, what stands between two markers hides neither from the other's strip. */
  sightStripM: z.number().min(0).max(1000).default(20),
  /** Whose word is asked before a barrier is approved. */
  countersigns: z
    .array(countersignOffice)
    .max(20)
    .refine((offices) => new Set(offices.map(({ id }) => id)).size === offices.length, {
      error: 'every office stands once',
    })
    .default([]),
  synthetic,
})
export type PlanningRules = z.infer<typeof planningRules>

/** Of the one that there is. */
export const thePlanningRulesId = planningRulesId.parse('00000000-0000-7000-8000-000000000002')

export const firstPlanningRules: PlanningRules = planningRules.parse({
  id: thePlanningRulesId,
  synthetic: false,
})
