import { expect, it } from 'vitest'
import { changeOwnActs, noActs, type OwnActsChange } from '../../../client/history/ownActs.ts'

const after = (...changes: OwnActsChange[]) =>
  changes.reduce((acts, change) => changeOwnActs(acts, change), noActs)
const did = (sequence: number): OwnActsChange => ({ kind: 'did', sequence })
const tookBack = (sequence: number, by: number): OwnActsChange => ({ kind: 'took-back', sequence, by })

it('goes back through what was done and forward again, each step an act of its own', () => {
  expect(after(did(3), did(5))).toEqual({ done: [3, 5], undone: [] })
  expect(after(did(3), did(5), tookBack(5, 6), tookBack(3, 7))).toEqual({ done: [], undone: [6, 7] })
  expect(after(did(3), did(5), tookBack(5, 6), tookBack(3, 7), tookBack(7, 8))).toEqual({
    done: [8],
    undone: [6],
  })
})

it('forgets what could be done again once something else is done', () => {
  expect(after(did(3), tookBack(3, 4), did(9))).toEqual({ done: [9], undone: [] })
})

it('counts taking back another’s act as an act of its own', () => {
  expect(after(did(3), tookBack(1, 4))).toEqual({ done: [3, 4], undone: [] })
  expect(after(did(3), tookBack(1, 4), tookBack(4, 5))).toEqual({ done: [3], undone: [5] })
})

it('drops what was refused, so that what was done before it can be taken back', () => {
  expect(after(did(3), did(5), { kind: 'dropped', sequence: 5 })).toEqual({ done: [3], undone: [] })
})
