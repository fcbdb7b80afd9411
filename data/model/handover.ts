import { z } from 'zod'
import { handoverId, personId, staffingLogId } from './ids.ts'
import { staffedPlace } from './shift.ts'
import { instant, synthetic } from './values.ts'

/** Who is on a checkpoint or a desk together. */
const party = {
  leadId: personId.nullable().default(null),
  /** Everybody of the roster beside the lead. */
  personIds: z.array(personId).max(100).default([]),
  /** Others who stand on no roster: villagers who help, counted and not named. */
  others: z.number().int().min(0).max(100).default(0),
}

/** What whoever takes over sends. */
export const handoverInput = z.strictObject({
  place: staffedPlace,
  at: instant,
  /** Who was on until then, and since when; without anybody: nobody was. Null where none had it before. */
  outgoing: z
    .strictObject({ ...party, since: instant })
    .nullable()
    .default(null),
  incoming: z.strictObject(party),
  remarks: z.string().trim().max(2000).default(''),
})

/**
 * A checkpoint or desk passed from one party to the next. It is evidence of who was there up to its
 * instant, in the log that it keeps; who took over is on from then on by their word alone, and
 * evidenced by the next one.
 */
export const handover = z.object({
  id: handoverId,
  ...handoverInput.shape,
  /** Of the outgoing; null where there were none. */
  logId: staffingLogId.nullable(),
  receivedAt: instant,
  /** The actor of the act. */
  actor: z.string(),
  synthetic,
})
export type Handover = z.infer<typeof handover>

/** How many a party is. */
export const partySize = ({
  leadId,
  personIds,
  others,
}: Pick<Handover['incoming'], 'leadId' | 'personIds' | 'others'>): number =>
  new Set([...(leadId === null ? [] : [leadId]), ...personIds]).size + others
