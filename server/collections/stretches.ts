import { z } from 'zod'
import { stretch } from '../../data/model/chief.ts'
import { listRecords } from '../../data/store/records.ts'
import { sliceLine } from '../../geo/chainage.ts'
import { version, type Collection, type Feature } from './collection.ts'

const { id: _, ...shape } = stretch.shape

export const stretches: Collection = {
  id: 'stretches',
  title: { en: 'Stretches', zh: '责任段' },
  description: 'Stretches of the line and their segment chiefs at four levels, from a date to a date.',
  properties: z.object({ ...shape, version }),
  async read({ tx, lines }, { box: _, ...selection }) {
    const stored = await listRecords(tx, 'stretch', selection)
    const features = stored.flatMap(({ record: { id, ...properties }, version }): Feature[] => {
      const line = lines.find((entry) => entry.record.id === properties.lineId)?.line
      if (line === undefined) return []
      const coordinates = sliceLine(line, properties).map(([lon, lat]): [number, number] => [lon, lat])
      return [
        {
          type: 'Feature',
          id,
          geometry: { type: 'LineString', coordinates },
          properties: { ...properties, version },
        },
      ]
    })
    return { features, changesAtMs: Infinity }
  },
}
