import { expect, test } from 'vitest'
import { stripKeys } from '../../../client/chiefs/stripKeys.ts'
import type { ChiefLevel } from '../../../data/model/chief.ts'

const piece = (fromM: number, toM: number) => ({ fromM, toM, state: 'one' as const, stretchIds: [] })
const row = (level: ChiefLevel, ...pieces: ReturnType<typeof piece>[]) => ({
  level,
  metres: { one: 9000, several: 0, vacant: 0, nobody: 0 },
  pieces,
  changes: [],
})
const levels = [
  row('city', piece(0, 9000)),
  row('county', piece(0, 4000), piece(4000, 9000)),
  row('township', piece(0, 2000), piece(2000, 9000)),
  row('village', piece(0, 1000), piece(1000, 5000), piece(5000, 9000)),
]

function pressed(key: string, more: { ctrlKey?: boolean } = {}) {
  const did: string[] = []
  const note = (what: string) => () => void did.push(what)
  stripKeys({
    levels,
    level: 'village',
    selected: { fromM: 1000, toM: 5000 },
    sight: {
      shown: { fromM: 0, toM: 9000 },
      nearer: note('nearer'),
      farther: note('farther'),
      back: note('back'),
      onward: note('onward'),
      whole: note('whole'),
    },
    onPick: (level, { fromM, toM }) => void did.push(`${level} ${fromM}–${toM}`),
    onEnter: note('enter'),
  })({ key, ctrlKey: false, metaKey: false, preventDefault: note('taken'), ...more })
  return did
}

test('left and right go from piece to piece, home and end to the outermost', () => {
  expect(pressed('ArrowRight')).toEqual(['taken', 'village 5000–9000'])
  expect(pressed('ArrowLeft')).toEqual(['taken', 'village 0–1000'])
  expect(pressed('End')).toEqual(['taken', 'village 5000–9000'])
  expect(pressed('Home')).toEqual(['taken', 'village 0–1000'])
})

test('up goes to whoever answers above for the middle of the piece, and below the last level there is none', () => {
  expect(pressed('ArrowUp')).toEqual(['taken', 'township 2000–9000'])
  expect(pressed('ArrowDown')).toEqual(['taken'])
})

test('plus is nearer with or without shift, and the browser keeps its own zoom', () => {
  expect(pressed('=')).toEqual(['taken', 'nearer'])
  expect(pressed('+')).toEqual(['taken', 'nearer'])
  expect(pressed('+', { ctrlKey: true })).toEqual([])
  expect(pressed('a')).toEqual([])
})
