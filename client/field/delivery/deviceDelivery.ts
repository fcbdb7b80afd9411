import { z } from 'zod'
import { me } from '../../../data/model/signIn.ts'
import { askDated, getJson } from '../../api/request.ts'
import { createDelivery, type Delivery, type RoundEnd, type SendAct } from './delivery.ts'
import { createOutboxStore, type OutboxStore } from './outboxStore.ts'
import { readClocks } from './phoneClock.ts'
import { patienceMs, sendWaitingAct } from './sendWaitingAct.ts'

/** The outbox of this device, for a page or a worker: neither a document nor React is needed. */
const channelName = 'borderkeep.field.outbox'
const sendingLock = 'borderkeep.field.sending'
/** A page that the device put to sleep may hold the lock for ever; the server takes an act once anyhow. */
const lockPatienceMs = 60_000

/** Which worker's event sends what waits, where the browser has it. */
export const syncTag = 'borderkeep.field.outbox'

export function createDeviceDelivery({
  store = createOutboxStore(indexedDB),
  send = sendWaitingAct,
}: { store?: OutboxStore; send?: SendAct } = {}): Delivery {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName)
  const delivery = createDelivery({
    store,
    send,
    askSender,
    askKnown,
    readClocks,
    alone,
    tellOthers: () => channel?.postMessage('changed'),
  })
  channel?.addEventListener('message', () => void delivery.reload())
  return delivery
}

/** Sends what waits on this device once, of whoever is signed in by the cookies: what a worker calls. @public */
export const sendWaiting = (): Promise<RoundEnd> => createDeviceDelivery().sendWaiting()

export const askSender = async () => {
  const { value, serverMs } = await askDated('/me', me, AbortSignal.timeout(patienceMs))
  return { userName: value.actor.userName, serverMs }
}

const knownActs = z.object({ known: z.array(z.string()) })

const askKnown = async (actIds: readonly string[]): Promise<readonly string[]> => {
  const patience = AbortSignal.timeout(patienceMs)
  return (await getJson(`/acts/known?ids=${actIds.join(',')}`, knownActs, patience)).known
}

async function alone(work: () => Promise<void>): Promise<void> {
  // Browsers of some years ago, and pages that came over plain HTTP, have no locks.
  if (!('locks' in navigator)) return work()
  let began = false
  try {
    await navigator.locks.request(sendingLock, { signal: AbortSignal.timeout(lockPatienceMs) }, async () => {
      began = true
      await work()
    })
  } catch (error) {
    if (began) throw error
    await work()
  }
}
