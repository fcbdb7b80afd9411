import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  checkZone,
  dayMs,
  dayOfDate,
  instantOfLocal,
  isSkippedDay,
  localMsAt,
  minutesOfTime,
  weekdayOfDay,
  dateOfDay,
} from '../../geo/civilTime.ts'
import { refusal } from './refusal.ts'

const zones = [
  'Asia/Shanghai',
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Sao_Paulo',
]

/** What the language's own `Date` makes of things in a zone: another path to the same rules. */
function withDateIn<Result>(zone: string, ask: () => Result): Result {
  process.env['TZ'] = zone
  return ask()
}
const zoneOfTests = process.env['TZ']
afterEach(() => {
  if (zoneOfTests === undefined) delete process.env['TZ']
  else process.env['TZ'] = zoneOfTests
})

/** Instants of 1985 to 2035 in whole minutes. */
const instantMs = fc
  .integer({ min: Date.UTC(1985, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
  .map((minute) => minute * 60_000)

/** Every instant, to the minute, at which a zone changed its clocks in those years. */
function changesOf(zone: string): number[] {
  return withDateIn(zone, () => {
    const offsetAt = (atMs: number) => new Date(atMs).getTimezoneOffset()
    const changes: number[] = []
    for (let atMs = Date.UTC(1985, 0, 1); atMs < Date.UTC(2035, 0, 1); atMs += dayMs) {
      if (offsetAt(atMs) === offsetAt(atMs + dayMs)) continue
      let [low, high] = [atMs, atMs + dayMs]
      while (high - low > 60_000) {
        const middle = Math.floor((low + high) / 120_000) * 60_000
        if (offsetAt(middle) === offsetAt(low)) low = middle
        else high = middle
      }
      changes.push(high)
    }
    return changes
  })
}

const dateLocalMs = (atMs: number) => atMs - new Date(atMs).getTimezoneOffset() * 60_000

function dateInstant(localMs: number): number {
  const local = new Date(localMs)
  return new Date(
    local.getUTCFullYear(),
    local.getUTCMonth(),
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
  ).getTime()
}

describe('the clocks of a zone', () => {
  it.each(zones)('of %s show what Date says, and are read back as Date reads them', (zone) => {
    const changes = changesOf(zone)
    fc.assert(
      fc.property(instantMs, (atMs) =>
        withDateIn(zone, () => {
          expect(localMsAt(zone, atMs)).toBe(dateLocalMs(atMs))
          expect(instantOfLocal(zone, atMs)).toBe(dateInstant(atMs))
        }),
      ),
    )
    if (changes.length === 0) return
    const around = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -1600, max: 1600 }))
    fc.assert(
      fc.property(around, ([changeMs, minutes]) =>
        withDateIn(zone, () => {
          const localMs = localMsAt(zone, changeMs) + minutes * 60_000
          expect(instantOfLocal(zone, localMs)).toBe(dateInstant(localMs))
        }),
      ),
      { numRuns: 400 },
    )
  })

  it('show fractions of a second, and times before 1970', () => {
    expect(localMsAt('Asia/Kathmandu', -1.5)).toBe(5.5 * 3_600_000 - 1.5)
    expect(localMsAt('Europe/Berlin', Date.UTC(1950, 5, 1))).toBe(Date.UTC(1950, 5, 1, 1))
  })

  it('leave out 30 December 2011 in Samoa, and midnight alone on other days elsewhere', () => {
    expect(isSkippedDay('Pacific/Apia', dayOfDate('2011-12-29', ''))).toBe(false)
    expect(isSkippedDay('Pacific/Apia', dayOfDate('2011-12-30', ''))).toBe(true)
    expect(isSkippedDay('Pacific/Apia', dayOfDate('2011-12-31', ''))).toBe(false)
    expect(isSkippedDay('America/Sao_Paulo', dayOfDate('2018-11-04', ''))).toBe(false)
  })

  it('are refused for what is no zone', () => {
    expect(refusal(() => checkZone('Asia/Nowhere'))).toMatchObject({ code: 'zone-unknown', field: 'zone' })
    expect(refusal(() => localMsAt('', 0)).code).toBe('zone-unknown')
  })
})

describe('a date', () => {
  it('is the day that Date counts, and falls on its weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const date = new Date(day * dayMs)
        expect(dayOfDate(date.toISOString().slice(0, 10), 'date')).toBe(day)
        expect(weekdayOfDay(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay())
      }),
    )
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '', '2026-01-00'])(
    '%j is none',
    (date) => {
      expect(refusal(() => dayOfDate(date, 'fromDate'))).toMatchObject({
        code: 'date-invalid',
        field: 'fromDate',
      })
    },
  )
})

describe('a time of day', () => {
  it('is minutes from midnight', () => {
    expect(['00:00', '08:05', '23:59'].map((time) => minutesOfTime(time, ''))).toEqual([0, 485, 1439])
  })

  it.each(['24:00', '8:00', '08:60', '08:00:00', ''])('%j is none', (time) => {
    expect(refusal(() => minutesOfTime(time, 'startTime'))).toMatchObject({
      code: 'time-invalid',
      field: 'startTime',
    })
  })
})

it('gives back the date of every day it counts', () => {
  expect([dateOfDay(0), dateOfDay(-1), dateOfDay(11_016)]).toEqual(['1970-01-01', '1969-12-31', '2000-02-29'])
  fc.assert(
    fc.property(fc.integer({ min: -140_000, max: 2_900_000 }), (day) => {
      const date = dateOfDay(day)
      expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
      expect(dayOfDate(date, 'date')).toBe(day)
    }),
  )
})
