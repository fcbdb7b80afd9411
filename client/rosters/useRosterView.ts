import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { dateOfDay, dayMs, dayOfDate, instantOfLocal, localMsAt, weekdayOfDay } from '../../geo/civilTime.ts'
import { useMe } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { useUnits } from '../api/records.ts'
import { useViewState } from '../shell/viewState.ts'

const spans = z.enum(['week', 'month'])
const sides = z.enum(['place', 'person'])
export type RosterSpan = z.infer<typeof spans>
export type RosterSide = z.infer<typeof sides>

/** Days of the calendar that are shown, counted from 1970, and when the first begins and the last ends. */
export interface ShownDays {
  days: readonly number[]
  fromMs: number
  toMs: number
}

/** Which unit, which days and by what; it lives in the address: `?unit=…&span=month&by=person&day=2026-03-09`. */
export function useRosterView() {
  const [address, setAddress] = useSearchParams()
  const { timeZone } = useCounty()
  const { actor } = useMe()
  const { atMs } = useViewState()
  const units = useUnits().data
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [key, value] of Object.entries(changes))
          if (value === undefined) after.delete(key)
          else after.set(key, value)
        return after
      },
      { replace: true },
    )
  const sheetOf = address.get('sheet') ?? undefined
  // A sheet is of a week, whatever was looked at before and after.
  const span = sheetOf === undefined ? spans.catch('week').parse(address.get('span')) : 'week'
  const by = sides.catch('place').parse(address.get('by'))
  const asked = z.iso.date().safeParse(address.get('day')).data
  const today = Math.floor(localMsAt(timeZone, atMs) / dayMs)
  const day = asked === undefined ? today : dayOfDate(asked, 'day')
  const own = actor.grants[0]?.unitId
  const top = units?.find(({ level }) => level === 'county') ?? units?.[0]
  const unitId = units?.find(({ id }) => id === (address.get('unit') ?? own))?.id ?? top?.id
  const { first, count } = span === 'week' ? weekOf(day) : monthOf(day)
  const shown: ShownDays = {
    days: Array.from({ length: count }, (_, index) => first + index),
    fromMs: instantOfLocal(timeZone, first * dayMs),
    toMs: instantOfLocal(timeZone, (first + count) * dayMs),
  }
  return {
    span,
    by,
    unitId,
    today,
    shown,
    sheetOf,
    showSpan: (next: RosterSpan, dayToo?: number) =>
      change({
        span: next === 'week' ? undefined : next,
        ...(dayToo === undefined ? {} : { day: dateOfDay(dayToo) }),
      }),
    showBy: (next: RosterSide) => change({ by: next === 'place' ? undefined : next }),
    showUnit: (next: string) => change({ unit: next }),
    showToday: () => change({ day: undefined }),
    step: (forward: boolean) =>
      change({ day: dateOfDay(forward ? first + count : span === 'week' ? first - 7 : first - 1) }),
    showSheet: (placeId: string | undefined) => change({ sheet: placeId }),
  }
}

const weekOf = (day: number) => ({ first: day - weekdayOfDay(day) + 1, count: 7 })

function monthOf(day: number): { first: number; count: number } {
  const month = dateOfDay(day).slice(0, 8)
  const first = dayOfDate(`${month}01`, 'day')
  const next = dateOfDay(first + 31).slice(0, 8)
  return { first, count: dayOfDate(`${next}01`, 'day') - first }
}
