import { syncTag } from '../delivery/askWorker.ts'
import { sendWaiting } from '../delivery/deviceDelivery.ts'
import { sendTrack } from '../patrol/sendTrack.ts'
import { worker } from './workerScope.ts'

/**
 * Sends what waits when the network is back and no page is open any more. What is still to be tried is said
 * to the browser as a failure: it wakes the worker again, some time later.
 */
export function sendInBackground(): void {
  worker.addEventListener('sync', (event) => {
    if (event.tag === syncTag) event.waitUntil(sendAll())
  })
}

async function sendAll(): Promise<void> {
  const { inVain } = await sendWaiting()
  const isTrackLeft = await sendTrack(() => undefined)
  if (inVain || isTrackLeft) throw new Error('not all that waits could be sent')
}
