import { assignmentWalk } from '../geo/assignmentWalk.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { cleanFixes, fixFlags } from '../geo/cleanFixes.ts'
import { goodTrack, heardOf, holesOf, type GoodTrack } from '../geo/goodTrack.ts'
import { asInterval, intersect, measure, union } from '../geo/intervals.ts'
import { matchTrack } from '../geo/matchTrack.ts'
import { passList, type Passes } from '../geo/passes.ts'
import { passesOf } from '../geo/passesOf.ts'
import { defaultTrackPolicy } from '../geo/trackPolicy.ts'
import type { Position } from '../geo/units.ts'
import type { Patrol } from './model/patrol.ts'
import type { PatrolWalk } from './model/patrolWalk.ts'
import type { LostTrack } from './model/tracker.ts'
import { recordTime } from './recordTime.ts'
import { unflaggedFixes, type KeptFixes } from './store/keptFixes.ts'

/** One of the series that report for a patrol, with its fixes in the patrol's window. */
export interface PatrolSeries {
  readonly source: PatrolWalk['segments'][number]['source']
  readonly fixes: KeptFixes
}

const nearestDrawnM = 5

/**
 * Holds a patrol against its tracks, cleaned for the mode it goes in: on foot, what only a car could
 * do is not its walk.
 */
export function walkOf(
  line: BorderLine,
  patrol: Patrol,
  series: readonly PatrolSeries[],
  lost: readonly LostTrack[],
  nowMs: number,
): Omit<PatrolWalk, 'hasOffDuty'> {
  const window = recordTime(patrol)
  const known = { fromMs: window.fromMs, toMs: Math.max(window.fromMs, Math.min(window.toMs, nowMs)) }
  const read = series.map(({ source, fixes }) => ({ source, ...readSeries(line, patrol, fixes) }))
  const passes = inTimeOrder(read.map((one) => one.passes))
  const heard = union(...read.map((one) => one.heard))
  return {
    patrolId: patrol.id,
    lineId: patrol.lineId,
    fromM: patrol.fromM,
    toM: patrol.toM,
    from: patrol.from,
    to: patrol.to,
    knownUntil: iso(known.toMs),
    figures: assignmentWalk(patrol, window, passes, heard, nowMs),
    lostMin: measure(intersect(lost.map(recordTime).map(asInterval), [asInterval(known)])) / 60_000,
    fixes: series.reduce((total, { fixes }) => total + fixes.count, 0),
    flagged: countFlags(read.map((one) => one.flags)),
    segments: read.flatMap(({ source, track }) =>
      segmentsOf(track).map((segment) => ({ source, ...segment })),
    ),
    holes: read.flatMap(({ source, track }) =>
      holesOf(track).map(({ fromMs, toMs, from, to }) => ({
        source,
        from: iso(fromMs),
        to: iso(toMs),
        path: [mutable(from), mutable(to)],
      })),
    ),
  }
}

function readSeries(line: BorderLine, patrol: Patrol, fixes: KeptFixes) {
  const policy = defaultTrackPolicy[patrol.mode]
  const used = unflaggedFixes(fixes)
  const { flags } = cleanFixes(used, policy, used.receivedMs)
  const track = goodTrack(used, flags, policy)
  const passes = passesOf(track, matchTrack(line, track, policy), policy, line.lengthM)
  return { track, passes, heard: heardOf(track), flags: [fixes.flag, flags] }
}

/** Passes of several tracks as those of one team. */
function inTimeOrder(parts: readonly Passes[]): Passes {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0]
  const order = parts
    .flatMap((passes) => Array.from({ length: passes.count }, (_, index) => ({ passes, index })))
    .sort((a, b) => a.passes.startMs[a.index]! - b.passes.startMs[b.index]!)
  const joined = passList(Math.max(1, order.length))
  for (const { passes, index } of order)
    joined.push(
      passes.kind[index]!,
      passes.startM[index]!,
      passes.endM[index]!,
      passes.startMs[index]!,
      passes.endMs[index]!,
    )
  return joined.finish()
}

/** How many fixes were set aside for each reason; reasons that set none aside are left out. */
export function countFlags(flagged: readonly (readonly Uint8Array[])[]): PatrolWalk['flagged'] {
  const counts = new Map<(typeof fixFlags)[number], number>()
  for (const flags of flagged.flat())
    for (const code of flags) {
      const flag = fixFlags[code] ?? 'clock-unusable'
      if (flag !== 'good') counts.set(flag, (counts.get(flag) ?? 0) + 1)
    }
  return Object.fromEntries(counts)
}

/** The bridged parts of a track, to draw. */
function segmentsOf({ count, timeMs, lonLat, stepM, isBridged }: GoodTrack) {
  const segments: { from: string; to: string; path: [number, number][] }[] = []
  let first = 0
  for (let at = 1; at <= count; at++) {
    if (at < count && isBridged[at] === 1) continue
    const path: [number, number][] = []
    let movedM = Infinity
    for (let fix = first; fix < at; fix++) {
      if (fix > first) movedM += stepM[fix]!
      if (movedM < nearestDrawnM && fix < at - 1) continue
      path.push([lonLat[2 * fix]!, lonLat[2 * fix + 1]!])
      movedM = 0
    }
    segments.push({ from: iso(timeMs[first]!), to: iso(timeMs[at - 1]!), path })
    first = at
  }
  return count === 0 ? [] : segments
}

const mutable = ([lon, lat]: Position): [number, number] => [lon, lat]
const iso = (atMs: number): string => new Date(atMs).toISOString()
