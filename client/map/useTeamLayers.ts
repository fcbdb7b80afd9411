import { useMemo } from 'react'
import type { TeamNow } from '../api/tracks.ts'
import { useLanguage } from '../i18n/language.ts'
import type { Shade } from '../theme/stateColours.ts'
import type { LayersAtScale } from './mapScale.ts'
import { freshnessOf, teamLayers, type TeamMapRow } from './teamLayer.ts'

/** Teams now, for `MapView`'s `above`; unnamed where many can see them. */
export function useTeamLayers(
  teams: readonly TeamNow[] | undefined,
  shade: Shade,
  named = true,
): LayersAtScale {
  const { language } = useLanguage()
  const rows = useMemo(
    () =>
      (teams ?? []).flatMap(({ id, geometry, properties }): TeamMapRow[] => {
        const freshness = freshnessOf(properties.ageS)
        // Whoever is off duty and no longer heard of is nobody's team now.
        if (freshness === 'lost' && properties.patrolId === null) return []
        const { coordinates } = geometry
        return [{ picked: { kind: 'team', id }, name: properties.name, position: coordinates, freshness }]
      }),
    [teams],
  )
  return useMemo<LayersAtScale>(
    () => (scale) => teamLayers(rows, named ? (name) => name[language] : undefined, { shade, scale }),
    [rows, named, language, shade],
  )
}
