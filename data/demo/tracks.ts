import type { BorderLine } from '../../geo/borderLine.ts'
import { locate, positionAt, positionBeside } from '../../geo/chainage.ts'
import type { Fixes } from '../../geo/fixes.ts'
import type { Position, TimeWindow } from '../../geo/units.ts'
import type { Patrol, PatrolMode } from '../model/patrol.ts'
import { displaced, displacement } from './ground.ts'
import { hashed } from './seededRandom.ts'
import { marginMs, whereaboutsAt, type Walk, walkOf } from './walks.ts'

/** What the phone of one patrol's team sent, for the series of its tracker. */
export interface PatrolTrack {
  readonly seriesId: string
  readonly fixes: Fixes
  readonly receivedMs: number
}

/** How often phones send, by how their team moves. */
export type FixSteps = Readonly<Record<PatrolMode, number>>

/**
 * What phones sent within a window, tracker by tracker. The same whenever it is asked for. Patrols count
 * that meet the window with `marginMs` on either side.
 */
export function* makeTracks(
  patrols: readonly Patrol[],
  lines: readonly BorderLine[],
  steps: FixSteps,
  window: TimeWindow,
): Generator<PatrolTrack> {
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const carried = patrols.filter((patrol) => patrol.trackerId !== null)
  for (const patrol of carried.toSorted((a, b) => compare(a.trackerId, b.trackerId))) {
    const line = lineOf.get(patrol.lineId)
    if (line === undefined || patrol.trackerId === null) continue
    const walk = walkOf(patrol, line.lengthM)
    const fixes = fixesOf(walk, line, steps[patrol.mode], window)
    if (fixes.count === 0) continue
    yield {
      seriesId: patrol.trackerId,
      fixes,
      receivedMs: Math.min(walk.assigned.toMs + marginMs, window.toMs),
    }
  }
}

const compare = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1)

/** One fix of so many is far out, and one is as bad as it says. */
const outlierEvery = 500
const inaccurateEvery = 300

function fixesOf(walk: Walk, line: BorderLine, stepMs: number, window: TimeWindow): Fixes {
  const { assigned, silent, seed } = walk
  // Phones do not send in step; whole seconds, as their protocol has it.
  const firstMs = assigned.fromMs - marginMs + Math.floor(hashed(seed, -1) * (stepMs / 1000)) * 1000
  const fromMs = Math.max(window.fromMs, firstMs)
  const toMs = Math.min(window.toMs, assigned.toMs + marginMs)
  const begin = Math.max(0, Math.ceil((fromMs - firstMs) / stepMs))
  const end = Math.max(begin, Math.ceil((toMs - firstMs) / stepMs))
  const timeMs = new Float64Array(end - begin)
  const lonLat = new Float64Array(2 * (end - begin))
  const accuracyM = new Float32Array(end - begin)
  let count = 0
  let post: { chainageM: number; position: Position } | undefined
  for (let index = begin; index < end; index++) {
    const atMs = firstMs + index * stepMs
    if (atMs >= silent.fromMs && atMs < silent.toMs) continue
    const onDutyMs = Math.min(Math.max(atMs, assigned.fromMs), assigned.toMs - 1)
    const where = whereaboutsAt(walk, onDutyMs)
    if (where.wayToPost > 0 && post?.chainageM !== where.chainageM)
      post = { chainageM: where.chainageM, position: postBehind(line, where.chainageM) }
    const onLine = besideLine(line, where.chainageM, walk.offsetM)
    const place = post === undefined ? onLine : between(onLine, post.position, where.wayToPost)
    const seen = seenAt(place, seed, index)
    timeMs[count] = atMs
    lonLat[2 * count] = seen.position[0]
    lonLat[2 * count + 1] = seen.position[1]
    accuracyM[count] = seen.accuracyM
    count++
  }
  return {
    count,
    timeMs: timeMs.subarray(0, count),
    lonLat: lonLat.subarray(0, 2 * count),
    accuracyM: accuracyM.subarray(0, count),
  }
}

/** Bends are rounded off over so much to either side. */
const smoothM = 20

/** As `positionBeside`, but quick and round the bends: a million places are made up so. */
function besideLine(line: BorderLine, chainageM: number, offsetM: number): Position {
  const { eastM, northM } = displacement(
    positionAt(line, Math.max(0, chainageM - smoothM)),
    positionAt(line, Math.min(line.lengthM, chainageM + smoothM)),
  )
  const homewardM = (line.homeSide === 'left' ? offsetM : -offsetM) / (Math.hypot(eastM, northM) || 1)
  return displaced(positionAt(line, chainageM), -northM * homewardM, eastM * homewardM)
}

/** A post behind a place of the line, where no bend of the line comes near. */
function postBehind(line: BorderLine, chainageM: number): Position {
  let farthest = { position: positionBeside(line, chainageM, 600), offsetM: 0 }
  for (const awayM of [600, 900, 1300, 2000, 3000]) {
    const position = positionBeside(line, chainageM, awayM)
    const { offsetM } = locate(line, position)
    if (offsetM > farthest.offsetM) farthest = { position, offsetM }
    if (offsetM > 300) break
  }
  return farthest.position
}

function between(from: Position, to: Position, share: number): Position {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

/** So many fixes share the drift of a receiver. */
const driftFixes = 4

/** A place as a receiver sees it: some metres off, and now and then somewhere else altogether. */
function seenAt(place: Position, seed: number, index: number) {
  if (hashed(seed ^ 0x51ed27, index) < 1 / outlierEvery)
    return { position: displaced(place, ...away(seed, index, 6000)), accuracyM: 20 }
  if (hashed(seed ^ 0x2c1b3c, index) < 1 / inaccurateEvery)
    return { position: displaced(place, ...away(seed, index, 160)), accuracyM: 180 }
  const eastM = errorM(seed, index)
  const northM = errorM(seed ^ 0x7f4a7c, index)
  return {
    position: displaced(place, eastM, northM),
    accuracyM: Math.round((4 + 6 * hashed(seed ^ 0x165667, index)) * 10) / 10,
  }
}

function away(seed: number, index: number, distanceM: number): [eastM: number, northM: number] {
  const angle = 2 * Math.PI * hashed(seed ^ 0x3c6ef3, index)
  return [distanceM * Math.cos(angle), distanceM * Math.sin(angle)]
}

/** Drifts within 6 m and trembles within 2. */
function errorM(seed: number, index: number): number {
  const knot = Math.floor(index / driftFixes)
  const share = index / driftFixes - knot
  const signed = (at: number) => 2 * hashed(seed ^ 0x5bd1e9, at) - 1
  const drift = signed(knot) * (1 - share) + signed(knot + 1) * share
  return 6 * drift + 2 * (2 * hashed(seed ^ 0x27d4eb, index) - 1)
}
