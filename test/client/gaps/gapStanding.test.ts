import { expect, it } from 'vitest'
import { countNotInHand } from '../../../client/gaps/gapStanding.ts'
import type { GapInHand } from '../../../data/model/coverageAnswer.ts'

const word = (more: Partial<GapInHand>) =>
  ({ overdue: false, restM: 0, fromM: 1000, toM: 2000, ...more }) as GapInHand

it('counts as not in hand what nobody took, took in part, or had until a time that is over', () => {
  const gaps = [
    { acknowledgement: null },
    { acknowledgement: word({}) },
    { acknowledgement: word({ restM: 400 }) },
    { acknowledgement: word({ overdue: true }) },
  ]
  expect(countNotInHand(gaps)).toBe(3)
  expect(countNotInHand([])).toBe(0)
})
