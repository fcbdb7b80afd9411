import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { calibrate, markerBeside, type Calibration } from '../../../geo/calibration.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { GeoError } from '../../../geo/geoError.ts'
import { useCollection } from '../../api/collections.ts'
import { useCounty } from '../../api/county.ts'
import { useLanguage } from '../../i18n/language.ts'

/** A place as people say it: `K42+300 · marker 208 + 300 m`; in Chinese the marker comes first. */
export function useBeside(): (lineId: string, atM: number) => string {
  const { t } = useTranslation('domain')
  const { language } = useLanguage()
  const markerAt = useMarkerBeside()
  return useCallback(
    (lineId, atM) => {
      const beside = markerAt(lineId, atM)
      const chainage = formatChainage(atM)
      if (beside === undefined) return chainage
      const marker = t('beyondMarker', { number: beside.number, metres: Math.round(beside.beyondM) })
      return language === 'zh' ? `${marker} · ${chainage}` : `${chainage} · ${marker}`
    },
    [t, language, markerAt],
  )
}

/** The marker that a place lies at or beyond, by the official chainage of markers; undefined where none is known. */
export function useMarkerBeside(): (
  lineId: string,
  atM: number,
) => { readonly number: string; readonly beyondM: number } | undefined {
  const { compiledLines } = useCounty()
  const markers = useCollection('markers').data
  const calibrations = useMemo(() => {
    const byLine = new Map<string, Calibration>()
    for (const line of compiledLines) {
      const own = (markers ?? []).filter(({ properties }) => properties.lineId === line.id)
      try {
        byLine.set(
          line.id,
          calibrate(
            line,
            own.map(({ properties }) => properties),
          ),
        )
      } catch (error) {
        // Markers that contradict each other give no labels; the server refuses them on loading.
        if (!(error instanceof GeoError)) throw error
      }
    }
    return byLine
  }, [compiledLines, markers])
  return useCallback(
    (lineId, atM) => {
      const calibration = calibrations.get(lineId)
      return calibration === undefined ? undefined : markerBeside(calibration, atM)
    },
    [calibrations],
  )
}
