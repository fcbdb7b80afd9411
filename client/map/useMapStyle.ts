import type { StyleSpecification } from 'maplibre-gl'
import { useMemo } from 'react'
import { useBasemap, useTowns } from '../api/basemap.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useLanguage } from '../i18n/language.ts'
import { surfaces } from '../theme/surfaces.ts'
import type { Shade } from '../theme/stateColours.ts'
import { basemapStyle } from './basemapStyle.ts'

/** The style in use: the county's own address, or the built-in map once its data is there. */
export function useMapStyle(shade: Shade, sizePx: number): StyleSpecification | string | undefined {
  const { basemap: choice, compiledLines } = useCounty()
  const { language } = useLanguage()
  const ground = useBasemap()
  const towns = useTowns()
  const ports = useCollection('ports')
  return useMemo(() => {
    if (choice !== 'builtin') return choice
    if (ground.data === undefined || towns.data === undefined || ports.data === undefined) return undefined
    return basemapStyle(
      {
        basemap: ground.data,
        towns: towns.data,
        ports: ports.data.flatMap(({ geometry, properties }) =>
          geometry.type === 'Point' ? [{ name: properties.name, position: geometry.coordinates }] : [],
        ),
        keepClear: compiledLines.map((line) => line.positions),
      },
      { surface: surfaces[shade], language, sizePx },
    )
  }, [choice, compiledLines, ground.data, towns.data, ports.data, language, shade, sizePx])
}
