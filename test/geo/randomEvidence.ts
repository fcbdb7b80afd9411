import fc from 'fast-check'
import type { EvidenceFacts, Presence, Silence, UnderWay } from '../../geo/evidence.ts'
import type { Passes } from '../../geo/passes.ts'
import { testWindow, windowMin } from './randomFacts.ts'

/** Evidence as a test writes it down: passes one by one. */
export interface RawEvidence {
  readonly passes: readonly {
    readonly track: number
    readonly kind: 0 | 1
    readonly startM: number
    readonly endM: number
    readonly startMs: number
    readonly endMs: number
  }[]
  readonly presences: readonly Presence[]
  readonly silences: readonly Silence[]
  readonly underWay: readonly UnderWay[]
  readonly trackedSinceMs: number
}

const atMin = (minutes: number) => testWindow.fromMs + minutes * 60_000

/** Walks of all slopes, stays, presences with and without a lag, silences; some before the window. */
export function randomEvidence(lengthM: number, cellM: number): fc.Arbitrary<RawEvidence> {
  const cells = Math.ceil(lengthM / cellM)
  const cell = fc.integer({ min: 0, max: cells - 1 })
  const window = fc
    .tuple(fc.integer({ min: -60, max: windowMin }), fc.integer({ min: 1, max: 60 }))
    .map(([from, duration]) => ({ fromMs: atMin(from), toMs: atMin(from + duration) }))
  const stretch = fc
    .tuple(cell, fc.integer({ min: 1, max: Math.ceil(cells / 2) }))
    .map(([from, length]) => ({ fromM: from * cellM, toM: Math.min(lengthM, (from + length) * cellM) }))
  const region = fc.tuple(stretch, window).map(([stretch, window]) => ({ ...stretch, ...window }))
  const walk = fc
    .record({ track: fc.integer({ min: 0, max: 3 }), region, falls: fc.boolean(), secondsOff: fc.nat(59) })
    .map(({ track, region: { fromM, toM, fromMs, toMs }, falls, secondsOff }) => ({
      track,
      kind: 0 as const,
      startM: falls ? toM : fromM,
      endM: falls ? fromM : toM,
      startMs: fromMs + secondsOff * 1000,
      endMs: toMs + secondsOff * 1000,
    }))
  const stay = fc
    .record({ track: fc.integer({ min: 0, max: 3 }), region })
    .map(({ track, region: { fromM, toM, fromMs, toMs } }) => ({
      track,
      kind: 1 as const,
      startM: fromM,
      endM: toM,
      startMs: fromMs,
      endMs: toMs,
    }))
  const named = fc.integer({ min: 0, max: 5 }).map((number) => `${number}`)
  return fc.record({
    passes: fc
      .array(fc.oneof({ weight: 4, arbitrary: walk }, { weight: 1, arbitrary: stay }), { maxLength: 25 })
      .map((passes) => passes.sort((a, b) => a.startMs - b.startMs)),
    presences: fc.array(
      fc.tuple(region, fc.constantFrom(0, 0, 2, 7), named).map(([region, lagMin, id]) => ({
        ...region,
        id,
        lagMs: lagMin * 60_000,
        kind: lagMin === 0 ? ('checkpoint' as const) : ('device' as const),
      })),
      { maxLength: 3 },
    ),
    silences: fc.array(
      fc.tuple(region, named).map(([region, id]) => ({ ...region, id, kind: 'patrol' as const })),
      { maxLength: 3 },
    ),
    underWay: fc.array(
      fc.tuple(region, named).map(([region, id]) => ({ ...region, id, kind: 'patrol' as const })),
      { maxLength: 3 },
    ),
    trackedSinceMs: fc.integer({ min: -60, max: 20 }).map(atMin),
  })
}

export function evidenceFactsOf(raw: RawEvidence): EvidenceFacts {
  const { passes, presences, silences, underWay, trackedSinceMs } = raw
  return {
    passes: flatPasses(passes),
    passTrack: Uint32Array.from(passes, ({ track }) => track),
    trackIds: ['track-0', 'track-1', 'track-2', 'track-3'],
    presences,
    silences,
    underWay,
    trackedSinceMs,
  }
}

export function flatPasses(passes: readonly Omit<RawEvidence['passes'][number], 'track'>[]): Passes {
  return {
    count: passes.length,
    kind: Uint8Array.from(passes, ({ kind }) => kind),
    startM: Float64Array.from(passes, ({ startM }) => startM),
    endM: Float64Array.from(passes, ({ endM }) => endM),
    startMs: Float64Array.from(passes, ({ startMs }) => startMs),
    endMs: Float64Array.from(passes, ({ endMs }) => endMs),
  }
}
