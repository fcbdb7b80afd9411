import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { tomorrowOf } from '../../../geo/tomorrow.ts'
import type { TimeWindow } from '../../../geo/units.ts'
import { useCounty } from '../../api/county.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useServerNow } from '../../shell/serverClock.ts'

export interface PlanDay {
  readonly window: TimeWindow
  /** `tomorrow`, or which day it is where an instant other than now is shown. */
  readonly name: string
}

/** The day that drafts are judged by: the one after the instant shown. */
export function usePlanDay(atMs: number): PlanDay {
  const { t } = useTranslation('planWorth')
  const { day } = useQuantities()
  const { timeZone } = useCounty()
  const nowMs = useServerNow()
  const { fromMs, toMs } = tomorrowOf(timeZone, atMs)
  const isTomorrow = tomorrowOf(timeZone, nowMs).fromMs === fromMs
  const window = useMemo(() => ({ fromMs, toMs }), [fromMs, toMs])
  return { window, name: isTomorrow ? t('tomorrow') : day(fromMs) }
}
