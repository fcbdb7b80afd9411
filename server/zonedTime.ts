import type { Name } from '../data/model/values.ts'
import { localMsAt, minuteMs } from '../geo/civilTime.ts'

/** An instant as the clocks of an IANA zone show it, to the second: `2026-03-10T12:00:07+08:00`. */
export function zonedTime(atMs: number, zone: string): string {
  const localMs = localMsAt(zone, atMs)
  const offsetMin = Math.round((localMs - atMs) / minuteMs)
  const minutes = Math.abs(offsetMin)
  const offset = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  return `${new Date(localMs).toISOString().slice(0, 19)}${offsetMin < 0 ? '-' : '+'}${offset}`
}

/** An instant as people of the county write it, with the offset of its zone: `10 Mar 2026, 12:00 GMT+8`. */
export function momentIn(atMs: number, zone: string): Name {
  const written = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    }).format(atMs)
  return { en: written('en-GB'), zh: written('zh-CN') }
}
