import { expect, test } from 'vitest'
import { cutTo, reaches } from '../../../client/chiefs/reaches.ts'

const point = (atM: number) => ({ fromM: atM, toM: atM })

test('a checkpoint where two stretches meet is the further one’s alone', () => {
  expect(reaches({ fromM: 0, toM: 4000 }, point(4000), 9000)).toBe(false)
  expect(reaches({ fromM: 4000, toM: 9000 }, point(4000), 9000)).toBe(true)
})

test('a port at the very end of a line is its last stretch’s, which is written to the metre', () => {
  expect(reaches({ fromM: 4000, toM: 9000 }, point(9000.4), 9000.4)).toBe(true)
  expect(reaches({ fromM: 0, toM: 4000 }, point(9000.4), 9000.4)).toBe(false)
})

test('stretches that only touch do not reach over each other', () => {
  expect(reaches({ fromM: 0, toM: 4000 }, { fromM: 4000, toM: 5000 }, 9000)).toBe(false)
  expect(reaches({ fromM: 0, toM: 4000 }, { fromM: 3999, toM: 5000 }, 9000)).toBe(true)
})

test('whoever answers for a whole line is named for a unit on its own grounds alone, not between them', () => {
  const ground = [
    { fromM: 0, toM: 1000 },
    { fromM: 5000, toM: 6000 },
  ]
  expect(cutTo(ground, [{ fromM: 0, toM: 9000, state: 'one' }])).toEqual([
    { fromM: 0, toM: 1000, state: 'one' },
    { fromM: 5000, toM: 6000, state: 'one' },
  ])
  expect(cutTo(ground, [{ fromM: 1000, toM: 5000 }])).toEqual([])
})
