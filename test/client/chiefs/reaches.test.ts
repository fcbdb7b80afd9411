import { expect, test } from 'vitest'
import { reaches } from '../../../client/chiefs/reaches.ts'

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
