import { v7 as newId } from 'uuid'

/** What both clocks of a device read at one moment: the one that people set, and one that nobody can. */
export interface ClockReading {
  readonly saidMs: number
  /** Since the page began; it may stand still while the device sleeps. */
  readonly steadyMs: number
  /** Whose steady clock that is: each page and worker has its own. */
  readonly page: string
}

/** A moment at which the server's time was known beside the device's. */
export interface ClockContact extends ClockReading {
  readonly serverMs: number
  /** It may be wrong by so much: half of how long the answer took, and what the header leaves out. */
  readonly withinMs: number
}

const page = newId()

export const readClocks = (): ClockReading => ({ saidMs: Date.now(), steadyMs: performance.now(), page })

/** The header `Date` is cut to its second: the middle of that second is as near as it says. */
const halfSecondMs = 500

/** From a question and its answer: the server said its time in between. */
export const contactOf = (asked: ClockReading, answered: ClockReading, dateMs: number): ClockContact => ({
  saidMs: (asked.saidMs + answered.saidMs) / 2,
  steadyMs: (asked.steadyMs + answered.steadyMs) / 2,
  page: answered.page,
  serverMs: dateMs + halfSecondMs,
  withinMs: Math.max(0, answered.steadyMs - asked.steadyMs) / 2 + halfSecondMs,
})

/**
 * The server's time at a moment. Within one page the time between is what the clock that people set says,
 * unless the steady one says more: then the first was set back in between. The steady one may have slept,
 * so a clock that was set forward in between cannot be told from a sleep. Across pages there is only the
 * first clock.
 */
export function serverTimeAt(moment: ClockReading, contact: ClockContact): number {
  const saidMs = moment.saidMs - contact.saidMs
  if (moment.page !== contact.page) return contact.serverMs + saidMs
  const steadyMs = moment.steadyMs - contact.steadyMs
  return contact.serverMs + (steadyMs >= 0 ? Math.max(saidMs, steadyMs) : Math.min(saidMs, steadyMs))
}

/** A quartz clock goes wrong by no more than this share of the time that passes. */
const drift = 1e-4

/**
 * Which of two contacts to go by: an answer over a slow network says less than an earlier quick one, as long
 * as the two do not contradict each other.
 */
export function betterContact(before: ClockContact | undefined, now: ClockContact): ClockContact {
  if (before === undefined || before.page !== now.page) return now
  const beforeMs = before.withinMs + drift * Math.abs(now.steadyMs - before.steadyMs)
  const apartMs = Math.abs(serverTimeAt(now, before) - now.serverMs)
  return beforeMs < now.withinMs && apartMs <= beforeMs + now.withinMs ? before : now
}

/** Clocks that differ by less agree, as near as a header tells. */
const agreeWithinMs = 2_000

/** By how much a clock is to be put right; nothing where the contact cannot tell that it is wrong. */
export const correctionMs = (byMs: number, { withinMs }: ClockContact): number =>
  Math.abs(byMs) < Math.max(agreeWithinMs, withinMs) ? 0 : byMs
