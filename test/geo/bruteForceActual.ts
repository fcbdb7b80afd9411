import type { CoverageState } from '../../geo/units.ts'
import type { RawEvidence } from './randomEvidence.ts'

export interface ActualAnswer {
  readonly state: CoverageState
  /** An instant at which something changes lies so near that rounding decides. */
  readonly isDoubtful: boolean
}

/**
 * Actual coverage once more, straight from the definition and sharing no code with `geo/`: the state at
 * one place and instant under a limit that is given. `limitMin` is R(x,t) there.
 */
export function actualAt(evidence: RawEvidence, x: number, t: number, limitMin: number): ActualAnswer {
  const limitMs = limitMin * 60_000
  let ageLowMs = Infinity
  let isDoubtful = false
  const doubt = (differenceMs: number) => {
    if (Math.abs(differenceMs) < 3) isDoubtful = true
  }
  for (const { kind, startM, endM, startMs, endMs } of evidence.passes) {
    if (x < Math.min(startM, endM) || x >= Math.max(startM, endM)) continue
    if (kind === 1) {
      if (t >= startMs) ageLowMs = Math.min(ageLowMs, Math.max(0, t - endMs))
      continue
    }
    const seenMs = startMs + ((x - startM) / (endM - startM)) * (endMs - startMs)
    doubt(t - seenMs)
    doubt(t - seenMs - limitMs)
    if (seenMs <= t) ageLowMs = Math.min(ageLowMs, t - seenMs)
  }
  for (const { fromM, toM, fromMs, toMs, lagMs } of evidence.presences) {
    if (x < fromM || x >= toM || toMs - fromMs < 2 * lagMs || t < fromMs + lagMs) continue
    ageLowMs = Math.min(ageLowMs, t <= toMs ? lagMs : lagMs + (t - toMs))
  }
  let ageHighMs = ageLowMs
  for (const { fromM, toM, fromMs, toMs } of evidence.silences)
    if (x >= fromM && x < toM && t >= fromMs) ageHighMs = Math.min(ageHighMs, Math.max(0, t - toMs))
  const isUnderWay = evidence.underWay.some(
    ({ fromM, toM, fromMs, toMs }) => x >= fromM && x < toM && t >= fromMs && t < toMs,
  )
  const state =
    ageLowMs <= limitMs
      ? 'held'
      : ageHighMs <= limitMs || t < evidence.trackedSinceMs
        ? 'unknown'
        : isUnderWay
          ? 'thin'
          : 'gap'
  return { state, isDoubtful }
}
