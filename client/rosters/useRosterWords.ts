import { useTranslation } from 'react-i18next'
import { dateAt, dayMs } from '../../geo/civilTime.ts'
import type { RosterClash } from '../../geo/rosterClashes.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { UnitRoster } from './useRoster.ts'

type Named = Pick<UnitRoster, 'personById' | 'places' | 'roster'>

/** How people, places, hours and clashes are said. */
export function useRosterWords({ personById, places, roster }: Named) {
  const { t } = useTranslation('rosters')
  const { timeZone } = useCounty()
  const { moment, duration, clock } = useQuantities()
  const nameOf = useNameOf()
  const personName = (id: string) => {
    const person = personById.get(id)
    return person === undefined ? '–' : nameOf(person.name)
  }
  const placeName = (id: string) => {
    const place = places.find((one) => one.id === id)
    return place === undefined ? t('otherPlace') : nameOf(place.name)
  }
  /** Whole hours without their minutes: `08–16`; the end of a day is 24. */
  const hours = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => {
    const plain = (text: string) => text.replace(/:00$/, '')
    const end = plain(clock(toMs))
    const whole = toMs > fromMs && toMs - fromMs <= dayMs && end === '00' ? '24' : end
    return `${plain(clock(fromMs))}–${whole}`
  }
  const window = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => `${moment(fromMs)} – ${moment(toMs)}`
  const date = (atMs: number) => dateAt(timeZone, atMs)
  const clashText = (clash: RosterClash): string => {
    const { limits } = roster
    const said = {
      window: window(clash),
      date: date(clash.fromMs),
      ...('personId' in clash ? { person: personName(clash.personId) } : {}),
      ...('placeId' in clash ? { place: placeName(clash.placeId) } : {}),
    }
    switch (clash.kind) {
      case 'rest': {
        const [rest, least] = [duration(clash.toMs - clash.fromMs), duration(limits.leastRestMin * 60_000)]
        return t('clash.rest', { ...said, rest, least })
      }
      case 'week': {
        const [worked, most] = [duration(clash.workedMin * 60_000), duration(limits.mostWeekMin * 60_000)]
        return t('clash.week', { ...said, worked, most })
      }
      case 'nights': {
        const { nights, share } = clash
        return t('clash.nights', { ...said, nights, share, weeks: limits.nights.periodWeeks })
      }
      case 'under':
        return t('clash.under', { ...said, people: clash.people, needed: clash.needed })
      case 'twice':
      case 'leave':
      case 'no-lead':
      case 'lead-may-not':
        return t(`clash.${clash.kind}`, said)
    }
  }
  return { personName, placeName, hours, window, date, clashText }
}
