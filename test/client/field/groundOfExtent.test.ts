import { expect, it } from 'vitest'
import type { UnitItem } from '../../../client/api/records.ts'
import { groundOfExtent } from '../../../client/field/kept/groundOfExtent.ts'

const lines = [
  { id: 'south', lengthM: 90_000 },
  { id: 'west', lengthM: 40_000 },
]
const unit = (id: string, level: string, parentId: string | null, fromM: number, toM: number) =>
  ({ id, level, parentId, ground: [{ lineId: 'south', fromM, toM }] }) as unknown as UnitItem
const units = [unit('t1', 'township', null, 0, 30_000), unit('v2', 'village', 't1', 10_000, 20_000)]
const village = { kind: 'unit', id: 'v2' } as const

it('the ground kept is the village’s own, its township’s, or all of the line that it lies on', () => {
  expect(groundOfExtent('village', village, units, lines)).toEqual([
    { lineId: 'south', fromM: 10_000, toM: 20_000 },
  ])
  expect(groundOfExtent('township', village, units, lines)).toEqual([
    { lineId: 'south', fromM: 0, toM: 30_000 },
  ])
  expect(groundOfExtent('line', village, units, lines)).toEqual([{ lineId: 'south', fromM: 0, toM: 90_000 }])
})

it('of a township its own is kept, and of nothing chosen the whole county', () => {
  expect(groundOfExtent('township', { kind: 'unit', id: 't1' }, units, lines)).toEqual([
    { lineId: 'south', fromM: 0, toM: 30_000 },
  ])
  expect(groundOfExtent('village', undefined, units, lines)).toHaveLength(2)
})
