import { z } from 'zod'
import { lineId, patrolItemId, patrolPlanId, teamId, unitId } from './ids.ts'
import { patrol } from './patrol.ts'
import { forwardWindowError, instant, isForwardWindow, name, synthetic } from './values.ts'

const dayMs = 24 * 3_600_000
/** A plan is of some days; longer ones are slips of the year. */
const longestPlanMs = 31 * dayMs
/** A county's 60 teams, a week, some three watches a day, with room. */
const mostItems = 3000

const { fromM, toM, from, to, mode, speedKmh, loop, longestOnGroundMin } = patrol.shape

/** A patrol that a plan would assign: of a team on record, who goes is that team's. */
export const patrolPlanItem = z
  .object({ id: patrolItemId, teamId, fromM, toM, from, to, mode, speedKmh, loop, longestOnGroundMin })
  .refine((item) => item.fromM < item.toM, {
    path: ['toM'],
    error: 'toM must be greater than fromM: an empty stretch is refused',
  })
  .refine(isForwardWindow, forwardWindowError)
export type PatrolPlanItem = z.infer<typeof patrolPlanItem>

/** What a publication did to the patrols on record, in numbers of patrols. */
export const publicationCounts = z.object({
  made: z.number().int().min(0),
  changed: z.number().int().min(0),
  ended: z.number().int().min(0),
  /** Begun by then: they stay as they were planned before. */
  kept: z.number().int().min(0),
  /** Over before they were ever published. */
  passedOver: z.number().int().min(0),
})

/** Who made a plan's items real, and when; it stays whatever becomes of the plan. */
const publication = z.object({
  at: instant,
  by: z.string(),
  items: z.number().int().min(0),
  ...publicationCounts.shape,
})

/**
 * Patrols of a line and a time that are not assigned yet. A draft counts in no coverage; what is
 * published are patrols, each naming the item it came from.
 */
export const patrolPlan = z
  .object({
    id: patrolPlanId,
    unitId,
    lineId,
    name,
    from: instant,
    to: instant,
    /** `published` where the items are those that were published last. */
    status: z.enum(['draft', 'published']),
    items: z.array(patrolPlanItem).max(mostItems),
    /** Oldest first. */
    publications: z.array(publication).max(1000).default([]),
    synthetic,
  })
  .refine(isForwardWindow, forwardWindowError)
  .refine((plan) => Date.parse(plan.to) - Date.parse(plan.from) <= longestPlanMs, {
    path: ['to'],
    error: 'to lies more than 31 days after from: a plan is at most that long',
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    path: ['items'],
    error: 'every item stands once',
  })
export type PatrolPlan = z.infer<typeof patrolPlan>

/** Place of the first item that does not begin within the plan's time; -1 where all do. */
export const itemOutside = ({ from, to, items }: Pick<PatrolPlan, 'from' | 'to' | 'items'>): number =>
  items.findIndex(
    (item) => Date.parse(item.from) < Date.parse(from) || Date.parse(item.from) >= Date.parse(to),
  )

/** What publishing asks: a dry run only tells what it would do. */
export const publishPlanInput = z.strictObject({ dryRun: z.boolean().default(false) })

export const patrolClash = z.object({
  kind: z.enum(['team-twice', 'person-twice', 'on-shift', 'nobody', 'no-pass']),
  severity: z.enum(['error', 'warning']),
  /** The item at fault. */
  id: patrolItemId,
  /** The item, patrol or shift that it clashes with. */
  otherId: z.uuid().optional(),
  personId: z.uuid().optional(),
})

export const publishPlanAnswer = z.object({
  plan: z.object({ ...patrolPlan.shape, version: z.number().int().min(1) }),
  counts: publicationCounts,
  clashes: z.array(patrolClash),
})
