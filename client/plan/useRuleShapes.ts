import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { metresPerDegreeLon } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'
import { useRuleLayers } from '../api/planning.ts'
import type { RuleName, RuleShapes } from './ruleLayerLayers.ts'

const none: never[] = []

/** The county's areas and lines as the map draws them. */
export function useRuleShapes(): RuleShapes {
  const layers = useRuleLayers().data ?? none
  const { t } = useTranslation('planRules')
  return useMemo(() => {
    const features = layers.flatMap(({ kind, widthM, features }) =>
      features.map((feature) => ({
        ...feature,
        kind,
        widthM,
        text: feature.name === '' ? t(`kind.${kind}`) : `${t(`kind.${kind}`)} · ${feature.name}`,
      })),
    )
    return {
      areas: features.flatMap(({ kind, text, polygons }) => polygons.map((rings) => ({ kind, text, rings }))),
      lines: features.flatMap(({ kind, text, widthM, paths }) =>
        paths.map((path) => ({ kind, text, widthM, path })),
      ),
      names: features.flatMap(({ text, polygons, paths }) =>
        [...polygons.flatMap(([outer]) => (outer === undefined ? [] : [outer])), ...paths].map((shape) =>
          nameOn(shape, text),
        ),
      ),
    }
  }, [layers, t])
}

/** Under the northern edge of an area, where little else is written; on a line, at the middle of its positions. */
function nameOn(shape: readonly Position[], text: string): RuleName {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of shape) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const [first, last] = [shape[0]!, shape.at(-1)!]
  const isClosed = first[0] === last[0] && first[1] === last[1]
  return {
    text,
    at: isClosed ? northernEdge(shape, north) : shape[Math.floor(shape.length / 2)]!,
    widthM: (east - west) * metresPerDegreeLon((south + north) / 2),
  }
}

/** The middle of the northernmost edge: of the positions as far north as any. */
function northernEdge(shape: readonly Position[], north: number): Position {
  const top = shape.filter(([, lat]) => lat === north)
  return [(Math.min(...top.map(([lon]) => lon)) + Math.max(...top.map(([lon]) => lon))) / 2, north]
}
