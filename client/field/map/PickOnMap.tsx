import { lazy, Suspense } from 'react'
import type { PickOnMapProps } from './PickingMap.tsx'

const PickingMap = lazy(async () => ({ default: (await import('./PickingMap.tsx')).PickingMap }))

/**
 * Picks a place or traces a path on the map, for any form of the field. The form keeps what is picked, as
 * [lon, lat]; the map and what draws it are loaded when it is first shown.
 */
export function PickOnMap(props: PickOnMapProps) {
  return (
    <Suspense fallback={<p className="field-quiet">…</p>}>
      <PickingMap {...props} />
    </Suspense>
  )
}
