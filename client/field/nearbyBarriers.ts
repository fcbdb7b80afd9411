import { tryInForce } from '../../data/model/dated.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import { nearestAlong } from '../../geo/cutPath.ts'
import type { Position } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import type { Ground } from './myGround.ts'

export interface NearbyBarrier {
  readonly barrier: FeatureOf<'barriers'>
  /** Metres from the device to the nearest place of what stands; null without a position. */
  readonly awayM: number | null
  /** Chainage at its nearest place or, without a position, between its ends. */
  readonly atM: number
}

/** With a position what stands, nearest first; without one what stands on the ground, by chainage. */
export function nearbyBarriers(
  barriers: readonly FeatureOf<'barriers'>[],
  lines: readonly BorderLine[],
  ground: readonly Ground[],
  here: Position | undefined,
  nowMs: number,
): NearbyBarrier[] {
  const found = barriers.flatMap((barrier): NearbyBarrier[] => {
    const { lineId, parts } = barrier.properties
    const line = lines.find(({ id }) => id === lineId)
    const paths = parts
      .filter(({ statuses }) => tryInForce(statuses, nowMs)?.status === 'complete')
      .map((part): readonly Position[] => part.path)
    if (line === undefined || paths.length === 0) return []
    if (here !== undefined) {
      const { place, awayM } = paths
        .map((path) => nearestAlong(path, here))
        .reduce((one, other) => (other.awayM < one.awayM ? other : one))
      return [{ barrier, awayM, atM: locate(line, place).chainageM }]
    }
    const ends = [paths[0]!.at(0)!, paths.at(-1)!.at(-1)!].map((end) => locate(line, end).chainageM)
    const [lowM, highM] = [Math.min(...ends), Math.max(...ends)]
    const isHere = ground.some((piece) => piece.lineId === lineId && piece.fromM < highM && piece.toM > lowM)
    return isHere ? [{ barrier, awayM: null, atM: (lowM + highM) / 2 }] : []
  })
  return found.sort((a, b) => (a.awayM ?? a.atM) - (b.awayM ?? b.atM))
}
