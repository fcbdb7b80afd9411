import { z } from 'zod'
import { lineId, trailEventId, trailId, unitId } from './ids.ts'
import { chainageM, instant, name, path, position, synthetic } from './values.ts'

/** The three kinds, kept apart: a farm path (便道) is not illegal (非法通道). */
export const trailKind = z.enum(['farm-path', 'foot-trail', 'illegal-way'])
export type TrailKind = z.infer<typeof trailKind>

/** An informal path that meets or crosses the line at one or more chainages. */
export const trail = z.object({
  id: trailId,
  lineId,
  /** The number people know it by. */
  number: z.number().int().min(1),
  name,
  kind: trailKind,
  path,
  /** Measured chainages at which it meets the line. */
  meetsLineAtM: z.array(chainageM).min(1),
  unitId: unitId.nullable().default(null),
  synthetic,
})
export type Trail = z.infer<typeof trail>

export const trailEventKind = z.enum([
  'reported',
  'sealed',
  'verified',
  'inspected',
  'breached',
  'reopened',
  'withdrawn',
])
export type TrailEventKind = z.infer<typeof trailEventKind>

export const sealMethod = z.enum(['fence', 'wall', 'wire', 'ditch', 'gate-locked', 'guard-post'])
export type SealMethod = z.infer<typeof sealMethod>

/** What an officer sends: one event of a trail's append-only list. */
export const trailEventInput = z
  .object({
    kind: trailEventKind,
    /** When it was seen on the spot; apart from when it arrived. */
    observedAt: instant,
    position: position.nullable().default(null),
    accuracyM: z.number().min(0).max(100_000).nullable().default(null),
    positionSource: z.enum(['gps', 'map', 'trail-head']).nullable().default(null),
    method: sealMethod.nullable().default(null),
    note: z.string().trim().max(2000).default(''),
    /** The order of headquarters that a reopening rests on. */
    order: z.string().trim().min(1).max(500).nullable().default(null),
    /** The event that a withdrawal takes back. */
    withdraws: trailEventId.nullable().default(null),
  })
  .superRefine((event, context) => {
    const missing = (field: string, error: string) =>
      context.addIssue({ code: 'custom', path: [field], message: error })
    if (event.kind === 'sealed' && event.method === null) missing('method', 'a seal names its method')
    if (event.kind === 'reopened' && event.order === null)
      missing('order', 'a reopening names the order of headquarters it rests on')
    if (event.kind === 'withdrawn' && event.withdraws === null)
      missing('withdraws', 'a withdrawal names the event it takes back')
  })

export const trailEvent = z.object({
  ...trailEventInput.shape,
  id: trailEventId,
  trailId,
  receivedAt: instant,
  /** Who sent it: the actor of the act. */
  actor: z.string(),
  synthetic,
})
export type TrailEvent = z.infer<typeof trailEvent>

/** What the list of events says at an instant; see `geo/trailStatus`. */
export const trailStatus = z.enum(['reported', 'sealed', 'verified', 'breached', 'reopened'])
export type TrailStatus = z.infer<typeof trailStatus>
