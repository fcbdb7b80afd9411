import { z } from 'zod'
import { barrierStepInput } from '../../data/model/barrierEvent.ts'
import { gapAcknowledgement } from '../../data/model/gapAcknowledgement.ts'
import { trailEventInput, trailEventKind, trailStatus } from '../../data/model/trail.ts'
import { name } from '../../data/model/values.ts'

/** Of an act that was kept before there were accounts. */
export const localOperator = 'local operator'

/**
 * An act that an officer has pressed and the server has not yet acknowledged. It keeps its `actId`
 * over every repeat, so the server writes it once however often it arrives.
 */
const waiting = {
  actId: z.string(),
  /** Whose it is: it is sent under no other name. */
  userName: z.string().default(localOperator),
  pressedAt: z.string(),
  attempts: z.number().int(),
  /** What stood in the way at the last attempt; null before the first. */
  trouble: z.enum(['unreachable', 'server-failed', 'signed-out']).nullable(),
  /** The server's sentence where it refused the act; a refused act is not repeated. */
  refusal: z.object({ sentence: z.string(), field: z.string().nullable() }).nullable(),
}

const trailAct = z.object({
  ...waiting,
  /** Acts kept before there were others say nothing of it. */
  about: z.literal('trail').default('trail'),
  trailId: z.string(),
  trailNumber: z.number().int(),
  event: trailEventInput,
})
export type WaitingTrailAct = z.infer<typeof trailAct>

/** What an officer sends who takes a gap in hand. */
const gapWordInput = z.object({
  lineId: z.string(),
  kind: gapAcknowledgement.shape.kind,
  fromM: z.number(),
  toM: z.number(),
  unitId: z.string(),
  action: z.string(),
  until: z.string(),
})

const gapAct = z.object({ ...waiting, about: z.literal('gap'), word: gapWordInput })

/** What an officer saw of a barrier; photos are named once the server has them. */
const damageReport = barrierStepInput.omit({ photos: true }).required({ at: true })

const damage = {
  about: z.literal('damage'),
  barrierId: z.string(),
  barrierName: name,
  report: damageReport,
  /** As they are kept on this phone, under names of its own. */
  photos: z.array(z.string()).default([]),
}

const damageAct = z.object({ ...waiting, ...damage })
export type WaitingDamageAct = z.infer<typeof damageAct>

export const waitingAct = z.union([gapAct, damageAct, trailAct])
export type WaitingAct = z.infer<typeof waitingAct>

/** An acknowledged act: what the receipt shows. */
const sent = {
  actId: z.string(),
  userName: z.string().default(localOperator),
  pressedAt: z.string(),
  /** The server's own time of arrival. */
  receivedAt: z.string(),
  /** The act's place in the journal, by which it is taken back; null where the server did not say. */
  sequence: z.number().int().nullable().default(null),
  /** The server has it no more: it was put back to a backup from before. */
  lost: z.boolean().default(false),
}

const sentTrailAct = z.object({
  ...sent,
  about: z.literal('trail').default('trail'),
  trailId: z.string(),
  trailNumber: z.number().int(),
  kind: trailEventKind,
  observedAt: z.string(),
  /** What was sent, to send it again should it be lost; receipts kept before say nothing of it. */
  event: trailEventInput.nullable().default(null),
  /** The trail's status that the act led to, as the server said. */
  status: trailStatus.nullable(),
})

const sentGapAct = z.object({
  ...sent,
  about: z.literal('gap'),
  /** Clipped by the server to the gap that there was. */
  word: gapWordInput,
  /** What was sent, as above. */
  asked: gapWordInput.nullable().default(null),
})

const sentDamageAct = z.object({ ...sent, ...damage })

export const sentAct = z.union([sentGapAct, sentDamageAct, sentTrailAct])
export type SentAct = z.infer<typeof sentAct>

/** What the server answers to an act that it has written; of a gap between where it is in hand. */
export interface Acknowledgement {
  readonly receivedAt: string
  readonly status: z.infer<typeof trailStatus> | null
  readonly sequence: number | null
  readonly clippedTo?: { readonly fromM: number; readonly toM: number }
}

export interface Outbox {
  /** In the order in which they were pressed. */
  readonly waiting: readonly WaitingAct[]
  /** Newest first. */
  readonly sent: readonly SentAct[]
}

export const emptyOutbox: Outbox = { waiting: [], sent: [] }

/** Each of several acts without some of what it holds. */
type Without<Act, Key extends PropertyKey> = Act extends unknown ? Omit<Act, Key> : never
/** An act as the officer leaves it. */
export type PressedAct = Without<WaitingAct, 'attempts' | 'trouble' | 'refusal'>
/** The same without whose it is, which no form has to care for. */
export type FormAct = Without<PressedAct, 'userName'>
/** What is entered, before it is pressed. */
export type EnteredAct = Without<FormAct, 'actId' | 'pressedAt'>

export type OutboxChange =
  | { kind: 'pressed'; act: PressedAct }
  | { kind: 'acknowledged'; actId: string; acknowledgement: Acknowledgement }
  | { kind: 'troubled'; actId: string; trouble: NonNullable<WaitingAct['trouble']> }
  | { kind: 'refused'; actId: string; refusal: NonNullable<WaitingAct['refusal']> }
  | { kind: 'discarded'; actId: string }
  /** The server was asked which of some acts it has. */
  | { kind: 'looked-through'; asked: readonly string[]; known: readonly string[] }
  | { kind: 'sent-again'; actId: string }
  /** Of an act from before there were accounts: somebody says that it is theirs. */
  | { kind: 'taken-over'; actId: string; userName: string }

/** How many receipts a device keeps. */
const receiptsKept = 30

/**
 * The outbox after a change. Only an acknowledgement, or discarding what the server refused, takes an
 * act out of `waiting`: one that may have arrived cannot be thrown away. What the server has lost can.
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
      return {
        waiting: outbox.waiting.filter((waiting) => waiting !== act),
        sent: [
          receiptOf(act, change.acknowledgement),
          ...outbox.sent.filter(({ actId }) => actId !== act.actId),
        ].slice(0, receiptsKept),
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
        sent: outbox.sent.filter((act) => act.actId !== change.actId || !act.lost),
      }
    case 'looked-through':
      return { ...outbox, sent: outbox.sent.map((act) => lookedThrough(act, change)) }
    case 'sent-again': {
      const act = outbox.sent.find(({ actId, lost }) => lost && actId === change.actId)
      const again = act && waitingAgain(act)
      if (again === undefined) return outbox
      return { waiting: [...outbox.waiting, again], sent: outbox.sent.filter((sent) => sent !== act) }
    }
    case 'taken-over':
      return replaceAct(outbox, change.actId, (act) =>
        act.userName === localOperator ? { ...act, userName: change.userName } : act,
      )
  }
}

function receiptOf(act: WaitingAct, { receivedAt, status, sequence, clippedTo }: Acknowledgement): SentAct {
  const { actId, userName, pressedAt } = act
  const sent = { actId, userName, pressedAt, receivedAt, sequence, lost: false }
  switch (act.about) {
    case 'trail':
      return {
        ...sent,
        about: 'trail',
        trailId: act.trailId,
        trailNumber: act.trailNumber,
        kind: act.event.kind,
        observedAt: act.event.observedAt,
        event: act.event,
        status,
      }
    case 'gap':
      return { ...sent, about: 'gap', word: { ...act.word, ...clippedTo }, asked: act.word }
    case 'damage': {
      const { about, barrierId, barrierName, report, photos } = act
      return { ...sent, about, barrierId, barrierName, report, photos }
    }
  }
}

/** An act that is gone has no place in the journal: by its number another one would be taken back. */
function lookedThrough(
  act: SentAct,
  { asked, known }: { asked: readonly string[]; known: readonly string[] },
) {
  if (!asked.includes(act.actId)) return act
  const lost = !known.includes(act.actId)
  if (lost === act.lost) return act
  return { ...act, lost, sequence: lost ? null : act.sequence }
}

/** A lost act as it was first pressed, under its own id; undefined where the receipt does not hold all of it. */
export function waitingAgain(act: SentAct): WaitingAct | undefined {
  const { actId, userName, pressedAt } = act
  const waiting = { actId, userName, pressedAt, attempts: 0, trouble: null, refusal: null }
  switch (act.about) {
    case 'trail': {
      const { event, trailId, trailNumber } = act
      return event === null ? undefined : { ...waiting, about: 'trail', trailId, trailNumber, event }
    }
    case 'gap':
      return act.asked === null ? undefined : { ...waiting, about: 'gap', word: act.asked }
    case 'damage': {
      const { about, barrierId, barrierName, report, photos } = act
      return { ...waiting, about, barrierId, barrierName, report, photos }
    }
  }
}

/** Somebody's acts to send now, oldest first; what the server refused waits for the officer instead. */
export function actsToSend(outbox: Outbox, userName: string): readonly WaitingAct[] {
  return outbox.waiting.filter((act) => act.refusal === null && act.userName === userName)
}

function replaceAct(outbox: Outbox, id: string, replace: (act: WaitingAct) => WaitingAct): Outbox {
  return { ...outbox, waiting: outbox.waiting.map((act) => (act.actId === id ? replace(act) : act)) }
}
