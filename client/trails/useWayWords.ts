import { useTranslation } from 'react-i18next'
import type { Passage } from '../../data/model/place.ts'
import type { TrailSurroundings, WayThere } from '../../data/model/trailSurroundings.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'

type Walk = NonNullable<TrailSurroundings['depth']['road']>

export interface WayWords {
  /** How far and which way, and by which places. */
  way: (way: WayThere) => string
  /** Whether people pass, since when and by whose order. */
  passage: (crossing: { open: boolean; passage: Passage | null }) => string
  /** How long on foot, and over what. */
  walk: (walk: Walk) => string
}

/** The way to a crossing and the depth of a trail in words, the same on the desk and on the phone. */
export function useWayWords(): WayWords {
  const { t } = useTranslation('trails')
  const nameOf = useNameOf()
  const { length, duration, moment } = useQuantities()
  return {
    way: ({ straightM, wind, alongM, byRoadM, places }) =>
      [
        t('asCrowFlies', { length: length(straightM), wind: t(`wind.${wind}`) }),
        ...(byRoadM === null ? [] : [t('byRoad', { length: length(byRoadM) })]),
        ...(alongM === null ? [] : [t('alongLine', { length: length(alongM) })]),
        ...(places.length === 0
          ? []
          : [t('byPlaces', { places: places.map(({ name }) => nameOf(name)).join(t('thenPlace')) })]),
      ].join(t('comma')),
    passage: ({ open, passage }) => {
      if (!open) return t('portClosed')
      if (passage === null) return t('passageUnknown')
      const { passes, hours, since, orderedBy } = passage
      const words = { since: moment(Date.parse(since)), orderedBy: nameOf(orderedBy) }
      if (!passes) return t('stopped', words)
      return hours === null ? t('passes', words) : t('passesDuring', { ...words, ...hours })
    },
    walk: ({ minutes, alongTrailM, straightM }) =>
      t('walk', {
        time: duration(minutes * 60_000),
        along: length(alongTrailM),
        straight: length(straightM),
      }),
  }
}
