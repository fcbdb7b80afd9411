import { expect, it } from 'vitest'
import { readTrailsView, writeTrailsView } from '../../../client/trails/trailsView.ts'

it('all of a view stands in the address and is read from it again', () => {
  const view = {
    list: 'reinspection',
    unitId: 'unit-7',
    lateOnly: true,
    shape: 'map',
    table: {
      search: 'old kiln',
      sorting: { columnId: 'reinspection', isDown: true },
      hidden: new Set(['kind', 'name']),
    },
  } as const
  const address = writeTrailsView(new URLSearchParams('known=2026-03-10T04:00:00Z'), view)
  expect(address.get('known')).toBe('2026-03-10T04:00:00Z')
  expect(readTrailsView(new URLSearchParams(address.toString()))).toEqual(view)
})

it('what is usual is left out, and what nobody knows reads as usual', () => {
  const usual = readTrailsView(new URLSearchParams('list=nonsense&show=globe&sort='))
  expect(usual).toMatchObject({ list: 'unsealed', shape: 'table', unitId: null, lateOnly: false })
  expect(writeTrailsView(new URLSearchParams(), usual).toString()).toBe('')
})
