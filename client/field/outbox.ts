import { z } from 'zod'
import { trailEventInput, trailEventKind, trailStatus } from '../../data/model/trail.ts'

/**
 * An act that an officer has pressed and the server has not yet acknowledged. It keeps its `actId`
 * over every repeat, so the server writes it once however often it arrives.
 */
export const waitingAct = z.object({
  actId: z.string(),
  trailId: z.string(),
  trailNumber: z.number().int(),
  event: trailEventInput,
  pressedAt: z.string(),
  attempts: z.number().int(),
  /** What stood in the way at the last attempt; null before the first. */
  trouble: z.enum(['unreachable', 'server-failed']).nullable(),
  /** The server's sentence where it refused the act; a refused act is not repeated. */
  refusal: z.object({ sentence: z.string(), field: z.string().nullable() }).nullable(),
})
export type WaitingAct = z.infer<typeof waitingAct>

/** An acknowledged act: what the receipt shows. */
export const sentAct = z.object({
  actId: z.string(),
  trailId: z.string(),
  trailNumber: z.number().int(),
  kind: trailEventKind,
  observedAt: z.string(),
  pressedAt: z.string(),
  /** The server's own time of arrival. */
  receivedAt: z.string(),
  /** The trail's status that the act led to, as the server said. */
  status: trailStatus.nullable(),
  /** The act's place in the journal, by which it is taken back; null where the server did not say. */
  sequence: z.number().int().nullable().default(null),
})
export type SentAct = z.infer<typeof sentAct>

/** What the server answers to an act that it has written. */
export type Acknowledgement = Pick<SentAct, 'receivedAt' | 'status' | 'sequence'>

export interface Outbox {
  /** In the order in which they were pressed. */
  readonly waiting: readonly WaitingAct[]
  /** Newest first. */
  readonly sent: readonly SentAct[]
}

export const emptyOutbox: Outbox = { waiting: [], sent: [] }

export type OutboxChange =
  | { kind: 'pressed'; act: Pick<WaitingAct, 'actId' | 'trailId' | 'trailNumber' | 'event' | 'pressedAt'> }
  | { kind: 'acknowledged'; actId: string; acknowledgement: Acknowledgement }
  | { kind: 'troubled'; actId: string; trouble: NonNullable<WaitingAct['trouble']> }
  | { kind: 'refused'; actId: string; refusal: NonNullable<WaitingAct['refusal']> }
  | { kind: 'discarded'; actId: string }

/** How many receipts a device keeps. */
const receiptsKept = 30

/**
 * The outbox after a change. Only an acknowledgement, or discarding what the server refused, takes an
 * act out of `waiting`: one that may have arrived cannot be thrown away.
 */
export function changeOutbox(outbox: Outbox, change: OutboxChange): Outbox {
  switch (change.kind) {
    case 'pressed':
      return outbox.waiting.some((act) => act.actId === change.act.actId)
        ? outbox
        : {
            ...outbox,
            waiting: [...outbox.waiting, { ...change.act, attempts: 0, trouble: null, refusal: null }],
          }
    case 'acknowledged': {
      const act = outbox.waiting.find((waiting) => waiting.actId === change.actId)
      if (act === undefined) return outbox
      const receipt: SentAct = {
        actId: act.actId,
        trailId: act.trailId,
        trailNumber: act.trailNumber,
        kind: act.event.kind,
        observedAt: act.event.observedAt,
        pressedAt: act.pressedAt,
        ...change.acknowledgement,
      }
      return {
        waiting: outbox.waiting.filter((waiting) => waiting !== act),
        sent: [receipt, ...outbox.sent].slice(0, receiptsKept),
      }
    }
    case 'troubled':
      return replaceAct(outbox, change.actId, (act) => ({
        ...act,
        attempts: act.attempts + 1,
        trouble: change.trouble,
      }))
    case 'refused':
      return replaceAct(outbox, change.actId, (act) => ({
        ...act,
        attempts: act.attempts + 1,
        trouble: null,
        refusal: change.refusal,
      }))
    case 'discarded':
      return {
        ...outbox,
        waiting: outbox.waiting.filter((act) => act.actId !== change.actId || act.refusal === null),
      }
  }
}

/** The acts to send now, oldest first; what the server refused waits for the officer instead. */
export function actsToSend(outbox: Outbox): readonly WaitingAct[] {
  return outbox.waiting.filter((act) => act.refusal === null)
}

function replaceAct(outbox: Outbox, id: string, replace: (act: WaitingAct) => WaitingAct): Outbox {
  return { ...outbox, waiting: outbox.waiting.map((act) => (act.actId === id ? replace(act) : act)) }
}
