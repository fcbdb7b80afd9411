import { describe, expect, it } from 'vitest'
import { fourWeeksOn, ruleOf } from '../../../client/overview/inspect/shiftRule.ts'
import { shiftRule } from '../../../data/model/recurringShift.ts'

const zone = 'Asia/Shanghai'
const at = (local: string) => Date.parse(`${local}:00+08:00`)

describe('a shift that comes back', () => {
  it('is told by the clocks of the zone, over midnight too', () => {
    const first = { fromMs: at('2026-03-09T22:00'), toMs: at('2026-03-10T06:00') }
    const rule = ruleOf(first, [7, 1], '2026-03-22', zone)
    expect(rule).toEqual({
      fromDate: '2026-03-09',
      toDate: '2026-03-22',
      days: { kind: 'weekdays', weekdays: [1, 7] },
      startTime: '22:00',
      end: { kind: 'time', endTime: '06:00' },
    })
    expect(shiftRule.safeParse(rule).success).toBe(true)
  })

  it('is told by how long it lasts where that is a day or more', () => {
    const first = { fromMs: at('2026-03-09T08:00'), toMs: at('2026-03-10T08:00') }
    expect(ruleOf(first, [1], '2026-03-30', zone).end).toEqual({ kind: 'duration', durationMin: 1440 })
  })

  it('is offered for four weeks, its first day among them', () => {
    expect(fourWeeksOn(at('2026-03-09T00:30'), zone)).toBe('2026-04-05')
  })
})
