import { useState } from 'react'
import type { Stretch } from '../../geo/units.ts'
import { shifted, withInSight, zoomed } from './stripGeometry.ts'

/** What of the line the strip shows, and how that is made narrower, wider or another part. */
export interface StripSight {
  readonly shown: Stretch
  readonly nearer: () => void
  readonly farther: () => void
  readonly back: () => void
  readonly onward: () => void
  readonly whole: () => void
}

/** The whole line at first; what is chosen comes into sight. */
export function useStripSight(lengthM: number, selected: Stretch | undefined): StripSight {
  const all = { fromM: 0, toM: lengthM }
  const [shown, setShown] = useState<Stretch>(all)
  const [brought, setBrought] = useState<Stretch | undefined>(undefined)
  if (selected?.fromM !== brought?.fromM || selected?.toM !== brought?.toM) {
    setBrought(selected)
    if (selected !== undefined) setShown(withInSight(shown, selected, lengthM))
  }
  const halfM = (shown.toM - shown.fromM) / 2
  const middleM = selected && (selected.fromM + selected.toM) / 2
  return {
    shown,
    nearer: () => setShown(zoomed(shown, 0.5, lengthM, middleM)),
    farther: () => setShown(zoomed(shown, 2, lengthM)),
    back: () => setShown(shifted(shown, -halfM, lengthM)),
    onward: () => setShown(shifted(shown, halfM, lengthM)),
    whole: () => setShown(all),
  }
}
