import { useState } from 'react'
import type { Stretch } from '../../geo/units.ts'
import { shifted, shortestExtentM, zoomed } from './chainageAxis.ts'

export interface Extent {
  shown: Stretch
  /** Something other than what the page asked for is shown. */
  changed: boolean
  zoom: (aroundM: number, factor: number) => void
  shift: (byM: number) => void
  showOnly: (stretch: Stretch) => void
  reset: () => void
}

/** What the chainage axis shows: what the page asks for, until wheel or drag say otherwise. */
export function useExtent(asked: Stretch | undefined, lengthM: number): Extent {
  const whole = { fromM: 0, toM: lengthM }
  const start = shifted(asked ?? whole, 0, whole)
  const key = `${start.fromM}:${start.toM}:${lengthM}`
  const [own, setOwn] = useState<{ key: string; shown: Stretch } | undefined>(undefined)
  const shown = own?.key === key ? own.shown : start
  const change = (next: (before: Stretch) => Stretch) =>
    setOwn((before) => ({ key, shown: next(before?.key === key ? before.shown : start) }))
  return {
    shown,
    changed: shown.fromM !== start.fromM || shown.toM !== start.toM,
    zoom: (aroundM, factor) => change((before) => zoomed(before, aroundM, factor, whole)),
    shift: (byM) => change((before) => shifted(before, byM, whole)),
    showOnly: (stretch) => {
      const middleM = (stretch.fromM + stretch.toM) / 2
      const halfM = Math.max(stretch.toM - stretch.fromM, shortestExtentM) / 2
      change(() => shifted({ fromM: middleM - halfM, toM: middleM + halfM }, 0, whole))
    },
    reset: () => setOwn(undefined),
  }
}
