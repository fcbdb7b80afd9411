import { useTranslation } from 'react-i18next'
import type { GapInHand } from '../../data/model/coverageAnswer.ts'
import { dayMs, localMsAt } from '../../geo/civilTime.ts'
import { isWhollyInHand } from '../../geo/gapsInHand.ts'
import { useCounty } from '../api/county.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'

/** Says who deals with a gap and until when, or had until when; never what was written freely. */
export function useDealtWith(): (
  word: Pick<GapInHand, 'unitId' | 'until' | 'overdue'> & Partial<GapInHand>,
) => string {
  const { t } = useTranslation('gaps')
  const units = useUnits().data
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const momentOf = useUntil()
  return ({ unitId, until, overdue, restM, fromM, toM }) => {
    const unit = units?.find(({ id }) => id === unitId)?.name
    const said = { unit: unit === undefined ? t('aUnit') : nameOf(unit), until: momentOf(until) }
    if (overdue) return t('overdueBy', said)
    if (restM === undefined || fromM === undefined || toM === undefined || isWhollyInHand({ restM }))
      return t('inHandBy', said)
    return t('partInHand', { ...said, length: length(toM - fromM) })
  }
}

/** An hour alone where it is of the day that it is in the county, and the day with it where it is not. */
export function useUntil(): (until: string) => string {
  const { clock, moment } = useQuantities()
  const { timeZone } = useCounty()
  const dayOf = (atMs: number) => Math.floor(localMsAt(timeZone, atMs) / dayMs)
  const today = dayOf(useServerNow())
  return (until) => {
    const untilMs = Date.parse(until)
    return dayOf(untilMs) === today ? clock(untilMs) : moment(untilMs)
  }
}
