import { expect, it } from 'vitest'
import { heardOf, type DraftsElsewhere } from '../../../client/plan/otherTabs.ts'

const none: DraftsElsewhere = new Map()

it('a tab is known by the draft it has in hand, and not at all with none', () => {
  const one = heardOf(none, { tab: 'a', draft: 'x' })
  expect([...one]).toEqual([['a', 'x']])
  expect([...heardOf(one, { tab: 'a', draft: 'y' })]).toEqual([['a', 'y']])
  expect([...heardOf(one, { tab: 'a', draft: null })]).toEqual([])
})

it('what says nothing new changes nothing, so that nothing is drawn anew for it', () => {
  const one = heardOf(none, { tab: 'a', draft: 'x' })
  expect(heardOf(one, { tab: 'a', draft: 'x' })).toBe(one)
  expect(heardOf(none, { tab: 'b', draft: null })).toBe(none)
})
