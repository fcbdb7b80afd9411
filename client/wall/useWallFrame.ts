import { useMemo, type CSSProperties } from 'react'
import { stateColours } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'
import { useWallSize } from './useWallSize.ts'
import { driftAt } from './wallUnit.ts'

/** The wall's outermost attributes: its unit, its shape, the dark palette, and the slow drift. */
export function useWallFrame(nowMs: number): { style: CSSProperties; 'data-shape': string } {
  const { unitPx, shape } = useWallSize()
  return useMemo(() => {
    const { acrossUnits, downUnits } = driftAt(nowMs)
    const colours = Object.fromEntries([
      ...Object.entries(surfaces.dark).map(([name, colour]) => [`--surface-${name}`, colour]),
      ...Object.entries(stateColours.dark).map(([state, colour]) => [`--state-${state}`, colour]),
    ]) as Record<string, string>
    return {
      style: {
        ...colours,
        '--u': `${unitPx}px`,
        '--units': unitPx,
        '--drift': `translate(${(acrossUnits * unitPx).toFixed(1)}px, ${(downUnits * unitPx).toFixed(1)}px)`,
      } as CSSProperties,
      'data-shape': shape,
    }
  }, [unitPx, shape, nowMs])
}
