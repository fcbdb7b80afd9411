import { ProblemError, sendAct } from '../../api/request.ts'
import { askSender } from '../delivery/deviceDelivery.ts'
import { batches, bundleFixes, keepBatch, leaveBatch, type TrackBatch } from './trackStore.ts'

const patienceMs = 60_000
let round: Promise<void> | undefined

/** Bundles what was recorded and sends what waits of whoever is signed in, oldest first. */
export async function sendTrack(onSent: () => void): Promise<void> {
  round ??= sendRound(onSent).finally(() => {
    round = undefined
  })
  await round
}

async function sendRound(onSent: () => void): Promise<void> {
  await bundleFixes()
  const waiting = (await batches()).filter(({ refusal }) => refusal === null)
  if (waiting.length === 0) return
  const sender = await askSender().catch(() => undefined)
  if (sender === undefined) return
  for (const batch of waiting.filter(({ userName }) => userName === sender.userName)) {
    try {
      await sendBatch(batch)
      await leaveBatch(batch.actId)
      onSent()
    } catch (error) {
      if (!isRefusal(error)) return
      await keepBatch({ ...batch, refusal: error.message })
    }
  }
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

/** What would be answered the same again; a server in trouble or a proxy in between says nothing of the batch. */
function isRefusal(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError)) return false
  const { status, code } = error.problem
  if (code === 'forbidden' || code === 'outside-jurisdiction') return true
  return status >= 400 && status < 500 && ![401, 403, 405, 407, 408, 425, 429].includes(status)
}
