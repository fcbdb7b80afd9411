import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useMe } from '../account/me.ts'
import { useJournalId } from '../api/health.ts'
import { ownActs } from '../history/ownActs.ts'
import { useLive } from '../live/useLive.ts'
import type { WaitingAct } from './acts/actKinds.ts'
import { askWorker } from './delivery/askWorker.ts'
import { backOffMs } from './delivery/backOff.ts'
import type { Delivery, SendAct } from './delivery/delivery.ts'
import { createDeviceDelivery } from './delivery/deviceDelivery.ts'
import { standingOf, type EnteredAct, type Outbox } from './delivery/outbox.ts'
import { createOutboxStore, type OutboxStore } from './delivery/outboxStore.ts'
import { sendWaitingAct } from './delivery/sendWaitingAct.ts'
import { takeOverKept } from './delivery/takeOverKept.ts'
import { dropPhotosBut } from './photoShelf.ts'
import { askToStay } from './spareRoom.ts'

/** How often a look is taken whether the server stands on another backup. */
const lookEveryMs = 15_000

/** Notes the act's place for what follows the journal, and for what may be taken back. */
const sendAndNote: SendAct = async (act) => {
  const acknowledgement = await sendWaitingAct(act)
  const sequence = acknowledgement.sequence ?? undefined
  lastWritten = sequence
  if (sequence !== undefined) ownActs.change({ kind: 'did', sequence })
  return acknowledgement
}

let delivery: Delivery | undefined
let store: OutboxStore | undefined
/** Settled once what an earlier version kept stands where this one looks for it. */
let ready = Promise.resolve()
/** Where the journal has the last act that was sent. */
let lastWritten: number | undefined

/** One outbox a device: made when the field is first opened, alive as long as the page. */
function deviceDelivery(): Delivery {
  if (delivery !== undefined) return delivery
  const kept = createOutboxStore(indexedDB)
  const made = createDeviceDelivery({ store: kept, send: sendAndNote })
  store = kept
  delivery = made
  // Without a database what was kept before stays where it is.
  ready = takeOverKept(localStorage, kept)
    .catch(() => undefined)
    .then(() => made.reload())
  return made
}

/** The outbox of this device as it stands, whosever the acts are. */
export function useDeviceOutbox(): Outbox {
  const { outbox, subscribe } = deviceDelivery()
  return useSyncExternalStore(subscribe, outbox)
}

/** Of which act this page tries to send; undefined while it tries none. */
export function useUnderWay(): string | undefined {
  const { underWay, subscribe } = deviceDelivery()
  return useSyncExternalStore(subscribe, underWay)
}

/** The acts of whoever is signed in. */
export function useOutbox() {
  const { isRead, isUnkept, subscribe, press, discard, keepMine, keepTheirs, sendAgain, takeOver } =
    deviceDelivery()
  const { userName } = useMe().actor
  const device = useDeviceOutbox()
  const outbox = useMemo((): Outbox => {
    const isOwn = (act: { readonly userName: string }) => act.userName === userName
    return { waiting: device.waiting.filter(isOwn), sent: device.sent.filter(isOwn) }
  }, [device, userName])
  return {
    outbox,
    isRead: useSyncExternalStore(subscribe, isRead),
    isUnkept: useSyncExternalStore(subscribe, isUnkept),
    /** In one's own name, or kept for another one, who has to say that it is theirs. Settles once it is kept. */
    press: (actId: string, entered: (pressedMs: number) => EnteredAct, forUser = userName) => {
      askToStay()
      return press((pressedMs) => {
        const act = entered(pressedMs)
        return {
          ...act,
          actId,
          userName: forUser,
          enteredBy: forUser === userName ? null : userName,
          photos: [...(act.photos ?? [])],
        }
      })
    },
    discard,
    /** Settles once it is kept; it is sent after that. */
    keepMine: async (actId: string) => {
      await keepMine(actId)
      await sendNow()
    },
    keepTheirs: async (actId: string) => {
      await keepTheirs(actId)
      await sendNow()
    },
    /** Of what another entered in one's place: it is one's own, and goes. */
    takeUp: async (actId: string) => {
      await takeOver(actId, userName)
      await sendNow()
    },
    sendAgain: async (actId: string) => {
      await sendAgain(actId)
      await sendNow()
    },
    sendWaiting: sendNow,
  }
}

/** Acts of others that wait on this device; what was kept before there were accounts can be taken over. */
export function useOthersWaiting() {
  const { takeOver } = deviceDelivery()
  const { userName } = useMe().actor
  return {
    waiting: useDeviceOutbox().waiting.filter(
      (act) => act.userName !== userName && standingOf(act).kind !== 'set-aside',
    ),
    takeOver: async (actId: string) => {
      await takeOver(actId, userName)
      await sendNow()
    },
  }
}

/** What comes from another phone in a file: kept here, and sent under the name of whoever takes it in. */
export const useCarrying = () => ({
  takeIn: async (acts: readonly WaitingAct[]): Promise<number> => {
    askToStay()
    const fresh = await deviceDelivery().takeIn(acts)
    void sendNow()
    return fresh
  },
})

let repeat: ReturnType<typeof setTimeout> | undefined
/** Rounds in vain, one after another. */
let failures = 0

/** Sends what waits at once, and counts anew from there when to try the next time. */
function sendNow(): Promise<void> {
  failures = 0
  return sendAndRepeat()
}

async function sendAndRepeat(): Promise<void> {
  clearTimeout(repeat)
  const { inVain, retryAfterMs } = await deviceDelivery().sendWaiting()
  clearTimeout(repeat)
  failures = inVain ? failures + 1 : 0
  if (failures === 1) void askWorker()
  if (inVain)
    repeat = setTimeout(() => void sendAndRepeat(), backOffMs(failures, Math.random(), retryAfterMs))
}

/** Sends what waits: at once, when the network or the page comes back, and again and again while it is in vain. */
export function useSendingOutbox(): void {
  const live = useLive()
  useEffect(() => {
    const { outbox, subscribe } = deviceDelivery()
    const send = () => void sendNow()
    const sendWhenShown = () => {
      if (document.visibilityState === 'visible') send()
    }
    let sentBefore = outbox().sent
    const unsubscribe = subscribe(() => {
      const { sent } = outbox()
      // What the server has taken changes every list that is shown.
      if (sent[0]?.actId !== sentBefore[0]?.actId) live.wrote(lastWritten)
      sentBefore = sent
    })
    void begin()
    addEventListener('online', send)
    document.addEventListener('visibilitychange', sendWhenShown)
    return () => {
      unsubscribe()
      clearTimeout(repeat)
      removeEventListener('online', send)
      document.removeEventListener('visibilitychange', sendWhenShown)
    }
  }, [live])
}

async function begin(): Promise<void> {
  await ready
  await sendNow()
  // Where it is not known what the device keeps no photo is let go of.
  if (store !== undefined) await tidyPhotos(store).catch(() => undefined)
}

/** Lets go of photos that no act of this device names, sent or not: what is lost is sent again whole. */
async function tidyPhotos({ namedPhotos }: OutboxStore): Promise<void> {
  const unkept = deviceDelivery()
    .outbox()
    .waiting.flatMap(({ photos }) => photos)
  await dropPhotosBut([...(await namedPhotos()), ...unkept])
}

/** Looks through the receipts once the server stands on another backup than when they were written. */
export function useReceiptCheck(): void {
  const journalId = useJournalId()
  useEffect(() => {
    if (journalId === undefined) return undefined
    const look = () => void deviceDelivery().noteHistory(journalId)
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [journalId])
}
