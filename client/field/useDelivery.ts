import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { useMe } from '../account/me.ts'
import { askUserName } from '../api/me.ts'
import { useJournalId } from '../api/health.ts'
import { getJson } from '../api/request.ts'
import { ownActs } from '../history/ownActs.ts'
import { useLive } from '../live/useLive.ts'
import { createDelivery, type Delivery, type SendAct } from './delivery.ts'
import type { EnteredAct, Outbox, PressedAct } from './outbox.ts'
import { isOutboxKey } from './outboxStorage.ts'
import { tidyPhotos } from './photoShelf.ts'
import { patienceMs, sendWaitingAct } from './sendWaitingAct.ts'

/** How often what waits is tried again while the page is open. */
const repeatEveryMs = 15_000

const knownActs = z.object({ known: z.array(z.string()) })

const askKnown = async (actIds: readonly string[]): Promise<readonly string[]> => {
  const patience = AbortSignal.timeout(patienceMs)
  return (await getJson(`/acts/known?ids=${actIds.join(',')}`, knownActs, patience)).known
}

/** Notes the act's place for what follows the journal, and for what may be taken back. */
const sendAndNote: SendAct = async (act) => {
  const acknowledgement = await sendWaitingAct(act)
  const sequence = acknowledgement.sequence ?? undefined
  lastWritten = sequence
  if (sequence !== undefined) ownActs.change({ kind: 'did', sequence })
  return acknowledgement
}

let delivery: Delivery | undefined
/** Where the journal has the last act that was sent. */
let lastWritten: number | undefined

/** One outbox a device: made when the field is first opened, alive as long as the page. */
function deviceDelivery(): Delivery {
  delivery ??= createDelivery(localStorage, sendAndNote, askUserName, askKnown)
  return delivery
}

/** The outbox of this device as it stands, whosever the acts are. */
export function useDeviceOutbox(): Outbox {
  const { outbox, subscribe } = deviceDelivery()
  return useSyncExternalStore(subscribe, outbox)
}

/** The acts of whoever is signed in. */
export function useOutbox() {
  const { isUnkept, subscribe, press, discard, sendAgain, sendWaiting } = deviceDelivery()
  const { userName } = useMe().actor
  const device = useDeviceOutbox()
  const outbox = useMemo((): Outbox => {
    const isOwn = (act: { readonly userName: string }) => act.userName === userName
    return { waiting: device.waiting.filter(isOwn), sent: device.sent.filter(isOwn) }
  }, [device, userName])
  return {
    outbox,
    isUnkept: useSyncExternalStore(subscribe, isUnkept),
    press: (act: EnteredAct & Pick<PressedAct, 'actId' | 'pressedAt'>) =>
      press({ ...act, userName, photos: [...(act.photos ?? [])] }),
    discard,
    sendAgain: (actId: string) => {
      sendAgain(actId)
      void sendWaiting()
    },
    sendWaiting,
  }
}

/** Acts of others that wait on this device; what was kept before there were accounts can be taken over. */
export function useOthersWaiting() {
  const { takeOver, sendWaiting } = deviceDelivery()
  const { userName } = useMe().actor
  return {
    waiting: useDeviceOutbox().waiting.filter((act) => act.userName !== userName),
    takeOver: (actId: string) => {
      takeOver(actId, userName)
      void sendWaiting()
    },
  }
}

/** Sends what waits: at once, when the network or the page comes back, and every quarter minute. */
export function useSendingOutbox(): void {
  const live = useLive()
  useEffect(() => {
    const { outbox, sendWaiting, reload, subscribe } = deviceDelivery()
    const send = () => void sendWaiting()
    const takeOver = (event: StorageEvent) => {
      if (isOutboxKey(event.key)) reload()
    }
    let sentBefore = outbox().sent
    const unsubscribe = subscribe(() => {
      const { sent } = outbox()
      // What the server has taken changes every list that is shown.
      if (sent !== sentBefore) live.wrote(lastWritten)
      sentBefore = sent
    })
    send()
    void tidyPhotos(namedPhotos(outbox()))
    const timer = setInterval(send, repeatEveryMs)
    addEventListener('online', send)
    addEventListener('storage', takeOver)
    document.addEventListener('visibilitychange', send)
    return () => {
      unsubscribe()
      clearInterval(timer)
      removeEventListener('online', send)
      removeEventListener('storage', takeOver)
      document.removeEventListener('visibilitychange', send)
    }
  }, [live])
}

/** Photos that acts of this device name, sent or not: what is lost is sent again whole. */
const namedPhotos = ({ waiting, sent }: Outbox): string[] =>
  [...waiting, ...sent].flatMap(({ photos }) => photos)

/** Looks through the receipts once the server stands on another backup than when they were written. */
export function useReceiptCheck(): void {
  const journalId = useJournalId()
  useEffect(() => {
    if (journalId === undefined) return undefined
    const look = () => void deviceDelivery().noteHistory(journalId)
    look()
    const timer = setInterval(look, repeatEveryMs)
    return () => clearInterval(timer)
  }, [journalId])
}
