import { describe, expect, it } from 'vitest'
import { staffNeeds, type NeedRule } from '../../geo/staffNeeds.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => Date.parse(`2026-03-${text}+08:00`)
const week = { fromMs: at('09T00:00'), toMs: at('16T00:00') }
const post = { id: 'post', minimumStaff: 3 }
const rule: NeedRule = {
  placeId: 'post',
  weekdays: [1, 2],
  startTime: '08:00',
  endTime: '18:00',
  people: 5,
  leadNeeded: true,
  holidays: 'as-usual',
  fromDate: '2026-03-01',
  toDate: null,
}
const said = (rules: NeedRule[], holidays: string[] = [], places = [post]) =>
  staffNeeds(zone, places, rules, holidays, week).map(({ fromMs, toMs, people }) => [
    ...[fromMs, toMs].map((atMs) => new Date(atMs + 8 * 3_600_000).toISOString().slice(8, 13)),
    people,
  ])

describe('a place', () => {
  it('with a minimum needs it around the clock until somebody says at which hours', () => {
    expect(said([])).toEqual([['09T00', '16T00', 3]])
    expect(said([rule])).toEqual([
      ['09T08', '09T18', 5],
      ['10T08', '10T18', 5],
    ])
  })

  it('never needs fewer than its minimum, which a need without a number of its own is', () => {
    expect(said([{ ...rule, people: 1 }]).map(([, , people]) => people)).toEqual([3, 3])
    expect(said([{ ...rule, people: null }]).map(([, , people]) => people)).toEqual([3, 3])
  })

  it('without a minimum needs nobody until somebody says so', () => {
    const group = { id: 'group', minimumStaff: null }
    const places = [group] as unknown as (typeof post)[]
    expect(said([], [], places)).toEqual([])
    expect(said([{ ...rule, placeId: 'group' }], [], places)).toHaveLength(2)
  })

  it('needs people on holidays as usual, not, or on those alone', () => {
    const holidays = ['2026-03-10', '2026-03-14']
    expect(said([{ ...rule, holidays: 'not' }], holidays)).toEqual([['09T08', '09T18', 5]])
    expect(said([{ ...rule, holidays: 'only' }], holidays)).toEqual([
      ['10T08', '10T18', 5],
      ['14T08', '14T18', 5],
    ])
  })

  it('needs them from its first date to its last', () => {
    expect(said([{ ...rule, fromDate: '2026-03-10', toDate: '2026-03-10' }])).toEqual([['10T08', '10T18', 5]])
    expect(said([{ ...rule, toDate: '2026-03-08' }])).toEqual([])
  })

  it('that needs people all night needs them in one piece across midnight', () => {
    expect(said([{ ...rule, startTime: '22:00', endTime: '06:00' }])).toEqual([
      ['09T22', '10T06', 5],
      ['10T22', '11T06', 5],
    ])
  })
})
