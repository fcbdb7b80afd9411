import type { FeatureOf } from '../api/collections.ts'
import { positionsOf } from '../api/positionsOf.ts'
import { distanceM } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { isOnGround, type Ground } from './myGround.ts'
import type { FieldTrail } from './trails/fieldTrails.ts'

type TrailFeature = FeatureOf<'trails'>

export interface NearbyTrail {
  readonly trail: FieldTrail
  /** Metres from the device to the nearest vertex of the trail; null without a position. */
  readonly distanceM: number | null
}

/** With a position all trails, nearest first; without one those on the ground, by chainage. */
export function nearbyTrails(
  trails: readonly FieldTrail[],
  ground: readonly Ground[],
  here: Position | undefined,
): NearbyTrail[] {
  if (here !== undefined)
    return trails
      .map((trail) => ({ trail, distanceM: Math.min(...trail.path.map((at) => distanceM(here, at))) }))
      .sort((a, b) => a.distanceM - b.distanceM)
  return trails
    .filter(({ lineId, meetsLineAtM }) => meetsLineAtM.some((atM) => isOnGround(ground, lineId, atM)))
    .map((trail) => ({ trail, distanceM: null }))
    .sort((a, b) => firstMeetingM(a.trail) - firstMeetingM(b.trail))
}

/** Trails whose number begins with the digits typed, the exact number first. */
export function trailsNumbered(trails: readonly FieldTrail[], typed: string): FieldTrail[] {
  const digits = typed.replaceAll(/\D/g, '')
  if (digits === '') return []
  return trails
    .filter(({ number }) => String(number ?? '').startsWith(digits))
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
}

/** The smallest chainage at which a trail meets its line. */
export function firstMeetingM(trail: FieldTrail): number {
  return Math.min(...trail.meetsLineAtM)
}

export function trailPath(trail: TrailFeature): readonly Position[] {
  return positionsOf(trail.geometry)
}
