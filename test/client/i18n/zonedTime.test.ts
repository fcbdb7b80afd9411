import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLocalTime, parseLocalTime } from '../../../client/i18n/zonedTime.ts'

describe('the observed time on a phone', () => {
  it('is shown and read in the county’s zone, not the phone’s', () => {
    const atMs = Date.parse('2026-11-23T00:42:00Z')
    expect(formatLocalTime(atMs, 'Asia/Shanghai')).toBe('2026-11-23T08:42')
    expect(parseLocalTime('2026-11-23T08:42', 'Asia/Shanghai')).toBe(atMs)
  })

  it('is none where the field is empty or half filled', () => {
    expect(parseLocalTime('', 'Asia/Shanghai')).toBeUndefined()
    expect(parseLocalTime('2026-11', 'Asia/Shanghai')).toBeUndefined()
    expect(parseLocalTime('2026-13-45T08:42', 'Asia/Shanghai')).toBeUndefined()
  })

  it('comes back as the same minute in zones without a clock change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') }),
        fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'Asia/Yangon', 'UTC'),
        (ms, zone) => {
          const minuteMs = Math.floor(ms / 60_000) * 60_000
          expect(parseLocalTime(formatLocalTime(minuteMs, zone), zone)).toBe(minuteMs)
        },
      ),
    )
  })
})
