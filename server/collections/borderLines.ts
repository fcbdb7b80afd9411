import { z } from 'zod'
import { borderLine } from '../../data/model/line.ts'
import type { Collection } from './collection.ts'
import { version } from './collection.ts'

const { id: _, path: __, ...shape } = borderLine.shape

export const borderLines: Collection = {
  id: 'border-lines',
  title: { en: 'Border lines', zh: '边境线' },
  description: 'The lines the operator loaded, with their direction, home side, source and both lengths.',
  properties: z.object({ ...shape, version, lengthM: z.number() }),
  read({ lines }, { id, lineId }) {
    const wanted = lines.filter(
      ({ record }) =>
        (id === undefined || record.id === id) && (lineId === undefined || record.id === lineId),
    )
    return Promise.resolve({
      changesAtMs: Infinity,
      features: wanted.map(({ record: { id, path, ...properties }, version, line }) => ({
        type: 'Feature',
        id,
        geometry: { type: 'LineString', coordinates: path },
        properties: { ...properties, version, lengthM: line.lengthM },
      })),
    })
  },
}
