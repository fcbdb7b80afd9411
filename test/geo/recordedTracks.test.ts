import { simplify } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { readGpx } from '../../data/formats/gpx.ts'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import { cleanFixes } from '../../geo/cleanFixes.ts'
import type { Fixes } from '../../geo/fixes.ts'
import { distanceM } from '../../geo/geodesic.ts'
import { clipPasses, stayKind } from '../../geo/passes.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import { trackToPasses, type TrackEvidence } from '../../geo/trackToPasses.ts'
import type { Position } from '../../geo/units.ts'
import { hasSharedData, malipoPositions, sharedText } from './sharedData.ts'

const onFoot = defaultTrackPolicy.foot
const minuteMs = 60_000

/** The fixes of a segment, counted from 0 among those with points. */
function recorded(file: string, segment = 0): Fixes {
  return readGpx(sharedText(`tracks/${file}`))[segment]!.fixes
}

function positionsOf({ count, lonLat }: Fixes): Position[] {
  return Array.from({ length: count }, (_, fix) => [lonLat[2 * fix]!, lonLat[2 * fix + 1]!])
}

/** A border line laid along a recorded walk: its path without bends of less than some 25 m. */
function lineAlong(fixes: Fixes): BorderLine {
  const path = {
    type: 'LineString' as const,
    coordinates: positionsOf(fixes).map((position) => [...position]),
  }
  const { coordinates } = simplify(path, { tolerance: 0.0003, highQuality: true })
  const positions = coordinates.map(([lon, lat]): Position => [lon!, lat!])
  return compileBorderLine({ id: 'recorded', positions, homeSide: 'left' })
}

/** The same walk beside another line: as far along it as the team had walked, 40 m on home ground. */
function laidAlong(line: BorderLine, fixes: Fixes, fromM: number): Fixes {
  const positions = positionsOf(fixes)
  let walkedM = 0
  const laid = positions.map((position, fix) => {
    if (fix > 0) walkedM += distanceM(positions[fix - 1]!, position)
    return positionBeside(line, fromM + walkedM, 40)
  })
  return { ...fixes, lonLat: Float64Array.from(laid.flat()) }
}

/** Passes of a kind as one reads them: metres and minutes from the first fix on. */
function readOff({ passes }: TrackEvidence, fixes: Fixes, kind: 'walk' | 'stay'): number[][] {
  const minutes = (timeMs: number) => Math.round((timeMs - fixes.timeMs[0]!) / minuteMs)
  return Array.from({ length: passes.count }, (_, pass) => pass)
    .filter((pass) => (passes.kind[pass] === stayKind) === (kind === 'stay'))
    .map((pass) => [
      Math.round(passes.startM[pass]!),
      Math.round(passes.endM[pass]!),
      minutes(passes.startMs[pass]!),
      minutes(passes.endMs[pass]!),
    ])
}

/** At each fix that was heard the passes lie where the fix is, within `toleranceM`. */
function expectWhereRecorded(
  line: BorderLine,
  fixes: Fixes,
  { passes, heard }: TrackEvidence,
  toleranceM: number,
) {
  let compared = 0
  for (const [fix, position] of positionsOf(fixes).entries()) {
    const timeMs = fixes.timeMs[fix]!
    if (!heard.some(({ from, to }) => from < timeMs && timeMs < to)) continue
    const { chainageM } = locate(line, position)
    const now = clipPasses(passes, timeMs, timeMs + 1)
    if (now.count === 0) continue
    compared++
    const [leastM, mostM] = [Math.min(now.startM[0]!, now.endM[0]!), Math.max(now.startM[0]!, now.endM[0]!)]
    expect(chainageM, `fix ${fix}`).toBeGreaterThan(leastM - toleranceM)
    expect(chainageM, `fix ${fix}`).toBeLessThan(mostM + toleranceM)
  }
  return compared
}

describe.skipIf(!hasSharedData())('recorded tracks', () => {
  it('a hike gives its way, its halts and the half hour in which nothing was heard', () => {
    const fixes = recorded('hike_korita_zbevnica.gpx', 2)
    const line = lineAlong(fixes)
    const evidence = trackToPasses(line, fixes, onFoot)
    expect(evidence.counts.good).toBe(337)
    const holes = evidence.holes.map(({ fromMs, toMs }) =>
      [fromMs, toMs].map((ms) => Math.round((ms - fixes.timeMs[0]!) / minuteMs)),
    )
    expect(holes).toEqual([
      [0, 17],
      [37, 71],
    ])
    const walks = readOff(evidence, fixes, 'walk')
    expect(walks[0]!.slice(2)).toEqual([17, 20])
    // It leads from the line's start to its end and never back.
    for (const [fromM, toM] of walks) expect(toM!).toBeGreaterThan(fromM!)
    const stays = readOff(evidence, fixes, 'stay')
    expect(stays.map(([, , fromMin, toMin]) => [fromMin, toMin])).toEqual([
      [20, 23],
      [26, 30],
      [71, 74],
      [119, 123],
      [138, 142],
    ])
    expect(stays.at(-1)![1]).toBeCloseTo(line.lengthM, -1)
    expect(expectWhereRecorded(line, fixes, evidence, 20)).toBeGreaterThan(330)
  })

  it('a run gives few walks and no stay', () => {
    const fixes = recorded('run.gpx')
    const line = lineAlong(fixes)
    const evidence = trackToPasses(line, fixes, onFoot)
    expect(evidence.counts).toMatchObject({ good: 205, duplicate: 1 })
    expect(readOff(evidence, fixes, 'stay')).toEqual([])
    const walks = readOff(evidence, fixes, 'walk')
    expect(walks.length).toBeLessThan(10)
    expect([walks[0]![0], walks.at(-1)![1], walks.at(-1)![3]]).toEqual([0, Math.round(line.lengthM), 16])
    // 15 s are 58 m at this speed.
    expectWhereRecorded(line, fixes, evidence, 65)
  })

  it('a walk laid along the line of Malipo covers as much of it as was walked', () => {
    const line = compileBorderLine({ id: 'malipo', positions: malipoPositions(), homeSide: 'left' })
    for (const [file, segment, fromM] of [
      ['hike_korita_zbevnica.gpx', 1, 20_000],
      ['hike_korita_zbevnica.gpx', 2, 90_000],
      ['walk_cerknicko_jezero.gpx', 0, 140_000],
    ] as const) {
      const fixes = laidAlong(line, recorded(file, segment), fromM)
      const evidence = trackToPasses(line, fixes, onFoot)
      const { passes } = evidence
      const last = positionsOf(fixes).at(-1)!
      expect(Math.max(...passes.startM, ...passes.endM)).toBeCloseTo(locate(line, last).chainageM, -2)
      expect(Math.min(...passes.startM, ...passes.endM)).toBeGreaterThan(fromM - 50)
      expect(Math.min(...passes.startM, ...passes.endM)).toBeLessThan(fromM + 100)
    }
  })

  it('a car is flagged as impossible on foot wherever it drives, and good as a vehicle', () => {
    const fixes = recorded('car_visnjan.gpx')
    const { flags, counts } = cleanFixes(fixes, onFoot)
    expect(counts.good + counts['impossible-speed']).toBe(104)
    expect(counts['impossible-speed']).toBeGreaterThan(70)
    // What is left of it stood still, or rolled on or off for less than half a minute.
    for (let fix = 1; fix < fixes.count; fix++) {
      if (flags[fix] !== 0 || flags[fix - 1] !== 0) continue
      const [from, to] = positionsOf(fixes).slice(fix - 1, fix + 1)
      expect(distanceM(from!, to!)).toBeLessThan(45)
    }
    expect(cleanFixes(fixes, defaultTrackPolicy.vehicle).counts.good).toBe(104)
  })

  it('a drive between two walks is flagged, and the walks are good', () => {
    const good = Array.from({ length: 7 }, (_, segment) => {
      const fixes = recorded('walk_cerknicko_jezero.gpx', segment)
      return cleanFixes(fixes, onFoot).counts.good / fixes.count
    })
    expect(good[0]).toBe(1)
    expect(good[1]).toBeLessThan(0.2)
    expect(good[6]).toBe(1)
  })

  it('a climb with a broken clock is unusable as a whole, in 1901 and in any other year', () => {
    const fixes = recorded('climb_mojstrovka_bad_times.gpx')
    expect(cleanFixes(fixes, onFoot).counts['clock-unusable']).toBe(184)
    const later = { ...fixes, timeMs: fixes.timeMs.map((timeMs) => timeMs + Date.UTC(2081, 0, 1)) }
    expect(cleanFixes(later, onFoot).counts['clock-unusable']).toBe(184)
  })

  it('points without a time are flagged and those with one used', () => {
    const counts = [0, 1, 2].map(
      (segment) => cleanFixes(recorded('hike_korita_zbevnica.gpx', segment), onFoot).counts,
    )
    expect(counts.map((count) => count['time-missing'])).toEqual([358, 0, 0])
    expect(counts.map(({ good }) => good)).toEqual([0, 176, 337])
  })

  it('a route with a planner’s times passes for a walk', () => {
    const fixes = recorded('route_slieve_league.gpx')
    expect(cleanFixes(fixes, onFoot).counts.good).toBe(314)
  })
})
