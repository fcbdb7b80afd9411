import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localMsAt, dayMs } from '../../geo/civilTime.ts'
import { patternedShifts, type RosterPattern } from '../../geo/rosterPattern.ts'
import { refusal } from './refusal.ts'

const crews = ['an', 'bo', 'cai', 'du'].map((leadId) => ({ leadId, personIds: [] }))
const aroundTheClock = [
  { startTime: '00:00', endTime: '08:00' },
  { startTime: '08:00', endTime: '16:00' },
  { startTime: '16:00', endTime: '00:00' },
]
const pattern: RosterPattern = {
  zone: 'Asia/Shanghai',
  fromDate: '2026-03-09',
  toDate: '2026-03-11',
  duties: aroundTheClock,
  nextCrew: 'duty',
  crews,
  exceptDates: [],
}
const said = (changed: Partial<RosterPattern>) => {
  const rule = { ...pattern, ...changed }
  return patternedShifts(rule).map(({ fromMs, leadId }) => {
    const local = new Date(localMsAt(rule.zone, fromMs)).toISOString()
    return `${local.slice(8, 10)} ${local.slice(11, 13)} ${leadId}`
  })
}

describe('a pattern', () => {
  it('of three shifts lets four crews follow each other around the clock', () => {
    expect(said({})).toEqual([
      '09 00 an',
      '09 08 bo',
      '09 16 cai',
      '10 00 du',
      '10 08 an',
      '10 16 bo',
      '11 00 cai',
      '11 08 du',
      '11 16 an',
    ])
  })

  it('of alternate days gives each crew a day in turn', () => {
    const duties = [{ startTime: '08:00', endTime: '08:00' }]
    expect(said({ duties, nextCrew: 'day', crews: crews.slice(0, 2) })).toEqual([
      '09 08 an',
      '10 08 bo',
      '11 08 an',
    ])
  })

  it('that changes each week keeps a crew on one duty for seven days', () => {
    const shifts = said({ nextCrew: 'week', crews: crews.slice(0, 3), toDate: '2026-03-16' })
    expect(shifts.slice(0, 3)).toEqual(['09 00 an', '09 08 bo', '09 16 cai'])
    expect(shifts.slice(18, 24)).toEqual([
      '15 00 an',
      '15 08 bo',
      '15 16 cai',
      '16 00 bo',
      '16 08 cai',
      '16 16 an',
    ])
  })

  it('begins no duty on dates left out, and the turns go on', () => {
    const duties = [{ startTime: '08:00', endTime: '08:00' }]
    expect(said({ duties, nextCrew: 'day', exceptDates: ['2026-03-10'] })).toEqual(['09 08 an', '11 08 cai'])
  })

  it('needs a crew and a duty', () => {
    expect(refusal(() => patternedShifts({ ...pattern, crews: [] }))).toMatchObject({ field: 'crews' })
    expect(refusal(() => patternedShifts({ ...pattern, duties: [] }))).toMatchObject({ field: 'duties' })
  })

  it('around the clock leaves no gap and no overlap, whatever the clocks do', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai')
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 364 }), (zone, day) => {
        const date = (offset: number) =>
          new Date(Date.UTC(2026, 0, 1) + (day + offset) * dayMs).toISOString().slice(0, 10)
        const shifts = patternedShifts({ ...pattern, zone, fromDate: date(0), toDate: date(2) })
        for (const [index, { toMs }] of shifts.slice(0, -1).entries())
          expect(shifts[index + 1]!.fromMs).toBe(toMs)
      }),
    )
  })
})
