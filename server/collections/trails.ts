import { z } from 'zod'
import { trailEventFact } from '../../data/coverageFacts.ts'
import { trail, trailStatus } from '../../data/model/trail.ts'
import { instant } from '../../data/model/values.ts'
import { listRecords } from '../../data/store/records.ts'
import { trailStatusAt, type TrailEventFact } from '../../geo/trailStatus.ts'
import { nextChange, version, type Collection } from './collection.ts'

/** What the events of a trail say at an instant; all null before the first of them. */
export const trailState = z.object({
  status: trailStatus.nullable(),
  statusSince: instant.nullable(),
  unsealed: z.boolean(),
  lastConfirmed: instant.nullable(),
  eventCount: z.number().int().min(0),
})
export type TrailStateAnswer = z.infer<typeof trailState>

export function trailStateAt(events: readonly TrailEventFact[], atMs: number): TrailStateAnswer {
  const state = trailStatusAt(events, atMs)
  return {
    status: state?.status ?? null,
    statusSince: state === undefined ? null : new Date(state.sinceMs).toISOString(),
    unsealed: state?.unsealed ?? false,
    lastConfirmed: state === undefined ? null : new Date(state.lastConfirmedMs).toISOString(),
    eventCount: events.filter((event) => event.observedMs <= atMs).length,
  }
}

const { id: _, path: __, ...shape } = trail.shape

export const trails: Collection = {
  id: 'trails',
  title: { en: 'Trails', zh: '便道' },
  description: 'Informal paths that meet the line, with the status that their events give them.',
  properties: z.object({ ...shape, version, ...trailState.shape }),
  async read({ tx, atMs }, selection) {
    const stored = await listRecords(tx, 'trail', selection)
    const events = await listRecords(tx, 'trail-event', { parentId: selection.id })
    const eventsByTrail = new Map<string, TrailEventFact[]>(stored.map(({ record }) => [record.id, []]))
    for (const { record } of events) eventsByTrail.get(record.trailId)?.push(trailEventFact(record))
    return {
      changesAtMs: nextChange(
        atMs,
        [...eventsByTrail.values()].flat().map((event) => event.observedMs),
      ),
      features: stored.map(({ record: { id, path, ...properties }, version }) => ({
        type: 'Feature',
        id,
        geometry: { type: 'LineString', coordinates: path },
        properties: { ...properties, version, ...trailStateAt(eventsByTrail.get(id) ?? [], atMs) },
      })),
    }
  },
}
