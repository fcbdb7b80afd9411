import { useEffect, useState } from 'react'
import { isPanorama, isUpright, wallUnitPx } from './wallUnit.ts'

export interface WallSize {
  unitPx: number
  shape: 'wide' | 'panorama' | 'upright'
}

function sizeNow(): WallSize {
  const { innerWidth, innerHeight } = window
  return {
    unitPx: wallUnitPx(innerWidth, innerHeight),
    shape: isUpright(innerWidth, innerHeight)
      ? 'upright'
      : isPanorama(innerWidth, innerHeight)
        ? 'panorama'
        : 'wide',
  }
}

/** The wall's unit and shape, followed through resizes. */
export function useWallSize(): WallSize {
  const [size, setSize] = useState(sizeNow)
  useEffect(() => {
    const measure = () => setSize(sizeNow())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return size
}
