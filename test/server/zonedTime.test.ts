import { expect, it } from 'vitest'
import { zonedTime } from '../../server/zonedTime.ts'

it('an instant is written as the clocks of a zone show it, with how far they are from UTC', () => {
  const atMs = Date.parse('2026-03-10T20:15:07.940Z')
  expect(zonedTime(atMs, 'Asia/Shanghai')).toBe('2026-03-11T04:15:07+08:00')
  expect(zonedTime(atMs, 'America/St_Johns')).toBe('2026-03-10T17:45:07-02:30')
  expect(zonedTime(atMs, 'UTC')).toBe('2026-03-10T20:15:07+00:00')
})
