import { expect, test } from 'vitest'
import { pageAddress } from '../../../client/shell/pageAddress.ts'

const search = '?line=west&at=2026-03-10T04:00:00.000Z&known=2026-03-11T04:00:00.000Z&pick=trail:7&list=all'

test('the next page shows the same line at the same instant by the same knowledge, and nothing pointed at', () => {
  expect(pageAddress('wall', search)).toBe(
    '/wall?line=west&at=2026-03-10T04%3A00%3A00.000Z&known=2026-03-11T04%3A00%3A00.000Z',
  )
  expect(pageAddress('about', '')).toBe('/about')
})

test('the field is of now alone', () => {
  expect(pageAddress('field', search)).toBe('/field?line=west')
})

test('what is pointed at there and its line stand in the address', () => {
  const there = { lineId: 'east', selection: { kind: 'port', id: '9' } } as const
  expect(pageAddress('overview', '?line=west&at=2026-03-10T04:00Z', there)).toBe(
    '/?line=east&at=2026-03-10T04%3A00Z&pick=port%3A9',
  )
})
