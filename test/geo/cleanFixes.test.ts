import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFixes, fixFlags, type FixFlag } from '../../geo/cleanFixes.ts'
import type { Fixes } from '../../geo/fixes.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import type { Position } from '../../geo/units.ts'
import { place, straightLine } from './straightLine.ts'
import { fixesAlong, fixesOf, minuteMs, startMs } from './syntheticTrack.ts'

const policy = defaultTrackPolicy.foot

/** A team that walks east 20 m each half minute; some fixes are given otherwise. */
function walkWith(
  count: number,
  changed: Record<number, { timeMs?: number; at?: Position; accuracyM?: number }>,
): Fixes {
  return fixesOf(
    Array.from({ length: count }, (_, fix) => [
      changed[fix]?.timeMs ?? startMs + fix * 30_000,
      changed[fix]?.at ?? place(fix * 20, 0),
      changed[fix]?.accuracyM ?? 5,
    ]),
  )
}

/** The flags that are not good, by fix. */
function faultsOf(fixes: Fixes, receivedMs?: number | Float64Array, used = policy): Record<number, FixFlag> {
  const { flags } = cleanFixes(fixes, used, receivedMs)
  return Object.fromEntries(
    [...flags].map((code, fix) => [fix, fixFlags[code]!] as const).filter(([, flag]) => flag !== 'good'),
  )
}

describe('cleanFixes', () => {
  it('calls a plain walk good, and counts', () => {
    const { flags, counts } = cleanFixes(walkWith(10, { 3: { accuracyM: 400 } }), policy)
    expect(flags).toHaveLength(10)
    expect(counts.good).toBe(9)
    expect(counts.inaccurate).toBe(1)
    expect(Object.keys(counts)).toEqual([...fixFlags])
  })

  it('takes a track without fixes or with one', () => {
    expect(cleanFixes(walkWith(0, {}), policy).flags).toHaveLength(0)
    expect(faultsOf(walkWith(1, {}))).toEqual({})
  })

  it('flags a fix without a time, without a position, or less accurate than policy allows', () => {
    expect(
      faultsOf(
        walkWith(12, {
          1: { timeMs: NaN },
          3: { at: [NaN, 22.9] },
          4: { at: [104.8, 91] },
          6: { accuracyM: 100.5 },
          7: { accuracyM: 100 },
          8: { accuracyM: NaN },
          9: { timeMs: Infinity },
        }),
      ),
    ).toEqual({
      1: 'time-missing',
      3: 'position-invalid',
      4: 'position-invalid',
      6: 'inaccurate',
      9: 'time-missing',
    })
  })

  it('flags a fix timed more than two minutes after it was received', () => {
    const fixes = walkWith(6, {})
    const receivedMs = startMs + 30_000
    expect(faultsOf(fixes, receivedMs)).toEqual({})
    expect(faultsOf(fixes, receivedMs - 1)).toEqual({ 5: 'clock-ahead' })
    const each = Float64Array.from(fixes.timeMs, (timeMs, fix) => (fix === 2 ? timeMs - 200_000 : timeMs))
    expect(faultsOf(fixes, each)).toEqual({ 2: 'clock-ahead' })
  })

  it('flags what is timed before there was GPS', () => {
    expect(faultsOf(walkWith(5, { 2: { timeMs: Date.UTC(1901, 11, 13) } }))).toEqual({ 2: 'clock-unusable' })
  })

  it('flags all of a track whose steps mostly take no time', () => {
    const fixes = fixesOf(Array.from({ length: 20 }, (_, fix) => [startMs + fix, place(fix * 20, 0)]))
    expect(cleanFixes(fixes, policy).counts['clock-unusable']).toBe(20)
  })

  it('flags all of a track that runs back in time', () => {
    const fixes = fixesOf(Array.from({ length: 20 }, (_, fix) => [startMs - fix * 1000, place(fix, 0)]))
    expect(cleanFixes(fixes, policy).counts['clock-unusable']).toBe(20)
  })

  it('flags the one fix that lies back in time, and not those after it', () => {
    expect(faultsOf(walkWith(9, { 4: { timeMs: startMs - minuteMs } }))).toEqual({ 4: 'time-backwards' })
  })

  it('flags the one fix that runs ahead in time, and not those after it', () => {
    expect(faultsOf(walkWith(9, { 4: { timeMs: startMs + 90 * minuteMs } }))).toEqual({ 4: 'clock-ahead' })
  })

  it('flags a second fix of one instant at one place, and keeps a standing team', () => {
    const standing = { at: place(40, 0) }
    expect(
      faultsOf(walkWith(8, { 3: { ...standing, timeMs: startMs + 2 * 30_000 }, 4: standing, 5: standing })),
    ).toEqual({ 3: 'duplicate' })
  })

  it('flags a single outlier wherever it lies, and not the good fix after it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 19 }),
        fc.integer({ min: -60_000, max: 60_000 }).filter((eastM) => Math.abs(eastM) > 800),
        (outlier, eastM) => {
          expect(faultsOf(walkWith(20, { [outlier]: { at: place(eastM, 300) } }))).toEqual({
            [outlier]: 'impossible-speed',
          })
        },
      ),
    )
  })

  it('flags a few outliers in a row, and believes a longer run elsewhere', () => {
    const away = (fix: number) => ({ at: place(90_000 + fix * 20, 0) })
    expect(faultsOf(walkWith(20, { 7: away(7), 8: away(8), 9: away(9) }))).toEqual({
      7: 'impossible-speed',
      8: 'impossible-speed',
      9: 'impossible-speed',
    })
    const moved = walkWith(30, Object.fromEntries(Array.from({ length: 15 }, (_, i) => [i + 15, away(i)])))
    const faults = faultsOf(moved)
    // Of the two fixes at the jump nobody knows which is right.
    expect(
      Object.keys(faults)
        .map(Number)
        .every((fix) => fix === 14 || fix === 15),
    ).toBe(true)
  })

  it('flags a car though each of its steps hides in the accuracy of the fixes', () => {
    const car = fixesOf(
      Array.from({ length: 60 }, (_, second) => [startMs + second * 1000, place(second * 9, 0)]),
    )
    expect(cleanFixes(car, policy).counts).toMatchObject({ good: 0, 'impossible-speed': 60 })
    expect(cleanFixes(car, defaultTrackPolicy.vehicle).counts.good).toBe(60)
  })

  it('leaves noise within the accuracy alone, however often fixes come', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(1, 5, 30), (seed, everyS) => {
        const line = straightLine(5000)
        const waypoints = [
          { min: 0, chainageM: 1000 },
          { min: 20, chainageM: 2200 },
          { min: 25, chainageM: 2200 },
        ]
        expect(faultsOf(fixesAlong(line, waypoints, { everyS, noiseM: 12, seed: Math.abs(seed) }))).toEqual(
          {},
        )
      }),
      { numRuns: 20 },
    )
  })

  it('measures speed over the antimeridian', () => {
    const fixes = fixesOf(
      Array.from({ length: 10 }, (_, fix) => {
        const lon = 179.999 + fix * 0.0002
        return [startMs + fix * 30_000, [lon > 180 ? lon - 360 : lon, 20] as const]
      }),
    )
    expect(faultsOf(fixes)).toEqual({})
  })
})
