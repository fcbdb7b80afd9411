import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfLocal, dayOfDate, dayMs } from '../../geo/civilTime.ts'
import { shiftWindows, type RecurringShift } from '../../geo/recurringShifts.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { refusal } from './refusal.ts'

const always: TimeWindow = { fromMs: -Infinity, toMs: Infinity }

const night: RecurringShift = {
  zone: 'Europe/Berlin',
  fromDate: '2026-03-28',
  toDate: '2026-03-29',
  days: { kind: 'interval', everyDays: 1 },
  startTime: '22:00',
  end: { kind: 'time', endTime: '06:00' },
  exceptDates: [],
}
const withRule = (changed: Partial<RecurringShift>) => ({ ...night, ...changed })

/** Both ends as UTC to the minute, `28T21:00`. */
const said = (rule: RecurringShift, within = always) =>
  shiftWindows(rule, within).map(({ fromMs, toMs }) =>
    [fromMs, toMs].map((atMs) => new Date(atMs).toISOString().slice(8, 16)).join(' – '),
  )
const hoursOf = (rule: RecurringShift) =>
  shiftWindows(rule, always).map(({ fromMs, toMs }) => (toMs - fromMs) / 3_600_000)

describe('a night shift from 22:00 to 06:00 by the clock', () => {
  it('lasts 7 hours where clocks go forward in it', () => {
    expect(said(night)).toEqual(['28T21:00 – 29T04:00', '29T20:00 – 30T04:00'])
    expect(hoursOf(night)).toEqual([7, 8])
  })

  it('lasts 9 hours where they go back', () => {
    expect(hoursOf(withRule({ fromDate: '2026-10-24', toDate: '2026-10-25' }))).toEqual([9, 8])
    const newYork = { zone: 'America/New_York', fromDate: '2026-10-31', toDate: '2026-11-01' }
    expect(hoursOf(withRule(newYork))).toEqual([9, 8])
  })

  it('changes by half an hour on Lord Howe Island', () => {
    const lordHowe = { zone: 'Australia/Lord_Howe', fromDate: '2026-04-04', toDate: '2026-04-04' }
    expect(hoursOf(withRule(lordHowe))).toEqual([8.5])
    expect(hoursOf(withRule({ ...lordHowe, fromDate: '2026-10-03', toDate: '2026-10-03' }))).toEqual([7.5])
  })

  it('lasts 8 hours in Shanghai, but not when clocks changed there, from 1986 to 1991', () => {
    const spring = { zone: 'Asia/Shanghai', fromDate: '1988-04-16', toDate: '1988-04-17' }
    expect(hoursOf(withRule(spring))).toEqual([7, 8])
    expect(hoursOf(withRule({ ...spring, fromDate: '1988-09-10', toDate: '1988-09-11' }))).toEqual([9, 8])
    const year = withRule({ zone: 'Asia/Shanghai', fromDate: '2026-01-01', toDate: '2026-12-31' })
    expect(new Set(hoursOf(year))).toEqual(new Set([8]))
    expect(hoursOf(year)).toHaveLength(365)
  })

  it('is right in Tehran before and after it gave up changing clocks', () => {
    expect(hoursOf(withRule({ zone: 'Asia/Tehran', fromDate: '2022-03-21', toDate: '2022-03-21' }))).toEqual([
      7,
    ])
    expect(hoursOf(withRule({ zone: 'Asia/Tehran', fromDate: '2023-03-21', toDate: '2023-03-21' }))).toEqual([
      8,
    ])
  })
})

describe('a shift of 8 hours that pass', () => {
  const eight = (changed: Partial<RecurringShift>) =>
    withRule({ end: { kind: 'duration', durationMin: 480 }, ...changed })

  it('ends when they have passed, whatever the clocks do', () => {
    expect(said(eight({}))).toEqual(['28T21:00 – 29T05:00', '29T20:00 – 30T04:00'])
    expect(said(eight({ fromDate: '2026-10-24', toDate: '2026-10-24' }))).toEqual(['24T20:00 – 25T04:00'])
  })

  it('may last longer than to the next day', () => {
    expect(hoursOf(eight({ end: { kind: 'duration', durationMin: 36 * 60 } }))).toEqual([36, 36])
  })
})

describe('a time of day that clocks leave out or show twice', () => {
  const early = (changed: Partial<RecurringShift>) =>
    said(withRule({ startTime: '02:30', end: { kind: 'time', endTime: '08:00' }, ...changed }))

  it('counts with the old offset where it is left out: 02:30 is 03:30', () => {
    expect(early({ fromDate: '2026-03-29', toDate: '2026-03-29' })).toEqual(['29T01:30 – 29T06:00'])
  })

  it('is the first of the two where it comes twice', () => {
    expect(early({ fromDate: '2026-10-25', toDate: '2026-10-25' })).toEqual(['25T00:30 – 25T07:00'])
  })

  it('makes no shift of one that lies all in the hour left out', () => {
    const change = { fromDate: '2026-03-28', toDate: '2026-03-30' }
    expect(early({ ...change, end: { kind: 'time', endTime: '03:15' } })).toEqual([
      '28T01:30 – 28T02:15',
      '30T00:30 – 30T01:15',
    ])
  })

  it('is left out with its whole day where a zone leaves out a day', () => {
    const samoa = withRule({ zone: 'Pacific/Apia', fromDate: '2011-12-28', toDate: '2011-12-31' })
    expect(said(samoa)).toEqual(['29T08:00 – 29T16:00', '30T08:00 – 30T16:00', '31T08:00 – 31T16:00'])
  })
})

describe('the days of a recurring shift', () => {
  const dates = (changed: Partial<RecurringShift>) =>
    shiftWindows(
      withRule({
        zone: 'Asia/Shanghai',
        startTime: '08:00',
        end: { kind: 'time', endTime: '16:00' },
        ...changed,
      }),
      always,
    ).map(({ fromMs }) => new Date(fromMs).toISOString().slice(5, 10))

  it('are days of the week, both end dates included', () => {
    expect(
      dates({
        fromDate: '2026-06-01',
        toDate: '2026-06-14',
        days: { kind: 'weekdays', weekdays: [1, 5, 7] },
      }),
    ).toEqual(['06-01', '06-05', '06-07', '06-08', '06-12', '06-14'])
  })

  it('are every so many days from the first, over the end of a month and a leap day', () => {
    expect(
      dates({ fromDate: '2028-02-24', toDate: '2028-03-06', days: { kind: 'interval', everyDays: 4 } }),
    ).toEqual(['02-24', '02-28', '03-03'])
  })

  it('leave out the exceptions', () => {
    expect(
      dates({ fromDate: '2026-06-01', toDate: '2026-06-03', exceptDates: ['2026-06-02', '2026-07-01'] }),
    ).toEqual(['06-01', '06-03'])
  })

  it('are none where the dates run backwards', () => {
    expect(dates({ fromDate: '2026-06-02', toDate: '2026-06-01' })).toEqual([])
  })

  it('are local days: 00:30 on a Monday in Shanghai is still Sunday in UTC', () => {
    const monday: Partial<RecurringShift> = {
      fromDate: '2026-06-01',
      toDate: '2026-06-07',
      days: { kind: 'weekdays', weekdays: [1] },
    }
    expect(dates({ ...monday, startTime: '00:30' })).toEqual(['05-31'])
  })
})

describe('an end at the time of the start', () => {
  it('is a day later, and so is one before it', () => {
    expect(
      hoursOf(
        withRule({ fromDate: '2026-06-01', toDate: '2026-06-01', end: { kind: 'time', endTime: '22:00' } }),
      ),
    ).toEqual([24])
  })
})

describe('a window asked for', () => {
  it('cuts the shifts that reach over its ends and leaves out the others', () => {
    const year = withRule({ fromDate: '2026-01-01', toDate: '2026-12-31' })
    const [fromMs, toMs] = [Date.UTC(2026, 5, 1, 2), Date.UTC(2026, 5, 2, 21)]
    expect(said(year, { fromMs, toMs })).toEqual([
      '01T02:00 – 01T04:00',
      '01T20:00 – 02T04:00',
      '02T20:00 – 02T21:00',
    ])
  })

  it('gives what cutting all shifts would', () => {
    const hour = fc.integer({ min: -72, max: 400 }).map((hours) => Date.UTC(2026, 2, 20) + hours * 3_600_000)
    fc.assert(
      fc.property(hour, hour, fc.integer({ min: 1, max: 168 }), (fromMs, toMs, hours) => {
        const rule = withRule({
          fromDate: '2026-03-20',
          toDate: '2026-04-02',
          end: { kind: 'duration', durationMin: hours * 60 },
        })
        const cut = shiftWindows(rule, always)
          .map((shift) => ({ fromMs: Math.max(fromMs, shift.fromMs), toMs: Math.min(toMs, shift.toMs) }))
          .filter((shift) => shift.fromMs < shift.toMs)
        expect(shiftWindows(rule, { fromMs, toMs })).toEqual(cut)
      }),
    )
  })
})

describe('three shifts of 8 hours by the clock', () => {
  const changeNights: [string, string][] = [
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Asia/Tehran', '2022-03-22'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['Asia/Shanghai', '1986-05-04'],
    ['Asia/Shanghai', '2026-05-04'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['Pacific/Apia', '2011-12-30'],
  ]
  it.each(changeNights)('leave no gap and no overlap in %s around %s', (zone, date) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 4 }),
        (startMin, daysBefore) => {
          const day = dayOfDate(date, 'date')
          const [firstDay, lastDay] = [day - daysBefore, day + 3]
          const dateOf = (ofDay: number) => new Date(ofDay * dayMs).toISOString().slice(0, 10)
          const timeOf = (minutes: number) =>
            `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          const starts = [0, 480, 960].map((later) => startMin + later)
          const windows = starts.flatMap((minutes) =>
            shiftWindows(
              {
                zone,
                fromDate: dateOf(firstDay + Math.floor(minutes / 1440)),
                toDate: dateOf(lastDay + Math.floor(minutes / 1440)),
                days: { kind: 'interval', everyDays: 1 },
                startTime: timeOf(minutes % 1440),
                end: { kind: 'time', endTime: timeOf((minutes + 480) % 1440) },
                exceptDates: [],
              },
              always,
            ),
          )
          windows.sort((a, b) => a.fromMs - b.fromMs)
          for (const [index, window] of windows.slice(1).entries())
            expect(window.fromMs).toBe(windows[index]!.toMs)
          expect(windows[0]!.fromMs).toBe(instantOfLocal(zone, firstDay * dayMs + startMin * 60_000))
          expect(windows.at(-1)!.toMs).toBe(instantOfLocal(zone, (lastDay + 1) * dayMs + startMin * 60_000))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a rule that cannot be read', () => {
  const bad: [string, Partial<RecurringShift>, string, string][] = [
    ['a zone that is none', { zone: 'Mars/Olympus' }, 'zone-unknown', 'zone'],
    ['a first date that is none', { fromDate: '2026-02-30' }, 'date-invalid', 'fromDate'],
    ['a last date that is none', { toDate: 'soon' }, 'date-invalid', 'toDate'],
    ['an exception that is no date', { exceptDates: ['2026-03-28', 'x'] }, 'date-invalid', 'exceptDates.1'],
    ['a start that is no time', { startTime: '24:00' }, 'time-invalid', 'startTime'],
    ['an end that is no time', { end: { kind: 'time', endTime: '6:00' } }, 'time-invalid', 'end.endTime'],
    [
      'no time at all',
      { end: { kind: 'duration', durationMin: 0 } },
      'recurrence-invalid',
      'end.durationMin',
    ],
    [
      'more than a week',
      { end: { kind: 'duration', durationMin: 10_081 } },
      'recurrence-invalid',
      'end.durationMin',
    ],
    ['no weekday', { days: { kind: 'weekdays', weekdays: [] } }, 'recurrence-invalid', 'days.weekdays'],
    [
      'an eighth weekday',
      { days: { kind: 'weekdays', weekdays: [1, 8] } },
      'recurrence-invalid',
      'days.weekdays',
    ],
    [
      'every half day',
      { days: { kind: 'interval', everyDays: 0.5 } },
      'recurrence-invalid',
      'days.everyDays',
    ],
  ]
  it.each(bad)('with %s is refused at its field', (_, changed, code, field) => {
    expect(refusal(() => shiftWindows(withRule(changed), always))).toMatchObject({ code, field })
  })
})
