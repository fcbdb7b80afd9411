import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Position, Stretch } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import { formatSelection, type Selection } from '../shell/viewState.ts'
import type { PlanView } from './usePlanView.ts'
import { useSelectedPlace } from './useSelectedPlace.ts'

/** What is drawn smaller than this is come nearer to, pixels. */
const smallPx = 80
/** Of what the strip shows: a stretch shorter than this share of it is come nearer to. */
const shortShare = 0.01

/**
 * Map and strip go to what is selected in either of them, in the search or by a link. What is well in
 * sight already stays where it is, and so does a barrier in sight, which is selected by saving it too.
 */
export function useFollowedSelection(
  view: PlanView,
  barriers: readonly FeatureOf<'barriers'>[],
  map: MapLibreMap | undefined,
) {
  const { selection, select, line } = view
  const { positions, stretch } = useSelectedPlace(view, barriers)
  const text = selection === undefined ? undefined : formatSelection(selection)
  const isKnown = positions.length > 0
  const pickedOnMap = useRef<string | undefined>(undefined)
  const isOpening = useRef(true)
  useEffect(() => {
    view.lookOnStrip(stretch === undefined || isWellShown(view.stripShows, stretch) ? undefined : stretch)
    if (map === undefined || (text !== undefined && !isKnown)) return
    const opens = isOpening.current
    isOpening.current = false
    if (!isKnown) return
    const { isInside, sizePx } = sightOf(map, positions)
    // A link to a barrier opens on the whole line.
    const isSmall = (selection?.kind !== 'barrier' || opens) && sizePx < smallPx
    if (isSmall || (!isInside && pickedOnMap.current !== text)) view.flyTo(positions)
    // Goes when another thing is selected, not when the map has moved or the minute passes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, isKnown, map])
  return {
    /** Selects a stretch of this line that the map was clicked on. */
    pickStretch: (picked: Extract<Selection, { kind: 'stretch' }>) => {
      if (picked.lineId !== line.id) return
      pickedOnMap.current = formatSelection(picked)
      select(picked)
    },
  }
}

function isWellShown(shown: Stretch | undefined, { fromM, toM }: Stretch): boolean {
  if (shown === undefined) return false
  return fromM >= shown.fromM && toM <= shown.toM && toM - fromM >= shortShare * (shown.toM - shown.fromM)
}

/** Whether positions are on the map as it stands, and over how many pixels. */
function sightOf(map: MapLibreMap, positions: readonly Position[]) {
  const { clientWidth, clientHeight } = map.getCanvas()
  const places = positions.map(([lon, lat]) => map.project([lon, lat]))
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
  return {
    isInside: places.every(({ x, y }) => x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight),
    sizePx: Math.max(
      xs.reduce((most, x) => Math.max(most, x), -Infinity) -
        xs.reduce((least, x) => Math.min(least, x), Infinity),
      ys.reduce((most, y) => Math.max(most, y), -Infinity) -
        ys.reduce((least, y) => Math.min(least, y), Infinity),
    ),
  }
}
