import { expect, it } from 'vitest'
import { cameraTimeMs } from '../../../client/photos/photoOrigin.ts'

it('a camera’s time is of the zone that it names, or of this device’s', () => {
  expect(cameraTimeMs('2026:03:10 09:30:00', '+08:00')).toBe(Date.parse('2026-03-10T01:30:00Z'))
  expect(cameraTimeMs('2026:03:10 09:30:00', undefined)).toBe(new Date(2026, 2, 10, 9, 30).getTime())
  expect(cameraTimeMs('2026:03:10 09:30:00', 'nonsense')).toBe(new Date(2026, 2, 10, 9, 30).getTime())
})

it.each(['', '0000:00:00 00:00:00', '    :  :     :  :  ', '2026-03-10'])(
  'a camera that was never set says no time: %j',
  (taken) => {
    expect(cameraTimeMs(taken, undefined)).toBeNaN()
  },
)
