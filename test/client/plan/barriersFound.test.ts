import { describe, expect, it } from 'vitest'
import { barriersFound, type BarrierSought } from '../../../client/plan/barriersFound.ts'
import { beside, line } from './straightLine.ts'

const barriers: readonly BarrierSought[] = [
  {
    id: 'pass',
    properties: {
      name: { en: 'East of the pass', zh: '山口以东' },
      parts: [{ path: beside([1500, 40], [2500, 40]) }],
    },
  },
  {
    id: 'ford',
    properties: { name: { en: 'Ford 2', zh: '渡口 2' }, parts: [{ path: beside([9000, 40], [8000, 40]) }] },
  },
]
const found = (typed: string) => [...barriersFound(barriers, line, typed)]

describe('a barrier looked for in the list', () => {
  it('has what was typed in its name, in whichever language and width', () => {
    expect(found('PASS')).toEqual(['pass'])
    expect(found('渡口')).toEqual(['ford'])
    expect(found('渡口 ２')).toEqual(['ford'])
    expect(found('bridge')).toEqual([])
  })

  it('or stands by the chainage typed, whichever way it was drawn', () => {
    expect(found('K2+000')).toEqual(['pass'])
    expect(found('k8')).toEqual(['ford'])
    expect(found('K5')).toEqual([])
  })

  it('is every one while nothing is typed', () => {
    expect(found(' ')).toEqual(['pass', 'ford'])
  })
})
