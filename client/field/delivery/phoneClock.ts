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

/** Clocks that differ by less agree, as near as a header tells. */
export const agreeWithinMs = 2_000
