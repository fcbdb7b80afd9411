import { expect, it } from 'vitest'
import { isApproved } from '../../../../client/plan/sheet/isApproved.ts'
import { barrierStatus } from '../../../../data/model/barrier.ts'

it('calls everything approved that was built on, accepted on the spot or not', () => {
  expect(barrierStatus.options.filter((status) => !isApproved(status))).toEqual([
    'draft',
    'proposed',
    'removed',
  ])
})
