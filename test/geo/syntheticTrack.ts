import type { BorderLine } from '../../geo/borderLine.ts'
import { positionBeside } from '../../geo/chainage.ts'
import type { Fixes } from '../../geo/fixes.ts'
import { positionTowards } from '../../geo/geodesic.ts'
import { stayKind, type Passes } from '../../geo/passes.ts'
import type { Position } from '../../geo/units.ts'

/** When the tracks of these tests begin. */
export const startMs = Date.UTC(2026, 2, 1)
export const minuteMs = 60_000

/** Where a team is, at minutes after `startMs`; between two of them it walks evenly. */
export interface Waypoint {
  readonly min: number
  readonly chainageM: number
  /** 0 where it is left out. */
  readonly offsetM?: number
}

export interface Receiver {
  readonly everyS: number
  /** Fixes lie up to so far beside the truth, to each side. */
  readonly noiseM: number
  readonly seed: number
}

export const exactReceiver: Receiver = { everyS: 30, noiseM: 0, seed: 1 }

/** Fixes of a team that walks from waypoint to waypoint, at the first and last of them too. */
export function fixesAlong(
  line: BorderLine,
  waypoints: readonly Waypoint[],
  receiver: Receiver = exactReceiver,
): Fixes {
  const random = randomFrom(receiver.seed)
  const [firstMin, lastMin] = [waypoints[0]!.min, waypoints.at(-1)!.min]
  const steps = Math.ceil(((lastMin - firstMin) * 60) / receiver.everyS)
  return fixesOf(
    Array.from({ length: steps + 1 }, (_, step) => {
      const min = Math.min(lastMin, firstMin + (step * receiver.everyS) / 60)
      const { chainageM, offsetM } = truthAt(waypoints, min)
      const truth = positionBeside(line, chainageM, offsetM)
      const [east, north] = [(random() - 0.5) * 2 * receiver.noiseM, (random() - 0.5) * 2 * receiver.noiseM]
      const position =
        receiver.noiseM === 0 ? truth : positionTowards(positionTowards(truth, 0, north), 90, east)
      return [startMs + min * minuteMs, position] as const
    }),
  )
}

export function truthAt(waypoints: readonly Waypoint[], min: number): { chainageM: number; offsetM: number } {
  const next = Math.max(
    1,
    waypoints.findIndex((waypoint) => waypoint.min >= min),
  )
  const [from, to] = [waypoints[next - 1]!, waypoints[next]!]
  const share = to.min === from.min ? 1 : (min - from.min) / (to.min - from.min)
  const between = (a: number, b: number) => a + share * (b - a)
  return {
    chainageM: between(from.chainageM, to.chainageM),
    offsetM: between(from.offsetM ?? 0, to.offsetM ?? 0),
  }
}

export function fixesOf(fixes: readonly (readonly [timeMs: number, Position, accuracyM?: number])[]): Fixes {
  return {
    count: fixes.length,
    timeMs: Float64Array.from(fixes, ([timeMs]) => timeMs),
    lonLat: Float64Array.from(fixes.flatMap(([, position]) => [...position])),
    accuracyM: Float32Array.from(fixes, ([, , accuracyM]) => accuracyM ?? NaN),
  }
}

/** One track after the other. */
export function joinFixes(...tracks: readonly Fixes[]): Fixes {
  return {
    count: tracks.reduce((count, track) => count + track.count, 0),
    timeMs: Float64Array.from(tracks.flatMap(({ timeMs }) => [...timeMs])),
    lonLat: Float64Array.from(tracks.flatMap(({ lonLat }) => [...lonLat])),
    accuracyM: Float32Array.from(tracks.flatMap(({ accuracyM }) => [...accuracyM])),
  }
}

/** Passes as one reads them: kind, from and to in whole metres, from and to in minutes. */
export function readPasses(passes: Passes): ['walk' | 'stay', number, number, number, number][] {
  return Array.from({ length: passes.count }, (_, pass) => [
    passes.kind[pass] === stayKind ? 'stay' : 'walk',
    Math.round(passes.startM[pass]!),
    Math.round(passes.endM[pass]!),
    (passes.startMs[pass]! - startMs) / minuteMs,
    (passes.endMs[pass]! - startMs) / minuteMs,
  ])
}

/** Numbers from 0 to 1 that a seed repeats (Park and Miller's generator). */
function randomFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
