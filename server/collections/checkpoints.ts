import { z } from 'zod'
import { leadsAmong, shiftFact } from '../../data/coverageFacts.ts'
import { checkpoint } from '../../data/model/place.ts'
import type { Shift } from '../../data/model/shift.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import { staffedIntervals } from '../../geo/claims.ts'
import { nextChange, version, type Collection } from './collection.ts'

const { id: _, position: __, ...shape } = checkpoint.shape

/** How far ahead shifts are read; what is derived from them holds at most so long. */
const lookAheadMs = 24 * 3_600_000

export const checkpoints: Collection = {
  id: 'checkpoints',
  title: { en: 'Checkpoints', zh: '卡点和检查站' },
  description:
    'Staffed places; one on the border has a reach along the line. staffedNow: its minimum is on shift under a qualified lead.',
  properties: z.object({ ...shape, version, staffedNow: z.boolean(), onDutyNow: z.number().int().min(0) }),
  async read({ tx, atMs }, selection) {
    const stored = await listRecords(tx, 'checkpoint', selection)
    const shifts = await listRecords(tx, 'shift', {
      parentId: selection.id,
      window: { fromMs: atMs, toMs: atMs + lookAheadMs },
    })
    const leads = leadsAmong(recordsOf(await listRecords(tx, 'person')))
    const shiftsByPlace = new Map<string, Shift[]>(stored.map(({ record }) => [record.id, []]))
    for (const { record } of shifts) shiftsByPlace.get(record.place.id)?.push(record)
    return {
      changesAtMs: Math.min(
        atMs + lookAheadMs,
        nextChange(
          atMs,
          [...shiftsByPlace.values()].flat().flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]),
        ),
      ),
      features: stored.map(({ record: { id, position, ...properties }, version }) => ({
        type: 'Feature',
        id,
        geometry: { type: 'Point', coordinates: position },
        properties: {
          ...properties,
          version,
          ...staffingAt(shiftsByPlace.get(id) ?? [], properties.minimumStaff, leads, atMs),
        },
      })),
    }
  },
}

function staffingAt(
  shifts: readonly Shift[],
  minimumStaff: number,
  leads: ReadonlySet<string>,
  atMs: number,
) {
  const facts = shifts
    .map((shift) => shiftFact(shift, leads))
    .filter((shift) => shift.fromMs <= atMs && atMs < shift.toMs)
  const onDuty = new Set(
    facts.flatMap(({ leadId, personIds }) => [...personIds, ...(leadId === null ? [] : [leadId])]),
  )
  const now = { fromMs: atMs, toMs: atMs + 1 }
  return { staffedNow: staffedIntervals({ minimumStaff }, facts, now).length > 0, onDutyNow: onDuty.size }
}
