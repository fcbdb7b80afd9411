import { describe, expect, it } from 'vitest'
import type { ShiftItem } from '../../../client/api/records.ts'
import { patternOf, type PatternFields } from '../../../client/rosters/patternFields.ts'
import { onOtherDay, personCells, placeCells, rosteredFirst } from '../../../client/rosters/rosterRows.ts'
import { draftClashes } from '../../../client/rosters/shiftFields.ts'
import { rosterShift } from '../../../client/rosters/useRoster.ts'
import { dayOfDate } from '../../../geo/civilTime.ts'
import type { Roster } from '../../../geo/rosterClashes.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => `2026-03-${text}:00+08:00`
const ms = (text: string) => Date.parse(at(text))
const shift = (id: string, from: string, to: string, leadId = 'li', personIds = ['ma']): ShiftItem =>
  ({
    id,
    place: { kind: 'desk', id: 'desk' },
    from: at(from),
    to: at(to),
    leadId,
    personIds,
    onCall: false,
    synthetic: false,
    version: 1,
  }) as unknown as ShiftItem
const days = [dayOfDate('2026-03-09', 'day'), dayOfDate('2026-03-10', 'day')]
const night = shift('night', '09T22:00', '10T06:00')

describe('a row of the roster', () => {
  it('has a shift on the day it begins, and a hole on each day that it lies on', () => {
    const hole = {
      kind: 'no-lead',
      placeId: 'desk',
      shiftIds: [],
      fromMs: ms('09T20:00'),
      toMs: ms('10T04:00'),
    } as const
    const [first, second] = placeCells(zone, days, 'desk', [night], [hole])
    expect(first?.shifts).toEqual([night])
    expect(second?.shifts).toEqual([])
    expect(first?.holes).toMatchObject([{ fromMs: ms('09T20:00'), toMs: ms('10T00:00') }])
    expect(second?.holes).toMatchObject([{ fromMs: ms('10T00:00'), toMs: ms('10T04:00') }])
  })

  it('of a person has the shifts that they lead or are on', () => {
    const of = (id: string) => personCells(zone, days, id, [night]).map(({ shifts }) => shifts.length)
    expect([of('li'), of('ma'), of('he')]).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
    ])
    const people = [{ id: 'he' }, { id: 'ma' }, { id: 'li' }]
    const window = { fromMs: ms('09T00:00'), toMs: ms('10T00:00') }
    expect(rosteredFirst(people, [night], window).map(({ id }) => id)).toEqual(['ma', 'li', 'he'])
  })

  it('lets a shift be dragged to another day at the same time of day', () => {
    expect(onOtherDay(zone, night, days[1]! + 2)).toEqual({ fromMs: ms('12T22:00'), toMs: ms('13T06:00') })
  })
})

const roster: Roster = {
  zone,
  shifts: [rosterShift(night)],
  needs: [{ placeId: 'desk', people: 2, leadNeeded: true, fromMs: ms('09T22:00'), toMs: ms('11T06:00') }],
  absences: [],
  leads: new Set(['li']),
  limits: {
    leastRestMin: 660,
    mostWeekMin: 2880,
    nights: { fromTime: '22:00', toTime: '06:00', leastMin: 180, periodWeeks: 4, overShare: 1 },
  },
}

describe('what a draft would be against', () => {
  const draft = rosterShift(shift('draft', '10T08:00', '10T16:00', 'ma', []))
  it('is said of its people and, while it lasts, of its place', () => {
    expect(draftClashes(roster, [draft]).map(({ kind }) => kind)).toEqual(['rest', 'lead-may-not', 'under'])
  })

  it('is judged without the shift that it stands in place of', () => {
    const moved = { ...rosterShift(night), fromMs: ms('09T23:00') }
    expect(draftClashes(roster, [moved])).toEqual([])
  })
})

describe('a pattern as it is entered', () => {
  const fields: PatternFields = {
    placeId: 'desk',
    kind: 'three',
    fromDate: '2026-03-09',
    toDate: '2026-03-10',
    startTime: '07:30',
    crews: [{ leadId: 'li', personIds: [] }],
    skipHolidays: true,
    replaces: true,
  }
  it('of three shifts divides the day from its first hour on', () => {
    const shifts = patternOf(fields, zone, ['2026-03-10'])
    expect(shifts.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [ms('09T07:30'), ms('09T15:30')],
      [ms('09T15:30'), ms('09T23:30')],
      [ms('09T23:30'), ms('10T07:30')],
    ])
  })

  it('on call lasts from one day to the next and makes nothing while it is not whole', () => {
    expect(patternOf({ ...fields, kind: 'onCall' }, zone, [])).toHaveLength(2)
    expect(patternOf({ ...fields, fromDate: '' }, zone, [])).toEqual([])
    expect(patternOf({ ...fields, startTime: '' }, zone, [])).toEqual([])
  })
})
