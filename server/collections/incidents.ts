import { z } from 'zod'
import { incident } from '../../data/model/incident.ts'
import { listRecords } from '../../data/store/records.ts'
import { positionAt } from '../../geo/chainage.ts'
import { version, type Collection } from './collection.ts'

const { lineId, chainageM, accuracyM, trailId, observedAt, direction, people, outcomes, synthetic } =
  incident.shape

/** Counts and where they were; what was written and photographed is asked for at `/api/incidents`. */
export const incidents: Collection = {
  id: 'incidents',
  title: { en: 'Incidents', zh: '边情' },
  description:
    'People met at the line, counted: a position as it was reported, else the place on the line of the chainage.',
  properties: z.object({
    lineId,
    chainageM,
    accuracyM,
    trailId,
    observedAt,
    direction,
    people,
    outcomes,
    synthetic,
    version,
  }),
  async read({ tx, lines }, selection) {
    // One that was reported by chainage has no box of its own.
    const stored = await listRecords(tx, 'incident', { ...selection, box: undefined })
    return {
      changesAtMs: Infinity,
      features: stored.flatMap(({ record, version }) => {
        const line = lines.find((entry) => entry.record.id === record.lineId)?.line
        const place = record.position ?? (line && positionAt(line, record.chainageM))
        if (place === undefined) return []
        const { lineId, chainageM, accuracyM, trailId, observedAt, direction, people, outcomes, synthetic } =
          record
        return [
          {
            type: 'Feature' as const,
            id: record.id,
            geometry: { type: 'Point' as const, coordinates: [place[0], place[1]] as [number, number] },
            properties: {
              lineId,
              chainageM,
              accuracyM,
              trailId,
              observedAt,
              direction,
              people,
              outcomes,
              synthetic,
              version,
            },
          },
        ]
      }),
    }
  },
}
