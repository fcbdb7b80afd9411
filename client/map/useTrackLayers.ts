import { useMemo } from 'react'
import { usePatrolWalk } from '../api/tracks.ts'
import type { Selection } from '../shell/viewState.ts'
import type { Shade } from '../theme/stateColours.ts'
import type { LayersAtScale } from './mapScale.ts'
import { trackLayers } from './trackLayer.ts'

/** The track of the patrol that is selected, for `MapView`'s `above`. */
export function useTrackLayers(selection: Selection | undefined, shade: Shade): LayersAtScale {
  const walk = usePatrolWalk(selection?.kind === 'patrol' ? selection.id : null).data
  return useMemo<LayersAtScale>(
    () => (scale) => (walk === undefined ? [] : trackLayers(walk, { shade, scale })),
    [walk, shade],
  )
}
