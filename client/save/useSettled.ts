import { useIsFetching } from '@tanstack/react-query'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'

/** So long nothing is asked for before a page counts as complete: one answer leads to the next question. */
const quietMs = 400

/**
 * True once nothing is on the way any more and the map, where there is one, has drawn all it has. What is
 * asked about coverage is not waited for: a moment brings its answer.
 */
export function useSettled(map: MapLibreMap | undefined, isDrawn: boolean): boolean {
  const asking = useIsFetching({ predicate: ({ queryKey }) => queryKey[0] !== 'coverage' }) > 0
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (settled || asking || !isDrawn) return
    const timer = setTimeout(() => {
      // A map that draws once more says afterwards that it is done, whatever it was doing.
      if (map === undefined) return inTwoFrames(() => setSettled(true))
      void map.once('idle', () => inTwoFrames(() => setSettled(true)))
      map.triggerRepaint()
    }, quietMs)
    return () => clearTimeout(timer)
  }, [settled, asking, isDrawn, map])
  return settled
}

/** What a frame changes is drawn in the next one. */
function inTwoFrames(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}
