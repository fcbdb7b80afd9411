import type { OwnDuty } from '../../../data/model/ownDuty.ts'

/** What somebody has to do from now on. */
export interface DutiesAhead {
  /** Under way, by when they began. */
  readonly now: readonly OwnDuty[]
  /** The next to begin; several where they begin together. */
  readonly next: readonly OwnDuty[]
  /** All that is not over, under the day it begins on. */
  readonly days: readonly { readonly day: string; readonly duties: readonly OwnDuty[] }[]
}

/** A duty that ends now is over, one that begins now is under way; `dayOf` names a day in the county's zone. */
export function dutiesAhead(
  duties: readonly OwnDuty[],
  nowMs: number,
  dayOf: (atMs: number) => string,
): DutiesAhead {
  const left = duties
    .filter(({ to }) => Date.parse(to) > nowMs)
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
  const ahead = left.filter(({ from }) => Date.parse(from) > nowMs)
  const days = new Map<string, OwnDuty[]>()
  for (const duty of left) {
    const day = dayOf(Date.parse(duty.from))
    days.set(day, [...(days.get(day) ?? []), duty])
  }
  return {
    now: left.filter(({ from }) => Date.parse(from) <= nowMs),
    next: ahead.filter(({ from }) => Date.parse(from) === Date.parse(ahead[0]!.from)),
    days: [...days].map(([day, ofDay]) => ({ day, duties: ofDay })),
  }
}
