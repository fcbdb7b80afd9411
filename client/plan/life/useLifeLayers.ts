import { useMemo } from 'react'
import type { Position } from '../../../geo/units.ts'
import type { LayersAtScale } from '../../map/mapScale.ts'
import type { Shade } from '../../theme/stateColours.ts'
import { lifeLayers } from './lifeLayer.ts'
import type { Life } from './useLife.ts'

/** The proposal that is looked at, its remarks, and what is being reported, above all else on the map. */
export function useLifeLayers(life: Life, shade: Shade): readonly LayersAtScale[] {
  const { looked, shownRemarks, events, place } = life
  return useMemo(() => {
    const frozen = looked?.parts.map((part): readonly Position[] => part.path) ?? []
    const seen = events.flatMap((event): Position[] =>
      event.kind === 'damaged' && event.position !== null ? [event.position] : [],
    )
    return [lifeLayers({ frozen, remarks: shownRemarks, seen, place }, shade)]
  }, [looked, shownRemarks, events, place, shade])
}
