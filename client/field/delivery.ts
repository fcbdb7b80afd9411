import { ProblemError } from '../api/request.ts'
import type { Acknowledgement } from './acts/actKind.ts'
import type { WaitingAct } from './acts/actKinds.ts'
import { actsToSend, changeOutbox, type Outbox, type OutboxChange, type PressedAct } from './outbox.ts'
import {
  keepLookedThroughAt,
  keepOutboxChange,
  loadOutbox,
  lookedThroughAt,
  type ActStorage,
} from './outboxStorage.ts'

/** Sends one act and answers what the server acknowledged; throws as `fetch` or the server does. */
export type SendAct = (act: WaitingAct) => Promise<Acknowledgement>

/** Answers which of some acts the server's journal holds; throws as `fetch` or the server does. */
export type AskKnown = (actIds: readonly string[]) => Promise<readonly string[]>

/** The outbox at work: keeps each act before it is sent and repeats it until it is acknowledged. */
export interface Delivery {
  readonly outbox: () => Outbox
  /** True where the device would not keep the last act: it must not be closed before it is sent. */
  readonly isUnkept: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  readonly press: (act: PressedAct) => void
  readonly discard: (actId: string) => void
  /** What the server has lost goes once more, under the same id. */
  readonly sendAgain: (actId: string) => void
  /**
   * The server says which putting back of a backup it stands on: where that is another one than before,
   * the receipts are looked through. What fails is done the next time.
   */
  readonly noteHistory: (history: string | null) => Promise<void>
  readonly takeOver: (actId: string, userName: string) => void
  /** Tries all that waits of whoever is signed in, oldest first; answers when nothing is left to try. */
  readonly sendWaiting: () => Promise<void>
  /** Takes over what another page of this device changed. */
  readonly reload: () => void
}

/** Sends with `send` what is of the one that `askSender` finds signed in at the time. */
export function createDelivery(
  storage: ActStorage,
  send: SendAct,
  askSender: () => Promise<string>,
  askKnown: AskKnown,
): Delivery {
  let outbox = loadOutbox(storage)
  /** The outbox as the storage last took it; where that failed, the next change writes what is missing. */
  let kept = outbox
  let round: Promise<void> | undefined
  let looking: Promise<void> | undefined
  const listeners = new Set<() => void>()
  const announce = () => {
    for (const listener of listeners) listener()
  }

  const isUnkept = () => kept !== outbox && outbox.waiting.length > 0

  const change = (what: OutboxChange) => {
    outbox = changeOutbox(outbox, what)
    try {
      keepOutboxChange(storage, kept, outbox)
      kept = outbox
    } catch {
      // A full or forbidden storage: the act stays in memory and the page says so.
    }
    announce()
  }

  const sendRound = async () => {
    const first = outbox.waiting.find(({ refusal }) => refusal === null)
    if (first === undefined) return
    const sender = await askSender().catch(() => undefined)
    if (sender === undefined) {
      change({ kind: 'troubled', actId: first.actId, trouble: 'unreachable' })
      return
    }
    const tried = new Set<string>()
    // Acts pressed while a round is under way join it.
    for (;;) {
      const act = actsToSend(outbox, sender).find((waiting) => !tried.has(waiting.actId))
      if (act === undefined) return
      tried.add(act.actId)
      const outcome = await attempt(send, act)
      change(outcome)
      if (outcome.kind === 'troubled' && outcome.trouble !== 'server-failed') return
    }
  }

  const lookThrough = async (history: string | null) => {
    const asked = outbox.sent.map(({ actId }) => actId)
    try {
      const known = asked.length === 0 ? [] : await askKnown(asked)
      change({ kind: 'looked-through', asked, known })
      keepLookedThroughAt(storage, history)
    } catch {
      // No answer, or nobody signed in, or a full storage.
    }
  }

  return {
    outbox: () => outbox,
    isUnkept,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press: (act) => change({ kind: 'pressed', act }),
    discard: (actId) => change({ kind: 'discarded', actId }),
    sendAgain: (actId) => change({ kind: 'sent-again', actId }),
    noteHistory: async (history) => {
      if (lookedThroughAt(storage) === history) return
      looking ??= lookThrough(history).finally(() => {
        looking = undefined
      })
      await looking
    },
    takeOver: (actId, userName) => change({ kind: 'taken-over', actId, userName }),
    sendWaiting: () => {
      round ??= sendRound().finally(() => {
        round = undefined
      })
      return round
    },
    reload: () => {
      // While an act lives in memory only, the storage knows less than the page.
      if (isUnkept()) return
      outbox = loadOutbox(storage)
      kept = outbox
      announce()
    },
  }
}

/**
 * What an attempt came to. A request that failed or a server in trouble says nothing about whether the
 * act was written, so it is repeated. So is one that never reached the act itself: nobody is signed in
 * any more (401), a proxy in between (403, 405, 407), or a server that asks for patience (408, 425, 429).
 * What somebody may not do, or not there, is refused for good.
 */
async function attempt(send: SendAct, act: WaitingAct): Promise<OutboxChange> {
  try {
    return { kind: 'acknowledged', actId: act.actId, acknowledgement: await send(act) }
  } catch (error) {
    if (!(error instanceof ProblemError))
      return { kind: 'troubled', actId: act.actId, trouble: 'unreachable' }
    const { status, code, detail, field } = error.problem
    if (status === 401) return { kind: 'troubled', actId: act.actId, trouble: 'signed-out' }
    const isForbidden = code === 'forbidden' || code === 'outside-jurisdiction'
    if (isForbidden) return refusedBy(act, detail, field)
    if (status >= 500 || repeatedStatuses.includes(status))
      return { kind: 'troubled', actId: act.actId, trouble: 'server-failed' }
    return refusedBy(act, detail, field)
  }
}

const refusedBy = ({ actId }: WaitingAct, sentence: string, field: string | undefined): OutboxChange => ({
  kind: 'refused',
  actId,
  refusal: { sentence, field: field ?? null },
})

const repeatedStatuses = [403, 405, 407, 408, 425, 429]
