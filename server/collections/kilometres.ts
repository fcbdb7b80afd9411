import { kilometre } from '../../data/model/line.ts'
import { listRecords } from '../../data/store/records.ts'
import { kilometresOf, sliceLine } from '../../geo/chainage.ts'
import { unitAt } from '../ground.ts'
import type { Collection } from './collection.ts'

export const kilometres: Collection = {
  id: 'kilometres',
  title: { en: 'Kilometres', zh: '公里段' },
  description: 'The cells [k, k+1) km of measured chainage of every line; the last one may be shorter.',
  properties: kilometre.omit({ id: true }),
  async read({ tx, lines }, { id, lineId }) {
    const units = (await listRecords(tx, 'unit')).map(({ record }) => record)
    const features = lines
      .filter(({ record }) => lineId === undefined || record.id === lineId)
      .filter(({ record }) => id === undefined || id.startsWith(record.id))
      .flatMap(({ record, line }) =>
        kilometresOf(line).map((cell) => ({
          type: 'Feature' as const,
          id: `${record.id}:${cell.kilometre}`,
          geometry: {
            type: 'LineString' as const,
            coordinates: sliceLine(line, cell).map(([lon, lat]): [number, number] => [lon, lat]),
          },
          properties: {
            lineId: record.id,
            ...cell,
            lengthM: cell.toM - cell.fromM,
            townshipId: unitAt(units, 'township', record.id, cell.fromM)?.id ?? null,
            villageId: unitAt(units, 'village', record.id, cell.fromM)?.id ?? null,
          },
        })),
      )
    return {
      features: id === undefined ? features : features.filter((one) => one.id === id),
      changesAtMs: Infinity,
    }
  },
}
