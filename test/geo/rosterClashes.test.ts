import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, dayOfDate, instantOfLocal, localMsAt, minuteMs } from '../../geo/civilTime.ts'
import {
  rosterClashes,
  weekAt,
  type Roster,
  type RosterClash,
  type RosterShift,
} from '../../geo/rosterClashes.ts'
import { bruteForceClashes } from './bruteForceRoster.ts'

const limits = {
  leastRestMin: 11 * 60,
  mostWeekMin: 48 * 60,
  nights: { fromTime: '22:00', toTime: '06:00', leastMin: 180, periodWeeks: 4, overShare: 0 },
}
const atLocal = (zone: string, date: string, time: string) =>
  instantOfLocal(zone, dayOfDate(date, 'date') * dayMs + Date.parse(`1970-01-01T${time}Z`))

const zone = 'Asia/Shanghai'
let count = 0
const shift = (from: string, to: string, more: Partial<RosterShift> = {}): RosterShift => ({
  id: `s${++count}`,
  placeId: 'post',
  leadId: null,
  personIds: ['ma'],
  onCall: false,
  fromMs: Date.parse(`2026-03-${from}+08:00`),
  toMs: Date.parse(`2026-03-${to}+08:00`),
  ...more,
})
const rosterOf = (shifts: RosterShift[], more: Partial<Roster> = {}): Roster => ({
  zone,
  shifts,
  needs: [],
  absences: [],
  leads: new Set(['li', 'ma']),
  limits,
  ...more,
})
const kinds = (roster: Roster) => rosterClashes(roster).map(({ kind }) => kind)

describe('somebody', () => {
  it('is not at two places at once, and is where one duty ends as the next begins', () => {
    const long = { ...limits, leastRestMin: 0 }
    const together = [shift('09T08:00', '09T16:01'), shift('09T16:00', '09T20:00')]
    expect(kinds(rosterOf(together, { limits: long }))).toEqual(['twice'])
    const after = [shift('09T08:00', '09T16:00'), shift('09T16:00', '09T20:00')]
    expect(kinds(rosterOf(after, { limits: long }))).toEqual([])
  })

  it('rests eleven hours, to the minute', () => {
    expect(kinds(rosterOf([shift('09T08:00', '09T16:00'), shift('10T03:00', '10T08:00')]))).toEqual([])
    const [clash] = rosterClashes(rosterOf([shift('09T08:00', '09T16:00'), shift('10T02:59', '10T08:00')]))
    expect(clash?.kind).toBe('rest')
    expect(clash!.toMs - clash!.fromMs).toBe((10 * 60 + 59) * minuteMs)
  })

  it('who is relieved and begins anew at the same instant has had no rest', () => {
    expect(kinds(rosterOf([shift('09T08:00', '09T16:00'), shift('09T16:00', '09T20:00')]))).toEqual(['rest'])
  })

  it('works 48 hours from Monday to Monday and not a minute more', () => {
    const week = ['09', '10', '11', '12', '13', '14'].map((day) => shift(`${day}T08:00`, `${day}T16:00`))
    expect(kinds(rosterOf(week))).toEqual([])
    const longer = [...week.slice(0, -1), shift('14T08:00', '14T16:01')]
    expect(rosterClashes(rosterOf(longer))).toMatchObject([{ kind: 'week', workedMin: 48 * 60 + 1 }])
    const overTwoWeeks = [...week, shift('16T08:00', '16T16:00')]
    expect(kinds(rosterOf(overTwoWeeks))).toEqual([])
  })

  it('counts an hour once in which two shifts are', () => {
    const six = ['09', '10', '11', '12', '13', '14'].map((day) => shift(`${day}T08:00`, `${day}T16:00`))
    const doubled = [...six, shift('14T08:00', '14T16:00')]
    expect(kinds(rosterOf(doubled))).toEqual(['twice'])
  })

  it('on leave is on no shift, but may be on one that begins as the leave ends', () => {
    const away = (from: string, to: string) => ({
      personId: 'ma',
      fromMs: Date.parse(`2026-03-${from}+08:00`),
      toMs: Date.parse(`2026-03-${to}+08:00`),
    })
    const on = [shift('09T08:00', '09T16:00')]
    expect(kinds(rosterOf(on, { absences: [away('08T00:00', '09T08:00')] }))).toEqual([])
    expect(rosterClashes(rosterOf(on, { absences: [away('08T00:00', '09T10:00')] }))).toMatchObject([
      { kind: 'leave', fromMs: on[0]!.fromMs, toMs: on[0]!.fromMs + 2 * 60 * minuteMs },
    ])
  })

  it('on call is not on duty: it is no work and breaks no rest, and is still one place at a time', () => {
    const onCall = { onCall: true }
    expect(kinds(rosterOf([shift('09T00:00', '16T00:00', onCall), shift('16T00:00', '16T08:00')]))).toEqual(
      [],
    )
    const both = [shift('09T00:00', '16T00:00', onCall), shift('10T00:00', '10T08:00')]
    expect(kinds(rosterOf(both))).toEqual(['twice'])
  })

  it('works no more nights than a fair share of them', () => {
    const night = (day: number, who: string) => {
      const two = (n: number) => String(n).padStart(2, '0')
      return shift(`${two(day)}T22:00`, `${two(day + 1)}T06:00`, { personIds: [who] })
    }
    // 9 to 20 March, all within one period of four weeks; four nights among two are two each.
    const fair = [night(9, 'ma'), night(11, 'li'), night(13, 'ma'), night(15, 'li')]
    expect(kinds(rosterOf(fair))).toEqual([])
    const unfair = [night(9, 'ma'), night(11, 'ma'), night(13, 'ma'), night(15, 'li')]
    expect(rosterClashes(rosterOf(unfair))).toMatchObject([
      { kind: 'nights', personId: 'ma', nights: 3, share: 2 },
    ])
    const tolerant = { ...limits, nights: { ...limits.nights, overShare: 1 } }
    expect(kinds(rosterOf(unfair, { limits: tolerant }))).toEqual([])
  })

  it('who stays for less than the least of a night has not worked it', () => {
    const evening = (day: string, to: string) =>
      shift(`${day}T14:00`, to, { personIds: ['ma'], id: `${day} ${to}` })
    const dayShift = shift('12T08:00', '12T14:00', { personIds: ['li'] })
    expect(
      kinds(
        rosterOf([evening('09', '10T00:59'), evening('10', '11T00:59'), dayShift], {
          limits: { ...limits, leastRestMin: 0 },
        }),
      ),
    ).toEqual([])
    expect(
      kinds(
        rosterOf([evening('09', '10T01:00'), evening('10', '11T01:00'), dayShift], {
          limits: { ...limits, leastRestMin: 0 },
        }),
      ),
    ).toEqual(['nights'])
  })
})

describe('a place', () => {
  const needs = [
    {
      placeId: 'post',
      people: 2,
      leadNeeded: true,
      fromMs: shift('09T08:00', '09T08:01').fromMs,
      toMs: shift('09T16:00', '09T16:01').fromMs,
    },
  ]

  it('is short from when to when, merged where it says the same', () => {
    const on = [
      shift('09T06:00', '09T10:00', { leadId: 'li', personIds: ['ma'] }),
      shift('09T10:00', '09T11:00', { leadId: 'li', personIds: [] }),
      shift('09T11:00', '09T12:00', { leadId: 'li', personIds: [] }),
    ]
    const clashes = rosterClashes(rosterOf(on, { needs, limits: { ...limits, leastRestMin: 0 } }))
    const hours = (clash: RosterClash) =>
      [clash.fromMs, clash.toMs].map((atMs) => (localMsAt(zone, atMs) % dayMs) / 3_600_000)
    expect(clashes.map((clash) => [clash.kind, 'people' in clash && clash.people, ...hours(clash)])).toEqual([
      ['under', 1, 10, 12],
      ['under', 0, 12, 16],
    ])
  })

  it('counts somebody once who is lead and member, or on two shifts', () => {
    const on = [
      shift('09T08:00', '09T16:00', { leadId: 'li', personIds: ['li'] }),
      shift('09T08:00', '09T16:00', { leadId: 'li', personIds: [] }),
    ]
    expect(rosterClashes(rosterOf(on, { needs })).filter(({ kind }) => kind === 'under')).toMatchObject([
      { people: 1, needed: 2 },
    ])
  })

  it('needs a lead who may lead, and says which of the two is missing', () => {
    const led = (leadId: string | null) => shift('09T08:00', '09T16:00', { leadId, personIds: ['ma', 'he'] })
    expect(kinds(rosterOf([led('li')], { needs }))).toEqual([])
    expect(kinds(rosterOf([led(null)], { needs }))).toEqual(['no-lead'])
    expect(kinds(rosterOf([led('he')], { needs }))).toEqual(['lead-may-not'])
    const noNeed = needs.map((need) => ({ ...need, leadNeeded: false }))
    expect(kinds(rosterOf([led(null)], { needs: noNeed }))).toEqual([])
  })
})

const people = ['an', 'bo', 'cai']
const zones = [
  ['Asia/Shanghai', '2026-03-23'],
  ['Europe/Berlin', '2026-03-23'],
  ['Europe/Berlin', '2026-10-19'],
  ['America/New_York', '2026-10-26'],
  ['Australia/Lord_Howe', '2026-03-30'],
] as const

/** Whole quarters of an hour over ten days around a Monday, so that edges often meet. */
const quarters = (most: number) =>
  fc.tuple(fc.integer({ min: 0, max: 9 * 96 }), fc.integer({ min: 1, max: most }))

const rosterArbitrary = fc
  .record({
    zone: fc.constantFrom(...zones),
    shifts: fc.array(
      fc.record({
        window: quarters(48),
        placeId: fc.constantFrom('post', 'desk'),
        leadId: fc.option(fc.constantFrom(...people), { nil: null }),
        personIds: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 3 }),
        onCall: fc.boolean(),
      }),
      { maxLength: 9 },
    ),
    needs: fc.array(
      fc.record({
        window: quarters(96),
        placeId: fc.constantFrom('post', 'desk'),
        people: fc.integer({ min: 1, max: 3 }),
        leadNeeded: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    absences: fc.array(fc.record({ window: quarters(200), personId: fc.constantFrom(...people) }), {
      maxLength: 2,
    }),
    leastRestMin: fc.constantFrom(0, 60, 660),
    mostWeekMin: fc.constantFrom(0, 600, 2880),
    overShare: fc.constantFrom(0, 1),
    leastMin: fc.constantFrom(1, 180, 480),
  })
  .map(({ zone: [name, date], ...given }) => {
    const startMs = atLocal(name, date, '00:00:00') + 2 * dayMs
    const windowOf = ([at, length]: [number, number]) => ({
      fromMs: startMs + at * 15 * minuteMs,
      toMs: startMs + (at + length) * 15 * minuteMs,
    })
    const roster: Roster = {
      zone: name,
      shifts: given.shifts.map(({ window, ...one }, index) => ({
        id: `s${index}`,
        ...one,
        ...windowOf(window),
      })),
      needs: given.needs.map(({ window, ...one }) => ({ ...one, ...windowOf(window) })),
      absences: given.absences.map(({ window, ...one }) => ({ ...one, ...windowOf(window) })),
      leads: new Set(['an', 'bo']),
      limits: {
        leastRestMin: given.leastRestMin,
        mostWeekMin: given.mostWeekMin,
        nights: {
          fromTime: '22:00',
          toTime: '06:00',
          leastMin: given.leastMin,
          periodWeeks: 1,
          overShare: given.overShare,
        },
      },
    }
    return { roster, startMs }
  })

/** What was found, in the words of the brute force: of spells every minute. */
function saidOf({ zone }: Roster, clash: RosterClash): string[] {
  const dayNumber = (atMs: number) => Math.floor(localMsAt(zone, atMs) / dayMs)
  const everyMinute = Array.from(
    { length: (clash.toMs - clash.fromMs) / minuteMs },
    (_, index) => clash.fromMs + index * minuteMs,
  )
  switch (clash.kind) {
    case 'twice': {
      const [one, other] = [...clash.shiftIds].sort()
      return [`twice ${clash.personId} ${one} ${other}`]
    }
    case 'rest':
      return [`rest ${clash.personId} ${clash.toMs}`]
    case 'week':
      return [`week ${clash.personId} ${dayNumber(clash.fromMs)} ${clash.workedMin}`]
    case 'leave':
      return [`leave ${clash.personId} ${clash.shiftIds[0]}`]
    case 'nights':
      return [
        `nights ${clash.personId} ${clash.placeId} ${(dayNumber(clash.fromMs) - 4) / 7} ${clash.nights} ${clash.share}`,
      ]
    case 'lead-may-not':
      return [`lead-may-not ${clash.personId} ${clash.shiftIds[0]}`]
    case 'under':
      return everyMinute.map((atMs) => `under ${clash.placeId} ${atMs} ${clash.people} ${clash.needed}`)
    case 'no-lead':
      return everyMinute.map((atMs) => `no-lead ${clash.placeId} ${atMs}`)
  }
}

it('finds what going through every minute finds, in zones whose clocks change and others', () => {
  fc.assert(
    fc.property(rosterArbitrary, ({ roster, startMs }) => {
      const found = [...new Set(rosterClashes(roster).flatMap((clash) => saidOf(roster, clash)))].sort()
      expect(found).toEqual(bruteForceClashes(roster, startMs, startMs + 12 * dayMs))
    }),
    { numRuns: 60 },
  )
})

it('reads a week of 167 hours where clocks go forward and one of 169 where they go back', () => {
  const hoursOf = (date: string) => {
    const { fromMs, toMs } = weekAt('Europe/Berlin', atLocal('Europe/Berlin', date, '12:00:00'))
    return (toMs - fromMs) / 3_600_000
  }
  expect([hoursOf('2026-03-29'), hoursOf('2026-03-30'), hoursOf('2026-10-25')]).toEqual([167, 168, 169])
})
