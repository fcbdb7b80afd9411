import { z } from 'zod'
import { me } from '../../../data/model/signIn.ts'
import { askDated, getJson } from '../../api/request.ts'
import { askOvertaking } from './askOvertaking.ts'
import { alone } from './alone.ts'
import { createDelivery, type Delivery, type RoundEnd, type SendAct } from './delivery.ts'
import { createOutboxStore, type OutboxStore } from './outboxStore.ts'
import { readClocks } from './phoneClock.ts'
import { patienceMs, sendWaitingAct } from './sendWaitingAct.ts'

/** The outbox of this device, for a page or a worker: neither a document nor React is needed. */
const channelName = 'borderkeep.field.outbox'
const sendingLock = 'borderkeep.field.sending'

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
    askOvertaking,
    readClocks,
    alone: (work) => alone(sendingLock, work),
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
