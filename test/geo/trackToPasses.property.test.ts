import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BorderLine } from '../../geo/borderLine.ts'
import { clipPasses, stayKind, type Passes } from '../../geo/passes.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import { trackToPasses } from '../../geo/trackToPasses.ts'
import { straightLine } from './straightLine.ts'
import { fixesAlong, joinFixes, minuteMs, startMs, truthAt, type Waypoint } from './syntheticTrack.ts'
import { wanderingLine } from './wanderingLine.ts'

const policy = defaultTrackPolicy.foot

interface Leg {
  readonly kind: 'walk' | 'halt'
  readonly min: number
  /** Metres a minute; a patrol on foot does about 40. */
  readonly speed: number
}

const legs: fc.Arbitrary<Leg[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('walk' as const, 'walk' as const, 'halt' as const),
    min: fc.integer({ min: 5, max: 60 }),
    speed: fc.oneof(fc.integer({ min: 25, max: 80 }), fc.integer({ min: -80, max: -25 })),
  }),
  { minLength: 1, maxLength: 10 },
)

/** Waypoints of the legs, turned back at the ends of the line; `offsetM` beside it all the way. */
function waypointsOf(line: BorderLine, legs: readonly Leg[], offsetM = 0): Waypoint[] {
  const waypoints: Waypoint[] = [{ min: 0, chainageM: line.lengthM / 2, offsetM }]
  for (const { kind, min, speed } of legs) {
    const last = waypoints.at(-1)!
    const aheadM = last.chainageM + (kind === 'halt' ? 0 : speed * min)
    const chainageM =
      aheadM > 0 && aheadM < line.lengthM ? aheadM : last.chainageM - (aheadM - last.chainageM)
    if (chainageM > 0 && chainageM < line.lengthM) waypoints.push({ min: last.min + min, chainageM, offsetM })
  }
  return waypoints.length > 1 ? waypoints : [...waypoints, { min: 10, chainageM: line.lengthM / 2, offsetM }]
}

/** Chainage that the passes saw in a minute. */
function seenIn(passes: Passes, min: number): [fromM: number, toM: number] | undefined {
  const within = clipPasses(passes, startMs + min * minuteMs, startMs + (min + 1) * minuteMs)
  if (within.count === 0) return undefined
  const chainages = [...within.startM, ...within.endM]
  return [Math.min(...chainages), Math.max(...chainages)]
}

/** Chainage where the team truly was in a minute. */
function truthIn(waypoints: readonly Waypoint[], min: number): [fromM: number, toM: number] {
  const chainages = Array.from({ length: 61 }, (_, s) => truthAt(waypoints, min + s / 60).chainageM)
  return [Math.min(...chainages), Math.max(...chainages)]
}

/** Every minute of a track on a grid: seen where the team was, to the tolerance. */
function expectSeen(passes: Passes, waypoints: readonly Waypoint[], toleranceM: number): void {
  const lastMin = Math.floor(waypoints.at(-1)!.min)
  for (let min = 0; min < lastMin; min++) {
    const seen = seenIn(passes, min)
    const [fromM, toM] = truthIn(waypoints, min)
    expect(seen, `minute ${min}`).toBeDefined()
    for (const [seenM, trueM] of [
      [seen![0], fromM],
      [seen![1], toM],
    ] as const)
      expect(Math.abs(seenM - trueM), `minute ${min}: ${seenM} for ${trueM}`).toBeLessThan(toleranceM)
  }
}

/** While the track goes on, a pass begins where and when the one before ended. */
function expectChained(passes: Passes): void {
  for (let pass = 1; pass < passes.count; pass++) {
    expect(passes.startMs[pass]).toBe(passes.endMs[pass - 1])
    const rangeOf = (at: number, end: 'startM' | 'endM') =>
      passes.kind[at] === stayKind
        ? [passes.startM[at]!, passes.endM[at]!]
        : [passes[end][at]!, passes[end][at]!]
    const [fromM, toM] = rangeOf(pass - 1, 'endM')
    const [nextFromM, nextToM] = rangeOf(pass, 'startM')
    expect(nextFromM!).toBeLessThanOrEqual(toM!)
    expect(nextToM!).toBeGreaterThanOrEqual(fromM!)
  }
}

/**
 * A stay may span 25 m to either side of its mean, and the team have been at either end of it in that
 * minute; a walk may leave its fixes by 15 s, which are 20 m at the fastest here.
 */
const spreadM = 51

describe('passes of synthetic tracks', () => {
  it('recover where the team was in every minute, to metres, and leave nothing out', () => {
    fc.assert(
      fc.property(
        legs,
        fc.constantFrom(5, 15, 30, 60),
        fc.integer({ min: -60, max: 60 }),
        (legs, everyS, offsetM) => {
          const line = straightLine(20_000)
          const waypoints = waypointsOf(line, legs, offsetM)
          const { passes } = trackToPasses(
            line,
            fixesAlong(line, waypoints, { everyS, noiseM: 0, seed: 1 }),
            policy,
          )
          expectSeen(passes, waypoints, spreadM)
          expectChained(passes)
          // A corner between two fixes is cut, at most by the way in the time between.
          expect(passes.count).toBeLessThan(legs.length * 4 + 2)
        },
      ),
    )
  })

  it('recover it through noise, on lines that wander', () => {
    fc.assert(
      fc.property(wanderingLine, legs, fc.constantFrom(10, 30, 60), fc.nat(), (line, legs, everyS, seed) => {
        const noiseM = 8
        const waypoints = waypointsOf(line, legs)
        const { passes, counts } = trackToPasses(
          line,
          fixesAlong(line, waypoints, { everyS, noiseM, seed }),
          policy,
        )
        expect(counts['impossible-speed']).toBe(0)
        expectSeen(passes, waypoints, spreadM + 4 * noiseM)
        expectChained(passes)
      }),
    )
  })

  it('see nothing in a hole and all on both sides of it', () => {
    fc.assert(
      fc.property(legs, legs, fc.integer({ min: 6, max: 90 }), (before, after, silentMin) => {
        const line = straightLine(20_000)
        const first = waypointsOf(line, before)
        const last = first.at(-1)!
        const second = waypointsOf(line, after).map((waypoint) => ({
          ...waypoint,
          min: waypoint.min + last.min + silentMin,
        }))
        const { passes, holes } = trackToPasses(
          line,
          joinFixes(fixesAlong(line, first), fixesAlong(line, second)),
          policy,
        )
        expect(holes).toHaveLength(1)
        for (let min = last.min; min < last.min + silentMin; min++)
          expect(seenIn(passes, min)).toBeUndefined()
        expectSeen(clipPasses(passes, 0, startMs + last.min * minuteMs), first, spreadM)
      }),
      { numRuns: 30 },
    )
  })

  it('walk within 10 m or 15 s of every fix', () => {
    fc.assert(
      fc.property(legs, fc.nat(), (legs, seed) => {
        const line = straightLine(20_000)
        const waypoints = waypointsOf(line, legs)
        const fixes = fixesAlong(line, waypoints, { everyS: 15, noiseM: 4, seed })
        const { passes } = trackToPasses(line, fixes, policy)
        const exact = trackToPasses(line, fixes, {
          ...policy,
          walkWithinM: 0,
          walkWithinS: 0,
          stayMin: 1e6,
        }).passes
        for (let pass = 0; pass < passes.count; pass++) {
          if (passes.kind[pass] === stayKind) continue
          const [fromMs, toMs] = [passes.startMs[pass]!, passes.endMs[pass]!]
          const slope = (passes.endM[pass]! - passes.startM[pass]!) / (toMs - fromMs)
          const within = clipPasses(exact, fromMs, toMs)
          for (let part = 0; part < within.count; part++) {
            const leftM =
              within.startM[part]! - passes.startM[pass]! - slope * (within.startMs[part]! - fromMs)
            expect(Math.abs(leftM)).toBeLessThan(
              Math.max(policy.walkWithinM, Math.abs(slope) * 15_000) + 0.001,
            )
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
