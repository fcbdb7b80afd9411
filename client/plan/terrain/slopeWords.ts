import type { TFunction } from 'i18next'
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
