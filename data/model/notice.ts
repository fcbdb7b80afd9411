import { z } from 'zod'
import { gapKind } from './gapAcknowledgement.ts'
import { gapAcknowledgementId, lineId, noticeId, unitId } from './ids.ts'
import { chainageM, instant, synthetic } from './values.ts'

/** What a unit is told within the application: of a gap on its ground, or of one it deals with. */
export const notice = z
  .object({
    id: noticeId,
    /** Who is told. */
    unitId,
    about: z.literal('gap'),
    lineId,
    fromM: chainageM,
    toM: chainageM,
    kind: gapKind,
    /** Since when the gap stands. */
    since: instant,
    /** It was found, its time ran out before it was held, or another unit handed it on. */
    cause: z.enum(['new', 'overdue', 'handed-on']),
    /** The word it is about, of all but new gaps. */
    acknowledgementId: gapAcknowledgementId.nullable().default(null),
    at: instant,
    readAt: instant.nullable().default(null),
    /** When there was nothing left to tell of: the gap or the word about it was over. */
    overAt: instant.nullable().default(null),
    synthetic,
  })
  .refine((value) => value.fromM < value.toM, { path: ['toM'], error: 'toM must be greater than fromM' })
export type Notice = z.infer<typeof notice>

export const isUnread = ({ readAt, overAt }: Pick<Notice, 'readAt' | 'overAt'>): boolean =>
  readAt === null && overAt === null
