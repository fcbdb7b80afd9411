import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useLanguage, type Language } from './language.ts'

/** Lengths, durations, shares and clock times in the language in use and the county's time zone. */
export interface Quantities {
  /** 4200 → `4.2 km`; below one kilometre in metres. */
  length: (metres: number) => string
  /** Minutes and seconds are cut, not rounded: a gap of 59 s is `0 min`. */
  duration: (milliseconds: number) => string
  /** 0.8642 → `86.4 %`, to another number of digits where that is asked for; null → `–`. */
  share: (share: number | null, digits?: number) => string
  /** `08:42`, with `seconds` `08:42:17`. */
  clock: (atMs: number, options?: { seconds?: boolean }) => string
  /** `Mon, 23 Nov 2026` */
  day: (atMs: number) => string
  /** `23 Nov 08:42` */
  moment: (atMs: number) => string
  number: (value: number, digits?: number) => string
}

/** The same functions until the language or the time zone changes. */
export function useQuantities(): Quantities {
  const { t } = useTranslation('domain')
  const { language } = useLanguage()
  const { timeZone } = useCounty()
  return useMemo(() => quantitiesIn(t, language, timeZone), [t, language, timeZone])
}

function quantitiesIn(t: TFunction, language: Language, timeZone: string): Quantities {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return {
    number,
    length: (metres) =>
      metres < 1000 ? t('length.m', { m: number(metres) }) : t('length.km', { km: number(metres / 1000, 1) }),
    duration: (milliseconds) => durationText(t, milliseconds),
    share: (share, digits = 1) => (share === null ? '–' : `${number(share * 100, digits)} %`),
    clock: (atMs, options) =>
      new Date(atMs).toLocaleTimeString(locale, {
        timeZone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...(options?.seconds === true ? { second: '2-digit' } : {}),
      }),
    day: (atMs) =>
      new Date(atMs).toLocaleDateString(locale, {
        timeZone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      }),
    moment: (atMs) =>
      new Date(atMs).toLocaleString(locale, {
        timeZone,
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  }
}

/** `26 h`, `2 h 10 min`: minutes are cut, not rounded. */
export function durationText(t: TFunction, milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (hours >= 48 && hours % 24 === 0) return t('duration.wholeDays', { days })
  if (hours >= 48) return t('duration.days', { days, hours: hours % 24 })
  if (hours >= 1 && minutes % 60 === 0) return t('duration.wholeHours', { hours })
  if (hours >= 1) return t('duration.hours', { hours, minutes: minutes % 60 })
  return t('duration.minutes', { minutes })
}
