import { useTranslation } from 'react-i18next'
import { useNameOf } from '../../i18n/language.ts'
import { zonedEastingM } from '../../../geo/gaussKruger.ts'
import type { TakenBarrier } from './takenBarrier.ts'
import type { KmlWords } from './writeKml.ts'

/** What files say in the language in use. */
export function useFileWords(): (taken: TakenBarrier) => KmlWords {
  const { t } = useTranslation('planFiles')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  return ({ name, type, zone }) => ({
    name: nameOf(name).trim() || t('untitled'),
    type: domain(`barrierType.${type}`),
    status: (status) => domain(`barrierStatus.${status}`),
    part: (number) => t('part', { number }),
    corners: t('corners'),
    stakeNote: ({ offsetM, grid }) =>
      [
        t(offsetM < 0 ? 'stakeBeyond' : 'stakeInside', { offset: Math.abs(offsetM).toFixed(2) }),
        t('stakeGrid', {
          northing: grid.northingM.toFixed(3),
          easting: zonedEastingM(zone, grid.eastingM).toFixed(3),
        }),
      ].join(' · '),
  })
}
