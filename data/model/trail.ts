import { z } from 'zod'
import { lineId, personId, trailEventId, trailId, unitId } from './ids.ts'
import { photoId } from './photo.ts'
import { chainageM, instant, name, path, position, synthetic } from './values.ts'

/** The three kinds, kept apart: a farm path (便道) is not illegal (非法通道). */
export const trailKind = z.enum(['farm-path', 'foot-trail', 'illegal-way'])
export type TrailKind = z.infer<typeof trailKind>

/** How the course of a trail is known: walked along, drawn on the map, or only the spot where it is. */
export const trailCourse = z.enum(['walked', 'drawn', 'spot'])
export type TrailCourse = z.infer<typeof trailCourse>

/** An informal path that meets or crosses the line at one or more chainages. */
export const trail = z.object({
  id: trailId,
  lineId,
  /** The number people know it by. */
  number: z.number().int().min(1),
  name,
  kind: trailKind,
  path,
  /** Null where nobody said. */
  course: trailCourse.nullable().default(null),
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

/** How a seal was found broken. */
export const breachKind = z.enum(['cut', 'climbed', 'dug', 'gate-open'])
export type BreachKind = z.infer<typeof breachKind>

/** A photo of an event, with where and when it was taken: the file itself says neither any more. */
export const eventPhoto = z.strictObject({
  id: photoId,
  takenAt: instant.nullable().default(null),
  position: position.nullable().default(null),
})
export type EventPhoto = z.infer<typeof eventPhoto>

const mostPhotos = 12

/** What an officer sends: one event of a trail's append-only list. */
export const trailEventInput = z
  .object({
    kind: trailEventKind,
    /** When it was seen on the spot; apart from when it arrived. */
    observedAt: instant,
    position: position.nullable().default(null),
    accuracyM: z.number().min(0).max(100_000).nullable().default(null),
    positionSource: z.enum(['gps', 'map', 'trail-head']).nullable().default(null),
    /** Why a verification shows no GPS position of the spot. */
    notByGps: z.string().trim().min(1).max(300).nullable().default(null),
    /** Who was there, by the list of people: the account's own, or named where nobody signs in. */
    personId: personId.nullable().default(null),
    method: sealMethod.nullable().default(null),
    /** How it was broken, where that can be told. */
    breach: breachKind.nullable().default(null),
    /** Whether people were seen at a breach; null where nobody says. */
    peopleSeen: z.boolean().nullable().default(null),
    note: z.string().trim().max(2000).default(''),
    photos: z.array(eventPhoto).max(mostPhotos).default([]),
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
    if (event.kind !== 'breached' && (event.breach !== null || event.peopleSeen !== null))
      missing(event.breach === null ? 'peopleSeen' : 'breach', 'only a breach says how it was made')
    if (new Set(event.photos.map(({ id }) => id)).size < event.photos.length)
      missing('photos', 'the same photo stands once')
  })
export type TrailEventInput = z.infer<typeof trailEventInput>

export const trailEvent = z.object({
  ...trailEventInput.shape,
  id: trailEventId,
  trailId,
  receivedAt: instant,
  /** Who sent it: the actor of the act. */
  actor: z.string(),
  /** Who saw it, where another one brought it in. */
  observedBy: z.string().optional(),
  synthetic,
})
export type TrailEvent = z.infer<typeof trailEvent>

/** What the list of events says at an instant; see `geo/trailStatus`. */
export const trailStatus = z.enum(['reported', 'sealed', 'verified', 'breached', 'reopened'])
export type TrailStatus = z.infer<typeof trailStatus>

/** Of a path that was walked or drawn, far more than a trail needs. */
const mostFoundPositions = 5000

/**
 * A way that an officer found and that is on no list, with its first event and, where they closed it at
 * once, its seal. The phone makes its id, so that what is done there next can name it before it is sent.
 */
export const foundTrailInput = z
  .strictObject({
    id: trailId,
    lineId,
    name,
    kind: trailKind,
    course: trailCourse,
    /** One position where only the spot is known. */
    path: z.array(position).min(1).max(mostFoundPositions),
    report: trailEventInput,
    seal: trailEventInput.nullable().default(null),
  })
  .superRefine((found, context) => {
    const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (found.course === 'spot' && found.path.length > 1) fault(['path'], 'a spot is one position')
    if (found.course !== 'spot' && found.path.length < 2) fault(['path'], 'a path has at least two positions')
    if (found.report.kind !== 'reported') fault(['report', 'kind'], 'a way that is found is reported first')
    if (found.seal !== null && found.seal.kind !== 'sealed')
      fault(['seal', 'kind'], 'this can only be the seal of the way that is found')
  })
export type FoundTrailInput = z.infer<typeof foundTrailInput>
