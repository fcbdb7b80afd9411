import { localMsAt, minutesOfTime } from '../../geo/civilTime.ts'
import { useCounty } from '../api/county.ts'
import type { Arrangement } from './wallScenes.ts'

const dayMs = 86_400_000

/** How bright the wall is at an instant, by the county's clock; a night may go over midnight. */
export function brightnessAt(dim: Arrangement['dim'], timeZone: string, atMs: number): number {
  if (dim === null) return 1
  const minutes = (localMsAt(timeZone, atMs) % dayMs) / 60_000
  const [from, to] = [minutesOfTime(dim.from, 'from'), minutesOfTime(dim.to, 'to')]
  const isNight = from < to ? from <= minutes && minutes < to : minutes >= from || minutes < to
  return isNight ? dim.brightness : 1
}

export const useBrightness = (dim: Arrangement['dim'], nowMs: number): number =>
  brightnessAt(dim, useCounty().timeZone, nowMs)
