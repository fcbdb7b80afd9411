import { ProblemError } from '../../api/request.ts'
import type { Acknowledgement } from '../acts/actKind.ts'
import { v7 as newId } from 'uuid'
import type { WaitingAct } from '../acts/actKinds.ts'
import type { Overtaking, WaitingCorrection } from '../acts/trailCorrection.ts'
import {
  actsToSend,
  changeOutbox,
  emptyOutbox,
  type Outbox,
  type OutboxChange,
  type PressedAct,
} from './outbox.ts'
import type { OutboxStore } from './outboxStore.ts'
import { isRefusal } from './isRefusal.ts'
import {
  betterContact,
  contactOf,
  correctionMs,
  serverTimeAt,
  type ClockContact,
  type ClockReading,
} from './phoneClock.ts'

/** Sends one act and answers what the server acknowledged; throws as `fetch` or the server does. */
export type SendAct = (act: WaitingAct) => Promise<Acknowledgement>

/** Answers which of some acts the server's journal holds; throws as `fetch` or the server does. */
export type AskKnown = (actIds: readonly string[]) => Promise<readonly string[]>

/** Answers what another one made of a record that an act would change; throws as the other two. */
export type AskOvertaking = (act: WaitingCorrection) => Promise<Overtaking>

/** Who is signed in at this very moment, and what the server's clock reads; throws as the other two. */
export type AskSender = () => Promise<{ userName: string; serverMs: number | undefined }>

/** What an outbox works with: this device and the server. */
export interface DeliveryWorld {
  readonly store: Omit<OutboxStore, 'namedPhotos'>
  readonly send: SendAct
  readonly askSender: AskSender
  readonly askKnown: AskKnown
  readonly askOvertaking: AskOvertaking
  readonly readClocks: () => ClockReading
  /** Does it while no other page of this device does, as far as the device can tell. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Tells the other pages of this device that the outbox changed. */
  readonly tellOthers: () => void
}

/** An act as a form hands it over: when that was is read here. */
type Pressing = (pressedMs: number) => Without<PressedAct, 'pressedAt' | 'pressedBy' | 'broughtFrom'>
type Without<Act, Key extends PropertyKey> = Act extends unknown ? Omit<Act, Key> : never

/** How a round of sending ended. */
export interface RoundEnd {
  /** Something that was tried is still to be tried. */
  readonly inVain: boolean
  /** How long the server asked to be left alone. */
  readonly retryAfterMs: number
}

/** The outbox at work: keeps each act before it is sent and repeats it until it is acknowledged. */
export interface Delivery {
  readonly outbox: () => Outbox
  /** False until what this device keeps has been read. */
  readonly isRead: () => boolean
  /** True where the device would not keep the last act: it must not be closed before it is sent. */
  readonly isUnkept: () => boolean
  /** The act that this page is trying to send at this very moment. */
  readonly underWay: () => string | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Settles once the act stands on the disk or, where that is refused, in memory with a warning. */
  readonly press: (act: Pressing) => Promise<void>
  /** Takes in what another phone pressed; answers how many of those were not here already. */
  readonly takeIn: (acts: readonly WaitingAct[]) => Promise<number>
  readonly discard: (actId: string) => Promise<void>
  /** Of what two changed: mine on top of theirs, to be sent as a new act. */
  readonly keepMine: (actId: string) => Promise<void>
  /** Or mine is set aside, where it can still be read; what they left alone is sent. */
  readonly keepTheirs: (actId: string) => Promise<void>
  /** What the server has lost goes once more, under the same id. */
  readonly sendAgain: (actId: string) => Promise<void>
  /**
   * The server says which putting back of a backup it stands on: where that is another one than before,
   * the receipts are looked through. What fails is done the next time.
   */
  readonly noteHistory: (history: string | null) => Promise<void>
  readonly takeOver: (actId: string, userName: string) => Promise<void>
  /** Tries all that waits of whoever is signed in, oldest first; answers when nothing is left to try. */
  readonly sendWaiting: () => Promise<RoundEnd>
  /** Takes over what another page of this device changed. */
  readonly reload: () => Promise<void>
}

/** Sends what is of the one that is signed in at the time. */
export function createDelivery(world: DeliveryWorld): Delivery {
  const { store, readClocks } = world
  /** As it stands on the disk. */
  let stored = emptyOutbox
  /** What the device would not keep, in order; the next change that it keeps takes these along. */
  const unkept: OutboxChange[] = []
  let outbox = emptyOutbox
  let isRead = false
  let lastChange = Promise.resolve()
  let contact: ClockContact | undefined
  let round: Promise<RoundEnd> | undefined
  let looking: Promise<void> | undefined
  let underWay: string | undefined
  const listeners = new Set<() => void>()
  const show = () => {
    outbox = unkept.reduce(changeOutbox, stored)
    isRead = true
    for (const listener of listeners) listener()
  }

  const setUnderWay = (actId: string | undefined) => {
    underWay = actId
    for (const listener of listeners) listener()
  }

  const keep = async (what: OutboxChange) => {
    unkept.push(what)
    try {
      for (let first = unkept[0]; first !== undefined; first = unkept[0]) {
        stored = await store.change(first)
        unkept.shift()
      }
    } catch {
      // A full or forbidden storage: the act stays in memory and the page says so.
    }
    show()
    world.tellOthers()
  }
  /** One after another, in the order in which they were asked for. */
  const change = (what: OutboxChange): Promise<void> => {
    lastChange = lastChange.then(() => keep(what))
    return lastChange
  }

  const reload = async () => {
    await lastChange
    try {
      stored = await store.read()
    } catch {
      // What cannot be read is in memory, or nowhere.
    }
    show()
  }

  /** By the server's clock, as far as it is known. */
  const serverMsOf = async (reading: ClockReading): Promise<number> =>
    contact?.page === reading.page
      ? serverTimeAt(reading, contact)
      : reading.saidMs + (await lastAheadMs(store))

  const press = async (act: Pressing) => {
    const reading = readClocks()
    const isSettled = contact?.page === reading.page
    const pressedMs = await serverMsOf(reading)
    const pressedAt = new Date(pressedMs).toISOString()
    await change({
      kind: 'pressed',
      act: { ...act(pressedMs), pressedAt, pressedBy: { ...reading, isSettled }, broughtFrom: null },
    })
  }

  /** Puts the times right that were taken by a clock of which nothing was known. */
  const settle = async (answered: ClockContact) => {
    const now = betterContact(contact, answered)
    contact = now
    await store.setMark('clock', now.serverMs - now.saidMs).catch(() => undefined)
    for (const { actId, pressedAt, pressedBy, broughtFrom } of outbox.waiting) {
      // Of another phone's clock this contact says nothing.
      if (pressedBy === null || pressedBy.isSettled || broughtFrom !== null) continue
      const byMs = serverTimeAt(pressedBy, now) - Date.parse(pressedAt)
      await change({ kind: 'settled', actId, byMs: correctionMs(byMs, now) })
    }
  }

  const sendRound = async (): Promise<RoundEnd> => {
    await reload()
    const first = outbox.waiting.find(({ refusal }) => refusal === null)
    if (first === undefined) return quiet
    setUnderWay(first.actId)
    const asked = readClocks()
    const sender = await world.askSender().catch((error: unknown) => troubleOf(error))
    if (typeof sender === 'string') {
      underWay = undefined
      await change({ kind: 'troubled', actId: first.actId, trouble: sender })
      return { inVain: true, retryAfterMs: 0 }
    }
    if (sender.serverMs !== undefined) await settle(contactOf(asked, readClocks(), sender.serverMs))
    const tried = new Set<string>()
    let end = quiet
    // Acts pressed while a round is under way join it.
    for (;;) {
      const act = actsToSend(outbox, sender.userName).find(({ actId }) => !tried.has(actId))
      if (act === undefined) return end
      tried.add(act.actId)
      setUnderWay(act.actId)
      const outcome = await attempt(world, act)
      // Told together with what it came to.
      underWay = undefined
      await change(outcome.change)
      if (outcome.change.kind !== 'troubled') continue
      end = { inVain: true, retryAfterMs: outcome.retryAfterMs }
      if (!outcome.isOfActOnly) return end
    }
  }

  /** Over with its last look at the outbox: what is pressed after that begins another one. */
  const startRound = async (): Promise<RoundEnd> => {
    let end = quiet
    try {
      await world.alone(async () => {
        try {
          end = await sendRound()
        } finally {
          round = undefined
          setUnderWay(undefined)
        }
      })
    } finally {
      round = undefined
    }
    return end
  }

  const lookThrough = async (history: string | null) => {
    await reload()
    const asked = outbox.sent.map(({ actId }) => actId)
    try {
      const known = asked.length === 0 ? [] : await world.askKnown(asked)
      await change({ kind: 'looked-through', asked, known })
      await store.setMark('looked-through-at', history)
    } catch {
      // No answer, or nobody signed in, or a full storage.
    }
  }

  return {
    outbox: () => outbox,
    isRead: () => isRead,
    isUnkept: () => unkept.length > 0 && outbox.waiting.length > 0,
    underWay: () => underWay,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press,
    takeIn: async (acts) => {
      await reload()
      const before = outbox
      await change({ kind: 'found', waiting: acts, sent: [] })
      return outbox.waiting.length - before.waiting.length
    },
    discard: (actId) => change({ kind: 'discarded', actId }),
    keepMine: (actId) => change({ kind: 'mine-kept', actId, nextActId: newId() }),
    keepTheirs: async (actId) => {
      const at = new Date(await serverMsOf(readClocks())).toISOString()
      await change({ kind: 'theirs-kept', actId, at, nextActId: newId() })
    },
    sendAgain: (actId) => change({ kind: 'sent-again', actId }),
    noteHistory: async (history) => {
      const before = await store.mark('looked-through-at').catch(() => undefined)
      if ((before ?? null) === history) return
      looking ??= lookThrough(history).finally(() => {
        looking = undefined
      })
      await looking
    },
    takeOver: (actId, userName) => change({ kind: 'taken-over', actId, userName }),
    sendWaiting: () => {
      round ??= startRound()
      return round
    },
    reload,
  }
}

const quiet: RoundEnd = { inVain: false, retryAfterMs: 0 }

const troubleOf = (error: unknown): NonNullable<WaitingAct['trouble']> =>
  error instanceof ProblemError && error.problem.status === 401 ? 'signed-out' : 'unreachable'

/** How far ahead the server's clock was when it was last heard, in whatever page of this device. */
async function lastAheadMs(store: DeliveryWorld['store']): Promise<number> {
  const known = await store.mark('clock').catch(() => undefined)
  return typeof known === 'number' ? known : 0
}

/** What an attempt came to. What was not refused is repeated: it may have been written. */
async function attempt(
  { send, askOvertaking }: Pick<DeliveryWorld, 'send' | 'askOvertaking'>,
  act: WaitingAct,
): Promise<Attempt> {
  const { actId } = act
  const troubled = (trouble: NonNullable<WaitingAct['trouble']>, retryAfterMs = 0, isOfActOnly = false) => ({
    change: { kind: 'troubled' as const, actId, trouble },
    retryAfterMs,
    isOfActOnly,
  })
  const failed = (error: unknown): Attempt => {
    if (!(error instanceof ProblemError)) return troubled('unreachable')
    const { status, code, detail, field } = error.problem
    if (status === 401) return troubled('signed-out')
    if (!isRefusal(error)) return troubled('server-failed', error.retryAfterMs, status === 500)
    return done({ kind: 'refused', actId, refusal: { sentence: detail, field: field ?? null, code } })
  }
  try {
    return done({ kind: 'acknowledged', actId, acknowledgement: await send(act) })
  } catch (error) {
    const outcome = failed(error)
    const { change } = outcome
    if (act.about !== 'correction' || change.kind !== 'refused') return outcome
    if (change.refusal.code !== 'precondition-failed') return outcome
    try {
      const theirs = await askOvertaking(act)
      const { refusal } = change
      // An answer from before the change: it is asked again with the next round.
      if (theirs.version <= act.base.version) return troubled('server-failed', 0, true)
      return done({ kind: 'overtaken', actId, nextActId: newId(), theirs, refusal })
    } catch (unread) {
      return failed(unread)
    }
  }
}

interface Attempt {
  readonly change: OutboxChange
  readonly retryAfterMs: number
  /** The server failed at this act; another one may go. */
  readonly isOfActOnly: boolean
}

const done = (change: OutboxChange): Attempt => ({ change, retryAfterMs: 0, isOfActOnly: false })
