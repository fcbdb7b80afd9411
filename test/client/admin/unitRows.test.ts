import { describe, expect, it } from 'vitest'
import { unitRows } from '../../../client/admin/units/unitRows.ts'
import type { UnitItem } from '../../../client/api/records.ts'

const unitNamed = (id: string, parentId: string | null) =>
  ({
    id,
    parentId,
    name: { en: id, zh: id },
    level: 'village',
    ground: [],
    version: 1,
    synthetic: false,
  }) as unknown as UnitItem

const units = [
  unitNamed('village', 'township'),
  unitNamed('county', null),
  unitNamed('township', 'county'),
  unitNamed('other', 'county'),
  unitNamed('orphan', 'gone'),
]

const told = (rows: ReturnType<typeof unitRows>) => rows.map(({ unit, depth }) => `${depth} ${unit.id}`)

describe('the tree of units', () => {
  it('lists each unit before those below it', () => {
    expect(told(unitRows(units, () => false, undefined))).toEqual([
      '0 county',
      '1 township',
      '2 village',
      '1 other',
      '0 orphan',
    ])
  })

  it('lists nothing below a closed unit', () => {
    expect(told(unitRows(units, (id) => id === 'county', undefined))).toEqual(['0 county', '0 orphan'])
  })

  it('lists what is looked for with all that stands above it, closed or not', () => {
    const fits = ({ id }: UnitItem) => id === ('village' as UnitItem['id'])
    expect(told(unitRows(units, () => true, fits))).toEqual(['0 county', '1 township', '2 village'])
  })
})
