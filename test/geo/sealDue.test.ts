import { expect, it } from 'vitest'
import { isLate, sealDue } from '../../geo/sealDue.ts'

const hourMs = 3_600_000
const rules = { verificationHours: 48, reinspectionDays: 14 }

it('a new seal waits for a second person and for the next inspection', () => {
  const state = { status: 'sealed', sinceMs: 10 * hourMs, lastConfirmedMs: 30 * hourMs } as const
  expect(sealDue(state, rules)).toEqual({
    unverifiedSinceMs: 10 * hourMs,
    verificationDueMs: 58 * hourMs,
    confirmedMs: 30 * hourMs,
    reinspectionDueMs: (30 + 14 * 24) * hourMs,
  })
})

it('a verified seal owes the next inspection alone', () => {
  const state = { status: 'verified', sinceMs: 0, lastConfirmedMs: 0 } as const
  expect(sealDue(state, rules)).toMatchObject({ unverifiedSinceMs: null, verificationDueMs: null })
})

it.each(['reported', 'breached', 'reopened'] as const)('a trail that is %s owes nothing', (status) => {
  expect(sealDue({ status, sinceMs: 0, lastConfirmedMs: 0 }, rules)).toBeUndefined()
})

it('a trail without events owes nothing', () => {
  expect(sealDue(undefined, rules)).toBeUndefined()
})

it('at the instant that it is due nothing is late, a millisecond later it is', () => {
  expect(isLate(1000, 1000)).toBe(false)
  expect(isLate(1000, 1001)).toBe(true)
  expect(isLate(null, 1001)).toBe(false)
})
