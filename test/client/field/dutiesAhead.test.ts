import { expect, it } from 'vitest'
import { dutiesAhead } from '../../../client/field/shifts/dutiesAhead.ts'
import type { OwnDuty } from '../../../data/model/ownDuty.ts'

const duty = (id: string, from: string, to: string) =>
  ({ kind: 'shift', id, from: `2026-03-${from}:00Z`, to: `2026-03-${to}:00Z` }) as OwnDuty

const shanghaiDay = (atMs: number) =>
  new Date(atMs).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

const idsOf = (duties: readonly OwnDuty[]) => duties.map(({ id }): string => id)

const duties = [
  duty('over', '10T00:00', '10T04:00'),
  duty('later', '12T00:00', '12T08:00'),
  duty('under way', '09T22:00', '10T06:00'),
  duty('next', '10T08:00', '10T16:00'),
  duty('also next', '10T08:00', '10T12:00'),
  duty('night', '10T16:30', '11T00:00'),
]
const nowMs = Date.parse('2026-03-10T04:00:00Z')

it('what ends now is over, and of what is ahead all that begins next is next', () => {
  const { now, next } = dutiesAhead(duties, nowMs, shanghaiDay)
  expect(idsOf(now)).toEqual(['under way'])
  expect(idsOf(next).toSorted()).toEqual(['also next', 'next'])
})

it('what begins now is under way', () => {
  const { now, next } = dutiesAhead(duties, Date.parse('2026-03-10T08:00:00Z'), shanghaiDay)
  expect(idsOf(now).toSorted()).toEqual(['also next', 'next'])
  expect(idsOf(next)).toEqual(['night'])
})

it('each stands under the day of the county it begins on, once', () => {
  const { days } = dutiesAhead(duties, nowMs, shanghaiDay)
  expect(days.map(({ day, duties: ofDay }) => [day, idsOf(ofDay).length])).toEqual([
    ['2026-03-10', 3],
    // Half past midnight there.
    ['2026-03-11', 1],
    ['2026-03-12', 1],
  ])
})

it('nobody without duties has any ahead', () => {
  expect(dutiesAhead([], nowMs, shanghaiDay)).toEqual({ now: [], next: [], days: [] })
})
