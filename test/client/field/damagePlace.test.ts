import { describe, expect, it } from 'vitest'
import { damagePlace, saidOf, type PlaceSaid } from '../../../client/field/damagePlace.ts'

const lineLengthM = 10_000
const said: PlaceSaid = { where: 'gps', here: [105.02, 23.001], chainage: 'K4+200', lengthM: 20 }

describe('where a barrier is damaged', () => {
  it('is round the phone, round a chainage, or all of it', () => {
    expect(damagePlace(said, lineLengthM)).toEqual({
      kind: 'near',
      position: [105.02, 23.001],
      lengthM: 20,
    })
    expect(damagePlace({ ...said, where: 'chainage' }, lineLengthM)).toEqual({
      kind: 'stretch',
      fromM: 4190,
      toM: 4210,
    })
    expect(damagePlace({ ...said, where: 'whole' }, lineLengthM)).toEqual({ kind: 'whole' })
  })

  it('does not reach beyond either end of the line', () => {
    const at = (chainage: string) => damagePlace({ ...said, where: 'chainage', chainage }, lineLengthM)
    expect(at('K0+004')).toEqual({ kind: 'stretch', fromM: 0, toM: 14 })
    expect(at('K9+995')).toEqual({ kind: 'stretch', fromM: 9985, toM: 10_000 })
  })

  it('is not known without a position, or by what is no chainage of the line', () => {
    const at = (chainage: string) => damagePlace({ ...said, where: 'chainage', chainage }, lineLengthM)
    expect(damagePlace({ ...said, here: undefined }, lineLengthM)).toBeUndefined()
    expect(at('twelve')).toBeUndefined()
    expect(at('K10+001')).toBeUndefined()
  })

  it('is corrected from where it was, wherever the phone is now', () => {
    const now: PlaceSaid = { where: 'chainage', here: [105.3, 23.2], chainage: 'K1+000', lengthM: 20 }
    for (const where of ['gps', 'chainage', 'whole'] as const) {
      const sent = damagePlace({ ...said, where, lengthM: 100 }, lineLengthM)!
      expect(damagePlace({ ...now, ...saidOf(sent) }, lineLengthM)).toEqual(sent)
    }
  })
})
