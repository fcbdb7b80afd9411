import { z } from 'zod'
import { gapAcknowledgementId, lineId, unitId } from './ids.ts'
import { chainageM, instant, synthetic } from './values.ts'

/** By commitments or by evidence: what gap it is. A broken promise is a gap by evidence. */
export const gapKind = z.enum(['planned', 'actual'])
export type GapKind = z.infer<typeof gapKind>

/**
 * A unit's word that it deals with a gap: what is being done, and until when. Handing it on ends it and
 * begins another one, so that it stays known who had it from when to when.
 */
export const gapAcknowledgement = z
  .object({
    id: gapAcknowledgementId,
    lineId,
    fromM: chainageM,
    toM: chainageM,
    kind: gapKind,
    /** Since when the gap stood when it was acknowledged. */
    since: instant,
    /** Who deals with it. */
    unitId,
    /** What is being done. */
    action: z.string().trim().min(1).max(500),
    until: instant,
    /** The actor of the act. */
    acknowledgedBy: z.string(),
    at: instant,
    /** Who had it before; null where it was not handed on. */
    handedOnFrom: unitId.nullable().default(null),
    /** Null while it stands. */
    closedAt: instant.nullable().default(null),
    /** Why it stands no more: the gap is held, somebody took it back, or another unit has it now. */
    ending: z.enum(['held', 'ended', 'handed-on']).nullable().default(null),
    synthetic,
  })
  .refine((value) => value.fromM < value.toM, { path: ['toM'], error: 'toM must be greater than fromM' })
export type GapAcknowledgement = z.infer<typeof gapAcknowledgement>
