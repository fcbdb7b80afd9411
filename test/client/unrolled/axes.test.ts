import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chainageTicks,
  kilometreAround,
  pxAt,
  shifted,
  shortestExtentM,
  tickLabel,
  tryMetresAt,
  zoomed,
} from '../../../client/unrolled/chainageAxis.ts'
import { zoneOffsetMs } from '../../../client/i18n/zonedTime.ts'
import { hourTicks, pxAtTime, tryInstantAt } from '../../../client/unrolled/timeAxis.ts'

const axis = { fromM: 0, toM: 159_300, leftPx: 100, rightPx: 1693 }
const hourMs = 3_600_000

describe('the axis of chainage', () => {
  it('puts the ends of what it shows at the ends of the plot', () => {
    expect(pxAt(axis, 0)).toBe(100)
    expect(pxAt(axis, 159_300)).toBe(1693)
  })

  it('finds the chainage under the pixel it put it at, to a millimetre', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 159_300, noNaN: true }), (atM) => {
        expect(Math.abs(tryMetresAt(axis, pxAt(axis, atM))! - atM)).toBeLessThan(0.001)
      }),
    )
  })

  it('knows nothing beside the plot', () => {
    expect(tryMetresAt(axis, 99)).toBeUndefined()
    expect(tryMetresAt(axis, 1694)).toBeUndefined()
  })

  it('labels every ten kilometres where a kilometre is ten pixels wide', () => {
    expect(chainageTicks(axis, 72)).toEqual(Array.from({ length: 16 }, (_, index) => index * 10_000))
  })

  it('never labels closer than asked, and only what it shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 600, max: 300_000 }),
        fc.integer({ min: 20, max: 200 }),
        (fromM, lengthM, spacingPx) => {
          const shown = { ...axis, fromM, toM: fromM + lengthM }
          const ticks = chainageTicks(shown, spacingPx)
          for (const atM of ticks) expect(atM >= shown.fromM && atM <= shown.toM).toBe(true)
          ticks.slice(1).forEach((atM, index) => {
            expect(pxAt(shown, atM) - pxAt(shown, ticks[index]!)).toBeGreaterThanOrEqual(spacingPx - 1e-6)
          })
        },
      ),
    )
  })

  it('writes round kilometres short and the rest in full', () => {
    expect(tickLabel(12_000)).toBe('K12')
    expect(tickLabel(12_300)).toBe('K12+300')
    expect(tickLabel(12_050)).toBe('K12+050')
  })

  it('keeps the place under the pointer where it is while zooming in the middle of the line', () => {
    const before = { fromM: 40_000, toM: 60_000 }
    const after = zoomed(before, 45_000, 0.5, { fromM: 0, toM: 159_300 })
    expect(after).toEqual({ fromM: 42_500, toM: 52_500 })
  })

  it('never leaves the line nor zooms in past its nearest', () => {
    const whole = { fromM: 0, toM: 159_300 }
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100_000, noNaN: true }),
        fc.double({ min: 500, max: 59_300, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (fromM, lengthM, share, factor) => {
          const after = zoomed({ fromM, toM: fromM + lengthM }, fromM + share * lengthM, factor, whole)
          expect(after.fromM).toBeGreaterThanOrEqual(0)
          expect(after.toM).toBeLessThanOrEqual(whole.toM + 1e-6)
          expect(after.toM - after.fromM).toBeGreaterThanOrEqual(shortestExtentM - 1e-6)
        },
      ),
    )
  })

  it('stops at the ends of the line when moved', () => {
    const whole = { fromM: 0, toM: 20_000 }
    expect(shifted({ fromM: 5000, toM: 8000 }, -9000, whole)).toEqual({ fromM: 0, toM: 3000 })
    expect(shifted({ fromM: 5000, toM: 8000 }, 90_000, whole)).toEqual({ fromM: 17_000, toM: 20_000 })
  })

  it('gives the end of the line to its last, shorter kilometre', () => {
    expect(kilometreAround(159_300, 159_300)).toEqual({ fromM: 159_000, toM: 159_300 })
    expect(kilometreAround(12_000, 159_300)).toEqual({ fromM: 12_000, toM: 13_000 })
    expect(kilometreAround(11_999.9, 159_300)).toEqual({ fromM: 11_000, toM: 12_000 })
    expect(kilometreAround(2000, 2000)).toEqual({ fromM: 1000, toM: 2000 })
  })
})

describe('the axis of time', () => {
  const fromMs = Date.parse('2026-03-01T22:00:00+08:00')
  const time = { fromMs, toMs: fromMs + 24 * hourMs, topPx: 300, bottomPx: 780 }

  it('puts earlier above later and finds the instant again', () => {
    expect(pxAtTime(time, fromMs + 12 * hourMs)).toBe(540)
    expect(tryInstantAt(time, 540)).toBe(fromMs + 12 * hourMs)
    expect(tryInstantAt(time, 299)).toBeUndefined()
  })

  it('labels round hours of the zone, not of UTC', () => {
    const ticks = hourTicks(time, 50, 'Asia/Shanghai')
    expect(ticks.map((atMs) => new Date(atMs + 8 * hourMs).toISOString().slice(11, 16))).toEqual([
      '00:00',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
    ])
  })

  it('knows zones with half hours and with summer time', () => {
    expect(zoneOffsetMs(fromMs, 'Asia/Kolkata')).toBe(5.5 * hourMs)
    expect(zoneOffsetMs(Date.parse('2026-07-01T00:00:00Z'), 'Europe/Berlin')).toBe(2 * hourMs)
    expect(zoneOffsetMs(Date.parse('2026-01-01T00:00:00Z'), 'Europe/Berlin')).toBe(hourMs)
  })
})
