import { z } from 'zod'
import { barrierId, lineId, scenarioId, unitId } from './ids.ts'
import { instant, name, path, synthetic } from './values.ts'

export const barrierType = z.enum(['fence', 'wall', 'wire', 'ditch', 'gate'])
export type BarrierType = z.infer<typeof barrierType>

export const barrierStatus = z.enum([
  'draft',
  'proposed',
  'approved',
  'under-construction',
  /** Reported as built; it bars once it is accepted on the spot. */
  'built',
  'complete',
  'damaged',
  'removed',
])
export type BarrierStatus = z.infer<typeof barrierStatus>

/** Of parts that differ, a barrier stands where its least finished part does. */
export const leastFinishedFirst = [
  'draft',
  'proposed',
  'approved',
  'under-construction',
  'built',
  'damaged',
  'complete',
  'removed',
] as const satisfies readonly BarrierStatus[]

/** How hard the ground makes it to build there; what a metre costs follows from it. */
export const difficulty = z.enum(['easy', 'ordinary', 'hard'])

/** A part of a barrier with its dated status: the last one at or before an instant holds. */
export const barrierPart = z.object({
  path,
  statuses: z.array(z.object({ status: barrierStatus, from: instant })).min(1),
  difficulty: difficulty.default('ordinary'),
})
export type BarrierPart = z.infer<typeof barrierPart>

/** A built or planned obstacle (物防). Only complete parts bar the line. */
export const barrier = z.object({
  id: barrierId,
  lineId,
  name,
  type: barrierType,
  parts: z.array(barrierPart).min(1).max(500),
  note: z.string().trim().max(2000).default(''),
  unitId: unitId.nullable().default(null),
  /** The scenario in which it is weighed with other drafts. */
  scenarioId: scenarioId.nullable().default(null),
  synthetic,
})
export type Barrier = z.infer<typeof barrier>
