import { z } from 'zod'
import { incidentId, trailId } from './ids.ts'
import { photoId } from './photo.ts'
import { spot, spotInput } from './spot.ts'
import { instant, synthetic } from './values.ts'

/** Which way people were going. */
export const incidentDirection = z.enum(['towards-home', 'towards-neighbour', 'along-line', 'unknown'])

/** What came of it for somebody; for one person it is one of these. */
export const incidentOutcome = z.enum(['persuaded', 'shown-to-port', 'handed-over', 'helped', 'lost-sight'])

const count = z.number().int().min(0).max(10_000)

/**
 * What an officer sends. Travellers are counted and nothing else: there is no field for who they were,
 * nor for men, women and children.
 */
export const incidentInput = z
  .strictObject({
    ...spotInput,
    /** The trail that they were on. */
    trailId: trailId.nullable().default(null),
    observedAt: instant,
    direction: incidentDirection,
    /** How many were met; none where only traces were found. */
    people: count,
    /** How many of them each outcome was for. */
    outcomes: z.partialRecord(incidentOutcome, count.min(1)).default({}),
    note: z.string().trim().max(2000).default(''),
    photos: z.array(photoId).max(12).default([]),
  })
  .superRefine(({ outcomes, people, position, chainageM, trailId }, context) => {
    const counted = countOutcomes(outcomes)
    if (counted > people)
      context.addIssue({
        code: 'custom',
        path: ['outcomes'],
        message: 'the outcomes are of more people than were met',
      })
    if (position === null && chainageM === null && trailId === null)
      context.addIssue({
        code: 'custom',
        path: ['position'],
        message: 'a position, a trail or a chainage says where it was',
      })
  })

/** Somebody met people at or near the line. */
export const incident = z.object({
  id: incidentId,
  ...incidentInput.shape,
  ...spot,
  receivedAt: instant,
  /** The actor of the act. */
  actor: z.string(),
  synthetic,
})
export type Incident = z.infer<typeof incident>

export const countOutcomes = (outcomes: Incident['outcomes']): number =>
  Object.values(outcomes).reduce((sum, each) => sum + each, 0)
