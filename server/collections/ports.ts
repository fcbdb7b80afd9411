import { z } from 'zod'
import { port, tradePoint } from '../../data/model/place.ts'
import { listRecords } from '../../data/store/records.ts'
import type { Collection, Feature } from './collection.ts'
import { version } from './collection.ts'

const { id: _, position: __, ...portShape } = port.shape
const { id: ___, position: ____, ...tradePointShape } = tradePoint.shape

export const ports: Collection = {
  id: 'ports',
  title: { en: 'Ports of entry', zh: '口岸' },
  description: 'Lawful crossings.',
  properties: z.object({ ...portShape, version }),
  async read({ tx }, selection) {
    return { features: (await listRecords(tx, 'port', selection)).map(pointFeature), changesAtMs: Infinity }
  },
}

export const tradePoints: Collection = {
  id: 'trade-points',
  title: { en: 'Border trade points', zh: '边民互市点' },
  description: 'Border trade points, open or closed.',
  properties: z.object({ ...tradePointShape, version }),
  async read({ tx }, selection) {
    return {
      features: (await listRecords(tx, 'trade-point', selection)).map(pointFeature),
      changesAtMs: Infinity,
    }
  },
}

const pointFeature = (stored: {
  record: { id: string; position: [number, number] }
  version: number
}): Feature => {
  const { id, position, ...properties } = stored.record
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: position },
    properties: { ...properties, version: stored.version },
  }
}
