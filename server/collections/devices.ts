import { z } from 'zod'
import { workingIntervals } from '../../data/coverageFacts.ts'
import { device } from '../../data/model/device.ts'
import { listRecords } from '../../data/store/records.ts'
import { nextChange, version, type Collection } from './collection.ts'

const { id: _, position: __, ...shape } = device.shape

export const devices: Collection = {
  id: 'devices',
  title: { en: 'Devices', zh: '技防设备' },
  description: 'Cameras, radars and vibration sensors with their range and whether they work.',
  properties: z.object({ ...shape, version, workingNow: z.boolean() }),
  async read({ tx, atMs }, selection) {
    const stored = await listRecords(tx, 'device', selection)
    return {
      changesAtMs: nextChange(
        atMs,
        stored.flatMap(({ record }) => record.states.map((state) => Date.parse(state.from))),
      ),
      features: stored.map(({ record, version }) => {
        const { id, position, ...properties } = record
        const workingNow = workingIntervals(record, { fromMs: atMs, toMs: atMs + 1 }).length > 0
        return {
          type: 'Feature',
          id,
          geometry: { type: 'Point', coordinates: position },
          properties: { ...properties, version, workingNow },
        }
      }),
    }
  },
}
