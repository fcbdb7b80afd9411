import type { TFunction } from 'i18next'
import type { ElevationRecord } from '../../../data/model/elevation.ts'
import type { Name } from '../../../data/model/values.ts'
import type { Quantities } from '../../i18n/quantities.ts'

/** `34° (67 %)` */
export const slopeText = (t: TFunction<'planTerrain'>, { number }: Quantities, slopeDeg: number): string => {
  const percent = Math.tan((slopeDeg * Math.PI) / 180) * 100
  return t('slope', { deg: number(slopeDeg), percent: number(percent) })
}

/** `under 15°`, `15–30°`, `45° and more`. */
export function slopeClassText(
  t: TFunction<'planTerrain'>,
  boundsDeg: readonly number[],
  index: number,
): string {
  const [from, to] = [boundsDeg[index - 1], boundsDeg[index]]
  if (from === undefined) return t('upTo', { to })
  return to === undefined ? t('from', { from }) : t('between', { from, to })
}

/** Whose heights figures are computed from: each with its source, its licence and its datum. */
export function heightSources(
  t: TFunction<'planTerrain'>,
  nameOf: (name: Name) => string,
  records: readonly Pick<ElevationRecord, 'name' | 'source' | 'licence' | 'verticalDatum'>[],
): string {
  const sources = records.map(({ name, source, licence, verticalDatum }) =>
    [
      nameOf(name),
      source,
      ...(licence === '' ? [] : [licence]),
      ...(verticalDatum === '' ? [] : [t('datumOf', { datum: verticalDatum })]),
    ].join(' · '),
  )
  return [...new Set(sources)].join('; ')
}
