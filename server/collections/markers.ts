import { z } from 'zod'
import { marker } from '../../data/model/line.ts'
import { listRecords } from '../../data/store/records.ts'
import { calibrate, postedAt, type Calibration } from '../../geo/calibration.ts'
import type { Collection } from './collection.ts'
import { version } from './collection.ts'

const { id: _, position: __, ...shape } = marker.shape

export const markers: Collection = {
  id: 'markers',
  title: { en: 'Boundary markers', zh: '界碑' },
  description: 'Numbered markers with their measured chainage and the posted one that people read.',
  properties: z.object({ ...shape, version, postedM: z.number() }),
  async read({ tx, lines }, selection) {
    const stored = await listRecords(tx, 'marker', selection)
    const all = stored.length > 0 ? await listRecords(tx, 'marker') : []
    const calibrations = new Map<string, Calibration>(
      lines.map(({ line }) => [
        line.id,
        calibrate(
          line,
          all.flatMap(({ record }) => (record.lineId === line.id ? [record] : [])),
        ),
      ]),
    )
    return {
      changesAtMs: Infinity,
      features: stored.map(({ record: { id, position, ...properties }, version }) => {
        const calibration = calibrations.get(properties.lineId)
        return {
          type: 'Feature' as const,
          id,
          geometry: { type: 'Point' as const, coordinates: position },
          properties: {
            ...properties,
            version,
            postedM:
              calibration === undefined ? properties.chainageM : postedAt(calibration, properties.chainageM),
          },
        }
      }),
    }
  },
}
