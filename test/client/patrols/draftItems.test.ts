import { expect, test } from 'vitest'
import { holdSame, itemsOf, sentItems, type DraftItem } from '../../../client/patrols/draftItems.ts'
import { patrolPlanItem } from '../../../data/model/patrolPlan.ts'

const item: DraftItem = {
  longestOnGroundMin: 0,
  loop: false,
  speedKmh: null,
  mode: 'foot',
  toMs: Date.parse('2026-03-09T12:00:00Z'),
  fromMs: Date.parse('2026-03-09T04:00:00Z'),
  toM: 4200,
  fromM: 1000,
  teamId: '019cc1f0-0000-7000-8000-000000000002',
  id: '019cc1f0-0000-7000-8000-000000000001',
}

test('what comes back from the server holds the same patrols as what was sent', () => {
  const back = itemsOf({ items: sentItems([item]).map((sent) => patrolPlanItem.parse(sent)) })
  expect(back[0]).not.toBe(item)
  expect(holdSame(back, [item])).toBe(true)
})

test.each([{ toM: 4300 }, { speedKmh: 4 }, { teamId: 'another' }, { loop: true }])(
  'a patrol that is changed in %o is not the same',
  (changed) => {
    expect(holdSame([item], [{ ...item, ...changed }])).toBe(false)
  },
)

test('one patrol more, or fewer, is not the same', () => {
  expect(holdSame([item], [])).toBe(false)
  expect(holdSame([], [item])).toBe(false)
})
