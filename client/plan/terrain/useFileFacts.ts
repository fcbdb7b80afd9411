import { useTranslation } from 'react-i18next'
import type { ElevationFile } from '../../../data/model/elevation.ts'
import { useQuantities } from '../../i18n/quantities.ts'

/** `N23E104.hgt · WGS 84 (EPSG:4326) · 3,601 × 3,601 cells of 31 m, 153–2,300 m`. */
export function useFileFacts(): (file: Omit<ElevationFile, 'id'>) => string {
  const { t } = useTranslation('planTerrain')
  const { number, length, share } = useQuantities()
  return ({ fileName, crsName, columns, rows, cellM, lowestM, highestM, knownShare }) =>
    [
      fileName,
      crsName,
      t('read', {
        columns: number(columns),
        rows: number(rows),
        cell: length(cellM),
        lowest: number(lowestM),
        highest: number(highestM),
      }),
      ...(knownShare < 1 ? [t('known', { share: share(knownShare) })] : []),
    ].join(' · ')
}
