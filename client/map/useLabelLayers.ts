import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import { useCounty } from '../api/county.ts'
import type { TeamNow } from '../api/tracks.ts'
import { useLanguage } from '../i18n/language.ts'
import { durationText } from '../i18n/quantities.ts'
import type { Shade } from '../theme/stateColours.ts'
import { rankGaps } from './gapBadgeLayer.ts'
import { labelLayers } from './labelLayers.ts'
import type { LayersAtScale } from './mapScale.ts'
import { freshnessOf, type TeamMapRow } from './teamLayer.ts'
import { useDomainRows } from './useDomainRows.ts'

interface LabelLayersQuestion {
  shade: Shade
  /** Its gaps are numbered; undefined while it is on the way. */
  coverage: readonly LineCoverage[] | undefined
  atMs: number
  teams?: readonly TeamNow[] | undefined
  /** Not where many can see them. */
  namesTeams?: boolean
  withMarkers?: boolean
}

/** Teams, numbers and all that is written along the lines, for `MapView`'s `above`. */
export function useLabelLayers(question: LabelLayersQuestion): LayersAtScale {
  const { shade, coverage, atMs, teams, namesTeams = true, withMarkers = true } = question
  const { compiledLines } = useCounty()
  const { language } = useLanguage()
  const { t } = useTranslation('domain')
  const rows = useDomainRows(atMs)
  const teamRows = useMemo(
    () =>
      (teams ?? []).flatMap(({ id, geometry, properties }): TeamMapRow[] => {
        const { ageS, name } = properties
        const freshness = freshnessOf(ageS)
        // Whoever is off duty and no longer heard of is nobody's team now.
        if (freshness === 'lost' && properties.patrolId === null) return []
        const age = durationText(t, ageS * 1000)
        return [{ picked: { kind: 'team', id }, name, position: geometry.coordinates, freshness, age }]
      }),
    [teams, t],
  )
  return useMemo<LayersAtScale>(() => {
    const content = {
      lines: compiledLines,
      rows,
      gaps: rankGaps(coverage ?? []),
      teams: teamRows,
      nameOf: namesTeams ? (name: TeamMapRow['name']) => name[language] : undefined,
      withMarkers,
    }
    return (scale) => labelLayers(content, { shade, scale })
  }, [compiledLines, rows, coverage, teamRows, namesTeams, withMarkers, language, shade])
}
