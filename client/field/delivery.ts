import { ProblemError } from '../api/request.ts'
import {
  actsToSend,
  changeOutbox,
  type Acknowledgement,
  type Outbox,
  type OutboxChange,
  type PressedAct,
  type WaitingAct,
} from './outbox.ts'
import { keepOutboxChange, loadOutbox, type ActStorage } from './outboxStorage.ts'

/** Sends one act and answers what the server acknowledged; throws as `fetch` or the server does. */
export type SendAct = (act: WaitingAct) => Promise<Acknowledgement>

/** The outbox at work: keeps each act before it is sent and repeats it until it is acknowledged. */
export interface Delivery {
  readonly outbox: () => Outbox
  /** True where the device would not keep the last act: it must not be closed before it is sent. */
  readonly isUnkept: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  readonly press: (act: PressedAct) => void
  readonly discard: (actId: string) => void
  /** Tries everything that waits, oldest first; answers when nothing is left to try. */
  readonly sendWaiting: () => Promise<void>
  /** Takes over what another page of this device changed. */
  readonly reload: () => void
}

export function createDelivery(storage: ActStorage, send: SendAct): Delivery {
  let outbox = loadOutbox(storage)
  /** The outbox as the storage last took it; where that failed, the next change writes what is missing. */
  let kept = outbox
  let round: Promise<void> | undefined
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
    const tried = new Set<string>()
    // Acts pressed while a round is under way join it.
    for (;;) {
      const act = actsToSend(outbox).find((waiting) => !tried.has(waiting.actId))
      if (act === undefined) return
      tried.add(act.actId)
      const outcome = await attempt(send, act)
      change(outcome)
      if (outcome.kind === 'troubled' && outcome.trouble === 'unreachable') return
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
 * act was written, so it is repeated. So is one that never reached the act itself: who may not send
 * now (401, 403), a proxy in between (405, 407), or a server that asks for patience (408, 425, 429).
 */
async function attempt(send: SendAct, act: WaitingAct): Promise<OutboxChange> {
  try {
    return { kind: 'acknowledged', actId: act.actId, acknowledgement: await send(act) }
  } catch (error) {
    if (!(error instanceof ProblemError))
      return { kind: 'troubled', actId: act.actId, trouble: 'unreachable' }
    const { status, detail, field } = error.problem
    if (status >= 500 || repeatedStatuses.includes(status))
      return { kind: 'troubled', actId: act.actId, trouble: 'server-failed' }
    return {
      kind: 'refused',
      actId: act.actId,
      refusal: { sentence: detail, field: field ?? null },
    }
  }
}

const repeatedStatuses = [401, 403, 405, 407, 408, 425, 429]
