import { describe, expect, it } from 'vitest'
import { pickedEnds, stretchOfEnds } from '../../../client/patrols/pickedEnds.ts'

const none = { first: null, second: null }
const ground = { fromM: 1000, toM: 9000 }

describe('a stretch clicked on the map', () => {
  it('lies between two clicks, whichever end comes first', () => {
    const ends = pickedEnds(pickedEnds(none, 5200, undefined), 3100, undefined)
    expect(stretchOfEnds(ends, ground)).toEqual({ fromM: 3100, toM: 5200 })
  })

  it('begins anew with the third click', () => {
    const ends = pickedEnds({ first: 3000, second: 5000 }, 7000, undefined)
    expect(ends).toEqual({ first: 7000, second: null })
    expect(stretchOfEnds(ends, ground)).toBeUndefined()
  })

  it('of a trail lies on both sides of where that meets the line', () => {
    expect(stretchOfEnds(pickedEnds({ first: 3000, second: null }, 4000, 4200), ground)).toEqual({
      fromM: 3700,
      toM: 4700,
    })
  })

  it('ends where the ground ends, and is none beyond it', () => {
    expect(stretchOfEnds({ first: 8000, second: 20_000 }, ground)).toEqual({ fromM: 8000, toM: 9000 })
    expect(stretchOfEnds({ first: 12_000, second: 20_000 }, ground)).toBeUndefined()
  })
})
