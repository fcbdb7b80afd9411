import { useState } from 'react'
import { useCounty } from '../../api/county.ts'
import type { DevicePosition } from '../devicePosition.ts'
import { spotSaidOf, trySpot, type Spot, type SpotSaid } from './spotSaid.ts'

/** Where something was: where the phone is, unless a place on the line is typed or was said before. */
export function useSpot(before: Spot | undefined, device: DevicePosition) {
  const { lines } = useCounty()
  const [changed, setChanged] = useState<Partial<SpotSaid>>(before === undefined ? {} : spotSaidOf(before))
  const said: SpotSaid = {
    where: device.state === 'denied' ? 'chainage' : 'gps',
    here:
      device.state === 'found'
        ? { position: device.position, accuracyM: Math.round(device.accuracyM) }
        : undefined,
    lineId: lines[0]?.id ?? '',
    chainage: '',
    ...changed,
  }
  const lengthM = lines.find(({ id }) => id === said.lineId)?.lengthM ?? 0
  return {
    said,
    say: (change: Partial<SpotSaid>) => setChanged((earlier) => ({ ...earlier, ...change })),
    /** What is corrected was seen where it was then; choosing again means where the phone is now. */
    choose: (where: SpotSaid['where']) => setChanged(({ here: _, ...earlier }) => ({ ...earlier, where })),
    spot: trySpot(said, lengthM),
  }
}
