import { useMemo } from 'react'
import type { LineStretch } from '../map/bracketLayer.ts'
import { useUnits, type UnitItem } from '../api/records.ts'
import type { ListedGap } from './rankedGaps.ts'
import type { Scene } from './wallScenes.ts'

/** What a scene is of: a gap, a unit, or neither where it is all lines. */
export interface LookedAt {
  readonly gap: ListedGap | undefined
  readonly unit: UnitItem | undefined
  /** Its ground; the same array for as long as that is the same. */
  readonly stretches: readonly LineStretch[]
}

/** What map, strip and chart have in view more closely, so that each marks the same. */
export function useLookedAt(scene: Scene, gaps: readonly ListedGap[] | undefined): LookedAt {
  const units = useUnits().data
  const gap = scene.kind === 'gap' ? gaps?.find(({ rank }) => rank === scene.rank) : undefined
  const unit = scene.kind === 'unit' ? units?.find(({ id }) => id === scene.unitId) : undefined
  const ground: readonly LineStretch[] = gap === undefined ? (unit?.ground ?? []) : [gap]
  // Another answer every minute is of the same ground.
  const key = JSON.stringify(ground.map(({ lineId, fromM, toM }) => ({ lineId, fromM, toM })))
  const stretches = useMemo(() => JSON.parse(key) as readonly LineStretch[], [key])
  return { gap, unit, stretches }
}
