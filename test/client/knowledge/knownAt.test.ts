import { expect, it } from 'vitest'
import { knownIn, unreadableKnownIn } from '../../../client/knowledge/knownAt.ts'

const read = (query: string, pathname = '/') => {
  const address = new URLSearchParams(query)
  return [knownIn(address, pathname), unreadableKnownIn(address, pathname)]
}

it('an instant of knowledge in the address is read, or said to be unreadable', () => {
  expect(read('known=2026-03-10T08:00:00Z')).toEqual(['2026-03-10T08:00:00.000Z', undefined])
  expect(read('known=abc')).toEqual([undefined, 'abc'])
  // A browser makes the first of January 2001 of it.
  expect(read('known=abc 1')).toEqual([undefined, 'abc 1'])
  expect(read('known=2026-13-40T08:00:00Z')).toEqual([undefined, '2026-13-40T08:00:00Z'])
})

it('without one, and in the field, what is known now counts', () => {
  for (const [query, page] of [
    ['', '/'],
    ['known=', '/wall'],
    ['known=abc', '/field'],
  ] as const)
    expect(read(query, page)).toEqual([undefined, undefined])
})
