import type { ActualCoverage } from './actualCoverage.ts'
import { comparedCode } from './comparedCoverage.ts'
import { isDuring, type Era } from './era.ts'
import type { Presence, Silence, UnderWay } from './evidence.ts'
import { isAlong } from './intervals.ts'
import { plannedAt, type PlannedAt } from './plannedAt.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { runBeginMs, sliceAt, stateOf, type LineStates } from './slicedStates.ts'
import { runAt } from './statesAt.ts'
import type { TileEvidence } from './tileEvidence.ts'
import { tileAt } from './tiles.ts'
import type { AnyState, CoverageState } from './units.ts'

/** A state at a place and an instant, and from when to when it lasts there. */
export interface StateSpan<State extends AnyState> {
  readonly state: State
  readonly sinceMs: number
  /** It was there when the window began, so it may be older than `sinceMs`. */
  readonly sinceIsOlder: boolean
  /** `null` where it lasts to the window's end. */
  readonly untilMs: number | null
}

/** What was last seen of a place. */
export interface LastEvidence {
  /** The track of a pass, or the presence. */
  readonly kind: 'track' | Presence['kind']
  readonly id: string
  readonly atMs: number
  readonly ageMs: number
}

/** Everything that gave a place its states at an instant, as data. */
export interface Explanation {
  readonly chainageM: number
  readonly atMs: number
  readonly planned: PlannedAt & StateSpan<CoverageState> & { readonly era: Era }
  /** `null` for what lies ahead of now. */
  readonly actual:
    | (StateSpan<CoverageState> & {
        readonly limitMin: number
        /** By evidence that was received; `null` where there is none. */
        readonly last: LastEvidence | null
        /** Silences that might mean presence within the limit. */
        readonly silences: readonly Silence[]
        readonly underWay: readonly UnderWay[]
        readonly trackedSinceMs: number
      })
    | null
  readonly compared: AnyState | null
}

/** Why a place is in its states at an instant within the planned coverage's window. */
export function explain(
  planned: PlannedCoverage,
  actual: ActualCoverage | undefined,
  chainageM: number,
  atMs: number,
): Explanation {
  const plannedHere = { ...plannedAt(planned, chainageM, atMs), ...stateSpanAt(planned, chainageM, atMs) }
  if (actual === undefined || !isDuring(actual.window, atMs))
    return { chainageM, atMs, planned: plannedHere, actual: null, compared: null }
  const span = stateSpanAt(actual, chainageM, atMs)
  const limitMs = plannedHere.limitMin * 60_000
  return {
    chainageM,
    atMs,
    planned: plannedHere,
    actual: {
      ...span,
      limitMin: plannedHere.limitMin,
      last: lastEvidence(actual, chainageM, atMs, limitMs),
      silences: actual.silences.filter(
        (silence) => isAlong(silence, chainageM) && silence.fromMs <= atMs && atMs - silence.toMs <= limitMs,
      ),
      underWay: actual.underWay.filter((patch) => isAlong(patch, chainageM) && isDuring(patch, atMs)),
      trackedSinceMs: actual.trackedSinceMs,
    },
    compared: stateOf(comparedCode(codeAt(planned, chainageM, atMs), codeAt(actual, chainageM, atMs))),
  }
}

/** The state of a place at an instant within the window, and how long it lasts. */
export function stateSpanAt(states: LineStates, chainageM: number, atMs: number): StateSpan<CoverageState> {
  const { tile, slice, run, share } = placeIn(states, chainageM, atMs)
  const { window } = states
  const isLast = run + 1 === tile.firstRun[slice + 1]!
  return {
    state: stateOf(tile.code[run]!) as CoverageState,
    sinceMs: window.fromMs + Math.round(runBeginMs(tile, run, share)),
    sinceIsOlder: run === tile.firstRun[slice]!,
    untilMs: isLast ? null : window.fromMs + Math.round(runBeginMs(tile, run + 1, share)),
  }
}

/** The last evidence at or before an instant; of a presence that goes on, at the instant less its lag. */
function lastEvidence(
  { evidence, line, window, trackIds, presences }: ActualCoverage,
  chainageM: number,
  atMs: number,
  limitMs: number,
): LastEvidence | null {
  let last: LastEvidence | null = null
  const offer = (kind: LastEvidence['kind'], id: string, seenMs: number) => {
    if (seenMs <= atMs && (last === null || seenMs > last.atMs))
      last = { kind, id, atMs: seenMs, ageMs: atMs - seenMs }
  }
  const rows = evidence[tileAt(line, chainageM)]!
  for (let row = 0; row < rows.count; row++) {
    const [fromM, track] = [rows.at(row, 'fromM'), rows.at(row, 'track')]
    if (!(fromM <= chainageM && chainageM < rows.at(row, 'toM')) || track < 0) continue
    const seenMs = window.fromMs + rows.at(row, 'atMs') + (chainageM - fromM) * rows.at(row, 'msPerM')
    if (rows.at(row, 'opens') !== 1) offer('track', trackIds[track]!, Math.round(seenMs))
    // A stay that has begun and not ended is going on.
    else if (seenMs <= atMs) {
      const endMs = window.fromMs + endOfStayMs(rows, row)
      offer('track', trackIds[track]!, Math.min(atMs, endMs))
    }
  }
  for (const { kind, id, lagMs, ...region } of presences) {
    const isEvidence = region.toMs - region.fromMs >= 2 * lagMs && lagMs <= limitMs
    if (isEvidence && isAlong(region, chainageM) && region.fromMs + lagMs <= atMs)
      offer(kind, id, Math.min(atMs, region.toMs) - lagMs)
  }
  return last
}

/** When the stay that begins in a row ends, in milliseconds after the window begins. */
function endOfStayMs(rows: TileEvidence, begin: number): number {
  for (let row = begin + 1; row < rows.count; row++)
    if (rows.at(row, 'opens') === -1 && rows.at(row, 'track') === rows.at(begin, 'track'))
      return rows.at(row, 'atMs')
  return Infinity
}

function codeAt(states: LineStates, chainageM: number, atMs: number): number {
  const { tile, run } = placeIn(states, chainageM, atMs)
  return tile.code[run]!
}

function placeIn({ line, tiles, window }: LineStates, chainageM: number, atMs: number) {
  const tile = tiles[tileAt(line, chainageM)]!
  const slice = sliceAt(tile, chainageM)
  const [fromM, toM] = [tile.sliceFromM[slice]!, tile.sliceFromM[slice + 1]!]
  const share = Math.min(1, (chainageM - fromM) / (toM - fromM))
  return { tile, slice, share, run: runAt(tile, slice, atMs - window.fromMs, share) }
}
