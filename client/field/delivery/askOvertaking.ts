import { z } from 'zod'
import { actHead } from '../../../data/model/journalEntry.ts'
import { trail } from '../../../data/model/trail.ts'
import { position } from '../../../data/model/values.ts'
import { getJson } from '../../api/request.ts'
import type { Overtaking, WaitingCorrection } from '../acts/trailCorrection.ts'
import { patienceMs } from './sendWaitingAct.ts'

const listed = z.object({
  geometry: z.object({ coordinates: z.array(position) }),
  properties: trail.omit({ id: true, path: true }).extend({ version: z.number().int() }),
})

const history = z.object({
  items: z.array(
    z.object({
      actor: actHead.shape.actor,
      receivedAt: actHead.shape.receivedAt,
      changes: z.array(z.object({ kind: z.string() })),
    }),
  ),
})

/** How far back the change is looked for: entries about the trail stand in between. */
const lookedThrough = 50

/** The trail as it stands on the server now, with who made it so; throws as `fetch` or the server does. */
export async function askOvertaking({ trailId }: WaitingCorrection): Promise<Overtaking> {
  const patience = AbortSignal.timeout(patienceMs)
  const { geometry, properties } = await getJson(`/collections/trails/items/${trailId}`, listed, patience)
  const { version, synthetic: _kept, ...fields } = properties
  const { items } = await getJson(`/history/trail/${trailId}?limit=${lookedThrough}`, history, patience)
  const last = items.find(({ changes }) => changes.some(({ kind }) => kind === 'trail'))
  return {
    version,
    trail: { ...fields, path: geometry.coordinates },
    by: last?.actor ?? null,
    at: last?.receivedAt ?? null,
  }
}
