import { localOperator, type Acknowledgement } from '../acts/actKind.ts'
import { kindOf, type SentAct, type WaitingAct } from '../acts/actKinds.ts'
import type { Overtaking, WaitingCorrection } from '../acts/trailCorrection.ts'
import { disputedFields, laidOnTop, undisputedFields } from './overtaken.ts'

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
export type PressedAct = Without<WaitingAct, 'attempts' | 'trouble' | 'refusal' | 'enteredBy'> & {
  readonly enteredBy?: string | null
}
/** What a form enters; the rest is said of every act when it is pressed. */
export type EnteredAct = Without<
  PressedAct,
  'actId' | 'pressedAt' | 'pressedBy' | 'broughtFrom' | 'userName' | 'enteredBy' | 'photos'
> & {
  readonly photos?: readonly string[]
}

export type OutboxChange =
  | { kind: 'pressed'; act: PressedAct }
  | { kind: 'acknowledged'; actId: string; acknowledgement: Acknowledgement }
  | { kind: 'troubled'; actId: string; trouble: NonNullable<WaitingAct['trouble']> }
  | { kind: 'refused'; actId: string; refusal: NonNullable<WaitingAct['refusal']> }
  /**
   * Refused since the record was changed meanwhile. Where both can stand mine goes on top of theirs as a new
   * act, `nextActId`; else it waits for the officer to choose.
   */
  | {
      kind: 'overtaken'
      actId: string
      nextActId: string
      theirs: Overtaking
      refusal: NonNullable<WaitingAct['refusal']>
    }
  | { kind: 'mine-kept'; actId: string; nextActId: string }
  /** What the officer alone changed goes on as `nextActId`. */
  | { kind: 'theirs-kept'; actId: string; at: string; nextActId: string }
  | { kind: 'discarded'; actId: string }
  /** The server was asked which of some acts it has. */
  | { kind: 'looked-through'; asked: readonly string[]; known: readonly string[] }
  | { kind: 'sent-again'; actId: string }
  /** Of an act from before there were accounts, or that another entered for them: somebody says that it is theirs. */
  | { kind: 'taken-over'; actId: string; userName: string }
  /** The phone's clock turned out to be off when it was pressed, by so much more than was thought. */
  | { kind: 'settled'; actId: string; byMs: number }
  /** Acts and receipts from another place, taken in beside what stands here. */
  | { kind: 'found'; waiting: readonly WaitingAct[]; sent: readonly SentAct[] }

/** How many receipts a device keeps. */
const receiptsKept = 30

/**
 * The outbox after a change. Only an acknowledgement, or discarding what the server refused, takes an
 * act out of `waiting`: one that may have arrived cannot be thrown away. What the server has lost can,
 * and what another entered for somebody who does not say that it is theirs.
 */
export function changeOutbox(outbox: Outbox, change: OutboxChange): Outbox {
  switch (change.kind) {
    case 'pressed':
      return holds(outbox, change.act.actId)
        ? outbox
        : { ...outbox, waiting: [...outbox.waiting, firstWaiting(change.act)] }
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
    case 'overtaken': {
      const { theirs, refusal, nextActId } = change
      const act = outbox.waiting.find((one) => one.actId === change.actId)
      if (act?.about !== 'correction' || act.refusal !== null) return outbox
      return disputedFields(act, theirs).length === 0
        ? withNext(outbox, act, laidOnTop(act, theirs, 'merged', nextActId))
        : replaceAct(outbox, act.actId, () => ({
            ...act,
            attempts: act.attempts + 1,
            trouble: null,
            refusal,
            overtaken: theirs,
          }))
    }
    case 'mine-kept': {
      const act = tryDisputed(outbox, change.actId)
      return act === undefined
        ? outbox
        : withNext(outbox, act, laidOnTop(act, act.overtaken, 'chosen', change.nextActId))
    }
    case 'theirs-kept': {
      const act = tryDisputed(outbox, change.actId)
      if (act === undefined) return outbox
      const aside = replaceAct(outbox, act.actId, () => ({ ...act, setAsideAt: change.at }))
      const fields = undisputedFields(act, act.overtaken)
      if (fields.length === 0) return aside
      const rest = laidOnTop(act, act.overtaken, 'merged', change.nextActId, fields)
      return { ...aside, waiting: [...aside.waiting, rest] }
    }
    case 'discarded':
      return {
        ...outbox,
        waiting: outbox.waiting.filter(
          (act) => act.actId !== change.actId || (act.refusal === null && act.enteredBy === null),
        ),
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
        act.userName === localOperator || act.userName === change.userName
          ? { ...act, userName: change.userName, enteredBy: null }
          : act,
      )
    case 'settled':
      return replaceAct(outbox, change.actId, (act) => settled(act, change.byMs))
    case 'found':
      return {
        waiting: [...outbox.waiting, ...change.waiting.filter(({ actId }) => !holds(outbox, actId))],
        sent: [...outbox.sent, ...change.sent.filter(({ actId }) => !holds(outbox, actId))]
          .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
          .slice(0, receiptsKept),
      }
  }
}

export type DisputedAct = WaitingCorrection & { readonly overtaken: Overtaking }

/** What is to be done about an act that was not taken yet. */
export type Standing =
  /** It is sent by itself. */
  | { readonly kind: 'waiting'; readonly act: WaitingAct }
  /** The officer corrects or discards it. */
  | { readonly kind: 'refused'; readonly act: WaitingAct }
  /** The officer chooses between it and what another one made. */
  | { readonly kind: 'disputed'; readonly act: DisputedAct }
  /** The officer gave it up for what another one made; it is not sent, and stays to be read. */
  | { readonly kind: 'set-aside'; readonly act: WaitingCorrection }

export function standingOf(act: WaitingAct): Standing {
  if (act.about === 'correction') {
    if (act.setAsideAt !== null) return { kind: 'set-aside', act }
    const { overtaken } = act
    if (overtaken !== null) return { kind: 'disputed', act: { ...act, overtaken } }
  }
  return { kind: act.refusal === null ? 'waiting' : 'refused', act }
}

/** Acts that were not taken yet, by what is to be done about them. */
export function byStanding({ waiting }: Pick<Outbox, 'waiting'>) {
  const sorted = {
    waiting: [] as WaitingAct[],
    refused: [] as WaitingAct[],
    disputed: [] as DisputedAct[],
    setAside: [] as WaitingCorrection[],
  }
  for (const standing of waiting.map(standingOf)) {
    if (standing.kind === 'disputed') sorted.disputed.push(standing.act)
    else if (standing.kind === 'set-aside') sorted.setAside.push(standing.act)
    else sorted[standing.kind].push(standing.act)
  }
  return sorted
}

const tryDisputed = (outbox: Outbox, actId: string): DisputedAct | undefined =>
  byStanding(outbox).disputed.find((act) => act.actId === actId)

/** One change of the outbox: whenever the phone ends, the one or the other is kept. */
const withNext = (outbox: Outbox, act: WaitingAct, next: WaitingAct): Outbox => ({
  ...outbox,
  waiting: [...outbox.waiting.filter(({ actId }) => actId !== act.actId), next],
})

const holds = ({ waiting, sent }: Outbox, id: string): boolean =>
  [...waiting, ...sent].some((act) => act.actId === id || wasBefore(act, id))

/** An act that went on under another id since it was laid on top of what another one made. */
const wasBefore = (act: WaitingAct | SentAct, id: string): boolean =>
  act.about === 'correction' && act.laidOn.some(({ was }) => was === id)

/** The id under which an act is found by now: what was set aside keeps its own, though some of it went on. */
export const idNow = ({ waiting, sent }: Outbox, id: string): string =>
  waiting.some(({ actId }) => actId === id)
    ? id
    : ([...waiting, ...sent].find((act) => wasBefore(act, id))?.actId ?? id)

/** Its times are moved together, once: what was sent is the same at each repeat. */
function settled(act: WaitingAct, byMs: number): WaitingAct {
  if (act.pressedBy === null || act.pressedBy.isSettled) return act
  const moved = (at: string) => new Date(Date.parse(at) + byMs).toISOString()
  return {
    ...act,
    pressedAt: moved(act.pressedAt),
    observedAt: moved(act.observedAt),
    pressedBy: { ...act.pressedBy, isSettled: true },
  }
}

const firstWaiting = ({ enteredBy = null, ...act }: PressedAct): WaitingAct => ({
  ...act,
  enteredBy,
  attempts: 0,
  trouble: null,
  refusal: null,
})

/** The schemas say which answer belongs to which kind; an act and its answer come from one kind. */
const receiptOf = (
  { attempts: _attempts, trouble: _trouble, refusal: _refusal, ...act }: WaitingAct,
  acknowledgement: Acknowledgement,
): SentAct => ({ ...act, missingPhotos: 0, ...acknowledgement, lost: false, isWhole: true }) as SentAct

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
export function waitingAgain(receipt: SentAct): WaitingAct | undefined {
  const { isWhole, ...sent } = receipt
  const {
    receivedAt: _at,
    sequence: _place,
    lost: _lost,
    missingPhotos: _photos,
    answered: _answer,
    ...act
  } = sent
  return isWhole ? { ...act, attempts: 0, trouble: null, refusal: null } : undefined
}

/**
 * Somebody's acts to send now, oldest first; what the server refused waits for the officer instead, and
 * what rests on an act that is not sent yet waits for that one, whosever it is.
 */
export function actsToSend(outbox: Outbox, userName: string): readonly WaitingAct[] {
  return outbox.waiting.filter(
    (act) =>
      act.refusal === null &&
      act.enteredBy === null &&
      act.userName === userName &&
      unsentBefore(outbox, act) === undefined,
  )
}

/** The act that another one waits for; undefined where it waits for none. */
export function unsentBefore(outbox: Outbox, act: WaitingAct): WaitingAct | undefined {
  const needed = kindOf(act).restsOn?.(act) ?? undefined
  if (needed === undefined) return undefined
  return outbox.waiting.find((other) => kindOf(other).makes?.(other) === needed)
}

/** What waits for an act, and would be refused without it. */
export function waitingFor(outbox: Outbox, act: WaitingAct): readonly WaitingAct[] {
  const made = kindOf(act).makes?.(act)
  return made === undefined ? [] : outbox.waiting.filter((other) => kindOf(other).restsOn?.(other) === made)
}

function replaceAct(outbox: Outbox, id: string, replace: (act: WaitingAct) => WaitingAct): Outbox {
  return { ...outbox, waiting: outbox.waiting.map((act) => (act.actId === id ? replace(act) : act)) }
}
