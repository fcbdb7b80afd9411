import { z } from 'zod'
import { instant } from './values.ts'

/**
 * Whether anything can be saved: the disk is full, cannot be written, is held by another program, or
 * pages of the database cannot be read. Reading goes on in all of them as far as it can.
 */
export const storageState = z.enum(['ok', 'full', 'read-only', 'locked', 'damaged'])
export type StorageState = z.infer<typeof storageState>

export const storage = z.object({
  state: storageState,
  /** When it came to be so; null while it is ok. */
  since: instant.nullable(),
  /** What may still be written to the disk of the store; null where the system does not say. */
  freeBytes: z.number().int().nullable(),
  /** There is little room left: time to make some, before nothing can be saved. */
  isLow: z.boolean(),
})
export type Storage = z.infer<typeof storage>

export const backup = z.object({
  name: z.string(),
  at: instant,
  bytes: z.number().int(),
  /** Of the last act in it. */
  sequence: z.number().int(),
  /** It was read from end to end before it got its name; it is not read again since. */
  checkedWhenMade: z.literal(true),
  /** The migration that it was made before; null for one made by schedule or by hand. */
  before: z.string().nullable(),
})
export type BackupAnswer = z.infer<typeof backup>

/** What a backup failed for, so that a page can say it in its language. */
export const backupFault = z.enum([
  'no-room',
  'folder-unreadable',
  'folder-unwritable',
  'damaged',
  'broken-off',
  'other',
])
export type BackupFault = z.infer<typeof backupFault>

export const backups = z.object({
  /** Newest first. */
  items: z.array(backup),
  folder: z.string(),
  /** 0: only by hand. */
  everyHours: z.number(),
  isUnderWay: z.boolean(),
  /** What the last attempt failed for; null where it did not. The sentence is the log's, in English. */
  lastFailure: z.object({ at: instant, fault: backupFault, sentence: z.string() }).nullable(),
})
export type BackupsAnswer = z.infer<typeof backups>

/** The store was put back to a backup: whatever came after that is in the file that was kept aside, if there was one. */
export const restored = z.object({
  /** Of this putting back: who knows another one, or none, knew another journal. */
  id: z.uuid(),
  at: instant,
  /** When the backup was made; where its name does not say, when its last act arrived; null where it has none. */
  backupAt: instant.nullable(),
  /** Of the last act in it. */
  sequence: z.number().int(),
  /** So many acts stood before and are gone; null where nobody knows. */
  lostActs: z.number().int().nullable(),
  /** When somebody said that all who need to know it do. */
  dismissedAt: instant.nullable(),
})
export type Restored = z.infer<typeof restored>

/** So long every page tells of it, unless it is dismissed before. */
export const restoredToldDays = 7

/** Nothing of it stops the acts; somebody should look at it. */
export const healthWarning = z.enum([
  'disk-low',
  'backup-overdue',
  'backup-failed',
  'clock-jumped',
  'restored',
])

export const health = z.object({
  /** `degraded` where nothing can be saved; it is answered with 503 then. */
  status: z.enum(['ok', 'degraded']),
  warnings: z.array(healthWarning),
  now: instant,
  /** Of the last act; null where even that cannot be read. */
  sequence: z.number().int().nullable(),
  version: z.string(),
  startedAt: instant,
  storage,
  backup: z.object({
    last: backup.nullable(),
    ageS: z.number().nullable(),
  }),
  /** How late the server's one thread comes to what is due, over the last minute. */
  eventLoop: z.object({ p99Ms: z.number(), maxMs: z.number() }),
  /** Of the log of writes that are not in the database file yet. */
  walBytes: z.number().int(),
  /** The last time that the clock was moved by more than two minutes, or the machine slept. */
  clock: z.object({ jumpedAt: instant, byS: z.number() }).nullable(),
  /** The last time that a backup was put back; `isTold` while pages tell of it. */
  restored: restored.extend({ isTold: z.boolean() }).nullable(),
})
export type Health = z.infer<typeof health>
