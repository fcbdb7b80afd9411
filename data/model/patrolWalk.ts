import { z } from 'zod'
import { fixFlags, type FixFlag } from '../../geo/cleanFixes.ts'
import { lineId, patrolId } from './ids.ts'
import { chainageM, instant, name, position } from './values.ts'

const count = z.number().int().min(0)
const minutes = z.number().min(0)

/** What became of an assignment; `geo/assignmentWalk` says what each figure means. */
const walkFigures = z.object({
  walkedM: z.number(),
  /** Of the stretch, 0 to 1. */
  shareWalked: z.number(),
  traversals: count,
  lateMin: minutes.nullable(),
  leftEarlyMin: minutes.nullable(),
  onStretchMin: minutes,
  offStretchMin: minutes,
  silentMin: minutes,
})

const flagReasons = fixFlags.filter((flag): flag is Exclude<FixFlag, 'good'> => flag !== 'good')
/** How many fixes are not used, by why. */
const flaggedCounts = z.partialRecord(z.enum(flagReasons), count)

/** `tracker`: reported on the way; `upload`: read from a file afterwards. */
const trackSource = z.enum(['tracker', 'upload'])

/** What `GET /api/patrols/{id}/walk` answers. */
export const patrolWalk = z.object({
  patrolId,
  lineId,
  fromM: chainageM,
  toM: chainageM,
  from: instant,
  to: instant,
  /** Nothing is known of what comes after. */
  knownUntil: instant,
  figures: walkFigures,
  /** Minutes of the window that the desk declared lost. */
  lostMin: minutes,
  fixes: count,
  /** The tracker sent more within the window, from before the patrol was entered: that is nobody's to see. */
  hasOffDuty: z.boolean(),
  flagged: flaggedCounts,
  /** The way as it was heard, with points no nearer than 5 m to each other. */
  segments: z.array(z.object({ source: trackSource, from: instant, to: instant, path: z.array(position) })),
  /** Silences between two segments that nobody can fill: drawn dashed. */
  holes: z.array(
    z.object({ source: trackSource, from: instant, to: instant, path: z.array(position).length(2) }),
  ),
})
export type PatrolWalk = z.infer<typeof patrolWalk>

/** What a person who uploads should know of what the file was good for. */
export const trackNotice = z.enum([
  'clock-unusable',
  'nothing-usable',
  'off-the-stretch',
  'partly-outside-the-window',
])

export type TrackNotice = z.infer<typeof trackNotice>

/** What a phone recorded of a patrol on the way, batch by batch. */
export const recordedFixes = z.strictObject({
  fixes: z
    .array(
      z.strictObject({
        at: instant,
        position,
        accuracyM: z.number().min(0).max(100_000).nullable().default(null),
      }),
    )
    .min(1)
    .max(5000),
})

/** What `POST /api/patrols/{id}/track` and `…/fixes` answer. */
export const uploadedTrack = z.object({
  patrolId,
  /** SHA-256 of the file, hexadecimal, as `sha256sum` tells it. */
  sha256: z.string(),
  /** Fixes kept now, and those that were there already. */
  stored: count,
  repeated: count,
  from: instant,
  to: instant,
  /** Kept and not used, but for those without a time, which cannot be kept. */
  flagged: flaggedCounts,
  notices: z.array(z.object({ code: trackNotice, sentence: name })),
  figures: walkFigures,
})
export type UploadedTrack = z.infer<typeof uploadedTrack>
