import { expect, it } from 'vitest'
import { LossCount } from '../../../client/map/lossCount.ts'

it('a map is built anew at once after a loss, and less and less often while that does not last', () => {
  const losses = new LossCount()
  losses.noteBuilt(0)
  expect(losses.nextWaitMs(1000, false)).toBe(400)
  expect(losses.nextWaitMs(2000, true)).toBe(800)
  expect(losses.nextWaitMs(4000, true)).toBe(1600)
  for (let turn = 0; turn < 30; turn++) losses.nextWaitMs(5000, true)
  expect(losses.nextWaitMs(9000, true)).toBe(60_000)
})

it('a map that stood for minutes is built anew at once again', () => {
  const losses = new LossCount()
  for (let turn = 0; turn < 8; turn++) losses.nextWaitMs(1000, true)
  losses.noteBuilt(10_000)
  expect(losses.nextWaitMs(20_000, false)).toBeGreaterThan(10_000)
  losses.noteBuilt(100_000)
  expect(losses.nextWaitMs(400_000, false)).toBe(400)
})
