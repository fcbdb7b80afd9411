import { expect, it } from 'vitest'
import { spotSaidOf, trySpot } from '../../../client/field/report/spotSaid.ts'

const here = { position: [104.7, 22.9] as const, accuracyM: 8 }
const lineId = '01890000-0000-7000-8000-000000000001'

it('a place by GPS carries its accuracy, and no chainage that the phone would have to reckon', () => {
  expect(trySpot({ where: 'gps', here, lineId, chainage: 'K1+000' }, 5000)).toEqual({
    lineId: null,
    position: [104.7, 22.9],
    accuracyM: 8,
    positionSource: 'gps',
    chainageM: null,
  })
  expect(trySpot({ where: 'gps', here: undefined, lineId, chainage: '' }, 5000)).toBeUndefined()
})

it('a typed chainage lies on its line or is no place', () => {
  const typed = (chainage: string) => trySpot({ where: 'chainage', here, lineId, chainage }, 5000)
  expect(typed('K1+300')).toMatchObject({ lineId, chainageM: 1300, position: null })
  expect([typed('K9+000'), typed('somewhere')]).toEqual([undefined, undefined])
})

it('what was sent is read back as it was said', () => {
  const spot = trySpot({ where: 'chainage', here, lineId, chainage: 'K1+300' }, 5000)!
  expect(spotSaidOf(spot)).toEqual({ where: 'chainage', lineId, chainage: 'K1+300' })
})
