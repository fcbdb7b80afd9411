import { ProblemError, sendAct } from '../../api/request.ts'
import { alone } from '../delivery/alone.ts'
import { askSender } from '../delivery/deviceDelivery.ts'
import { isRefusal } from '../delivery/isRefusal.ts'
import { batches, bundleFixes, keepBatch, leaveBatch, type TrackBatch } from './trackStore.ts'

const patienceMs = 60_000
let round: Promise<boolean> | undefined
const sendingLock = 'borderkeep.field.sending-track'

/**
 * Bundles what was recorded and sends what waits of whoever is signed in, oldest first; answers whether
 * something of it is still to be tried.
 */
export function sendTrack(onSent: () => void): Promise<boolean> {
  round ??= sendAlone(onSent).finally(() => {
    round = undefined
  })
  return round
}

/** Another page, or the worker, may be at it: what one of them was refused is no longer there for the next. */
async function sendAlone(onSent: () => void): Promise<boolean> {
  let isLeft = false
  await alone(sendingLock, async () => {
    isLeft = await sendRound(onSent)
  })
  return isLeft
}

async function sendRound(onSent: () => void): Promise<boolean> {
  await bundleFixes()
  const waiting = (await batches()).filter(({ refusal }) => refusal === null)
  if (waiting.length === 0) return false
  const sender = await askSender().catch(() => undefined)
  if (sender === undefined) return true
  for (const batch of waiting.filter(({ userName }) => userName === sender.userName)) {
    try {
      await sendBatch(batch)
      await leaveBatch(batch.actId)
      onSent()
    } catch (error) {
      if (!(error instanceof ProblemError) || !isRefusal(error)) return true
      await keepBatch({ ...batch, refusal: error.message })
    }
  }
  return false
}

async function sendBatch({ actId, patrolId, userName, content }: TrackBatch): Promise<void> {
  const how = {
    method: 'POST' as const,
    actId,
    actingAs: userName,
    signal: AbortSignal.timeout(patienceMs),
  }
  if (content.kind === 'gpx')
    await sendAct({
      ...how,
      address: `/patrols/${patrolId}/track`,
      body: content.text,
      contentType: 'application/gpx+xml',
    })
  else
    await sendAct({
      ...how,
      address: `/patrols/${patrolId}/fixes`,
      body: {
        fixes: content.fixes.map(({ atMs, lonLat, accuracyM }) => ({
          at: new Date(atMs).toISOString(),
          position: lonLat,
          accuracyM: Math.round(accuracyM),
        })),
      },
    })
}
