import { z } from 'zod'
import { storage } from './health.ts'
import { actHead } from './journalEntry.ts'
import { recordSchemas, type RecordKind } from './records.ts'
import { instant } from './values.ts'

/** At most so many changed records are told with an act; those who need the others ask for them. */
export const mostChangesTold = 20
/** Whoever is farther behind is not told act by act: it asks for everything anew. */
export const mostActsReplayed = 500

const sequence = z.number().int().min(0)
const trackRevision = z.number().int().min(0)
const recordKind = z.enum(Object.keys(recordSchemas) as [RecordKind, ...RecordKind[]])

/** The first event of every stream: how things stand as it begins. */
export const helloEvent = z.object({
  sequence,
  trackRevision,
  now: instant,
  version: z.string(),
  /** When this server started: another one than before means that it was away. */
  startedAt: instant,
})
export type HelloEvent = z.infer<typeof helloEvent>

/** An act, once it is kept; its sequence is the event's id. */
export const actEvent = z.object({
  ...actHead.shape,
  /** Every kind of record that it changed. */
  kinds: z.array(recordKind),
  /** The first of its changes, as many as one message bears; version and record are null where it was ended. */
  changes: z.array(
    z.object({
      kind: recordKind,
      id: z.string(),
      version: z.number().int().nullable(),
      record: z.unknown().nullable(),
    }),
  ),
  /** So many changes are not listed. */
  more: z.number().int(),
})
export type ActEvent = z.infer<typeof actEvent>

/** Fixes were kept; at most once a second. */
export const tracksEvent = z.object({ trackRevision, now: instant })
export type TracksEvent = z.infer<typeof tracksEvent>

/** Every ten seconds, so that silence means a broken connection; pages need not ask how the server is. */
export const clockEvent = z.object({
  now: instant,
  sequence,
  storage: storage.pick({ state: true, isLow: true }),
})
export type ClockEvent = z.infer<typeof clockEvent>

/** Instead of what was missed; its sequence is the event's id. */
export const resyncEvent = z.object({ sequence })
export type ResyncEvent = z.infer<typeof resyncEvent>
