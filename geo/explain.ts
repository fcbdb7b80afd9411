import type { ActualCoverage } from './actualCoverage.ts'
import { comparedCode } from './comparedCoverage.ts'
import { isDuring, type Era } from './era.ts'
import type { Presence, Silence, UnderWay } from './evidence.ts'
import { isOnStretch } from './intervals.ts'
import { plannedAt, type PlannedAt } from './plannedAt.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { stateCodes, stateOf, type LineStates } from './slicedStates.ts'
import { stateSpanAt, type StateSpan } from './stateSpan.ts'
import { stayWidth, walkWidth } from './tileEvidence.ts'
import { tileAt } from './tiles.ts'
import type { AnyState, CoverageState, Stretch } from './units.ts'

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
  const plannedHere = { ...plannedAt(planned, chainageM, atMs), ...spanOf(planned, chainageM, atMs) }
  if (actual === undefined || !isDuring(actual.window, atMs))
    return { chainageM, atMs, planned: plannedHere, actual: null, compared: null }
  const span = spanOf(actual, chainageM, atMs)
  const limitMs = plannedHere.limitMin * 60_000
  const isHere = (stretch: Stretch) => isOnStretch(actual.line, stretch, chainageM)
  return {
    chainageM,
    atMs,
    planned: plannedHere,
    actual: {
      ...span,
      limitMin: plannedHere.limitMin,
      last: lastEvidence(actual, chainageM, atMs, limitMs),
      silences: actual.silences.filter(
        (silence) => isHere(silence) && silence.fromMs <= atMs && atMs - silence.toMs <= limitMs,
      ),
      underWay: actual.underWay.filter((patch) => isHere(patch) && isDuring(patch, atMs)),
      trackedSinceMs: actual.trackedSinceMs,
    },
    compared: stateOf(comparedCode(stateCodes[plannedHere.state], stateCodes[span.state])),
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
  const isHere = (stretch: Stretch) => isOnStretch(line, stretch, chainageM)
  const { walks, stays } = evidence[tileAt(line, chainageM)]!
  for (let at = 0; at < walks.count * walkWidth; at += walkWidth) {
    const [fromM, toM] = [walks.rows[at]!, walks.rows[at + 1]!]
    if (!isHere({ fromM, toM })) continue
    const seenMs = window.fromMs + walks.rows[at + 2]! + (chainageM - fromM) * walks.rows[at + 3]!
    offer('track', trackIds[walks.rows[at + 4]!]!, Math.round(seenMs))
  }
  for (let at = 0; at < stays.count * stayWidth; at += stayWidth) {
    const [fromM, toM, track] = [stays.rows[at]!, stays.rows[at + 1]!, stays.rows[at + 5]!]
    const beginMs = window.fromMs + stays.rows[at + 2]!
    if (track >= 0 && isHere({ fromM, toM }) && beginMs <= atMs)
      offer('track', trackIds[track]!, Math.min(atMs, window.fromMs + stays.rows[at + 3]!))
  }
  for (const { kind, id, lagMs, ...region } of presences) {
    const isEvidence = region.toMs - region.fromMs >= 2 * lagMs && lagMs <= limitMs
    if (isEvidence && isHere(region) && region.fromMs + lagMs <= atMs)
      offer(kind, id, Math.min(atMs, region.toMs) - lagMs)
  }
  return last
}

/** Planned and actual states are of the four. */
function spanOf(states: LineStates, chainageM: number, atMs: number): StateSpan<CoverageState> {
  return stateSpanAt(states, chainageM, atMs) as StateSpan<CoverageState>
}
