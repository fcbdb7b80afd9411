import { describe, expect, it } from 'vitest'
import { backOffMs } from '../../../client/field/delivery/backOff.ts'
import {
  betterContact,
  contactOf,
  correctionMs,
  serverTimeAt,
} from '../../../client/field/delivery/phoneClock.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
/** A phone three hours behind, in contact when its page is ten minutes old. */
const contact = {
  saidMs: 10 * hourMs,
  steadyMs: 10 * minuteMs,
  page: 'page',
  serverMs: 13 * hourMs,
  withinMs: 600,
}

describe('the server’s time when an act was pressed', () => {
  it('is as far from the contact as both clocks of the phone say', () => {
    const before = { saidMs: 10 * hourMs - 4 * minuteMs, steadyMs: 6 * minuteMs, page: 'page' }
    expect(serverTimeAt(before, contact)).toBe(13 * hourMs - 4 * minuteMs)
    const after = { saidMs: 10 * hourMs + 4 * minuteMs, steadyMs: 14 * minuteMs, page: 'page' }
    expect(serverTimeAt(after, contact)).toBe(13 * hourMs + 4 * minuteMs)
  })

  it('hangs on the steady clock where the other was set back in between', () => {
    const beforeSetBack = { saidMs: 12 * hourMs, steadyMs: 6 * minuteMs, page: 'page' }
    expect(serverTimeAt(beforeSetBack, contact)).toBe(13 * hourMs - 4 * minuteMs)
    const afterSetBack = { saidMs: 8 * hourMs, steadyMs: 14 * minuteMs, page: 'page' }
    expect(serverTimeAt(afterSetBack, contact)).toBe(13 * hourMs + 4 * minuteMs)
  })

  it('hangs on the clock that people set where the steady one slept with the phone', () => {
    const beforeSleep = { saidMs: 8 * hourMs, steadyMs: 9 * minuteMs, page: 'page' }
    expect(serverTimeAt(beforeSleep, contact)).toBe(11 * hourMs)
  })

  it('is by the clock that people set alone where another page pressed it', () => {
    const elsewhere = { saidMs: 4 * hourMs, steadyMs: 900 * minuteMs, page: 'an earlier page' }
    expect(serverTimeAt(elsewhere, contact)).toBe(7 * hourMs)
  })

  it('is measured in the middle of a question and its answer, and of the second that was told', () => {
    const asked = { saidMs: 1000, steadyMs: 100, page: 'page' }
    const answered = { saidMs: 3000, steadyMs: 2100, page: 'page' }
    expect(contactOf(asked, answered, 50_000)).toEqual({
      saidMs: 2000,
      steadyMs: 1100,
      page: 'page',
      serverMs: 50_500,
      withinMs: 1500,
    })
  })
})

describe('a slow answer', () => {
  /** A minute after the first contact, 20 s on the way, and 9 s off as far as one can tell. */
  const slow = {
    saidMs: contact.saidMs + minuteMs,
    steadyMs: contact.steadyMs + minuteMs,
    page: 'page',
    serverMs: contact.serverMs + minuteMs + 9000,
    withinMs: 10_500,
  }

  it('says less than a quick one before it, until it contradicts that one', () => {
    expect(betterContact(contact, slow)).toBe(contact)
    expect(betterContact(undefined, slow)).toBe(slow)
    expect(betterContact(slow, contact)).toBe(contact)
    const setSince = { ...slow, serverMs: slow.serverMs + hourMs }
    expect(betterContact(contact, setSince)).toBe(setSince)
    expect(betterContact(contact, { ...slow, page: 'another page' }).page).toBe('another page')
  })

  it('is gone by where the quick one is of the day before', () => {
    const dayLater = { ...slow, saidMs: slow.saidMs + 30 * hourMs, steadyMs: slow.steadyMs + 30 * hourMs }
    expect(betterContact(contact, { ...dayLater, serverMs: slow.serverMs + 30 * hourMs }).withinMs).toBe(
      10_500,
    )
  })

  it('puts no clock right by less than it may be wrong itself', () => {
    expect(correctionMs(9000, slow)).toBe(0)
    expect(correctionMs(-11_000, slow)).toBe(-11_000)
    expect(correctionMs(1500, contact)).toBe(0)
    expect(correctionMs(3000, contact)).toBe(3000)
  })
})

describe('a repeat', () => {
  it('waits twice as long after each failure, up to two minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((failures) => backOffMs(failures, 0))).toEqual(
      [5, 10, 20, 40, 80, 120, 120].map((seconds) => seconds * 1000),
    )
  })

  it('comes up to half of that earlier by chance, and never before the server wants it', () => {
    expect(backOffMs(2, 0.5)).toBe(7500)
    expect(backOffMs(2, 0.999)).toBeGreaterThan(5000)
    expect(backOffMs(2, 0.5, 30_000)).toBe(30_000)
  })
})
