import { createHash } from 'node:crypto'
import type { BorderLine } from '../geo/borderLine.ts'
import { cleanFixes } from '../geo/cleanFixes.ts'
import { goodTrack, heardOf } from '../geo/goodTrack.ts'
import { matchTrack } from '../geo/matchTrack.ts'
import { clipPasses, type Passes } from '../geo/passes.ts'
import { passesOf } from '../geo/passesOf.ts'
import { defaultTrackPolicy } from '../geo/trackPolicy.ts'
import { joinFixes, lastFixes, unflaggedFixes, type KeptFixes } from './store/keptFixes.ts'

/** What an hour of fixes says once it is cleaned and matched to the lines. */
export interface DerivedHour {
  /** From and to, epoch milliseconds, in turn: when the series was heard, as far as bridging reaches. */
  readonly heardMs: readonly number[]
  /** By line id; lines it saw nothing of are left out. */
  readonly passes: ReadonlyMap<string, Passes>
}

/** Counts the ways of deriving: what was derived in another is derived again. */
const derivation = 1

/**
 * A tracker may be on foot in the morning and in a car at noon, so nothing a car could do is called
 * impossible. What was uploaded for a patrol was held against its own mode when it came.
 */
const policy = defaultTrackPolicy.vehicle

/** Longer than any silence is bridged and any stay takes to show, so that both go on over the hour's edge. */
const leadInMs = 10 * 60_000

/** Names what passes are derived from beside the fixes: the way of deriving, and the lines. */
export function derivedFor(lines: readonly BorderLine[]): string {
  const named = [derivation, ...lines.map((line) => line.id).sort()].join(' ')
  return createHash('sha256').update(named).digest('base64url').slice(0, 12)
}

/**
 * Derives an hour of one series. The last fixes of the hour before lead in, so that what crosses the
 * hour's edge is not lost; what they say by themselves belongs to their own hour.
 */
export function deriveHour(
  lines: readonly BorderLine[],
  before: KeptFixes | undefined,
  hour: KeptFixes,
): DerivedHour {
  const leadIn = before === undefined ? undefined : unflaggedFixes(lastFixes(before, leadInMs))
  const own = unflaggedFixes(hour)
  const fixes = leadIn === undefined ? own : joinFixes([leadIn, own])
  const { flags } = cleanFixes(fixes, policy, fixes.receivedMs)
  const track = goodTrack(fixes, flags, policy)
  if (track.count === 0) return { heardMs: [], passes: new Map() }
  const fromMs = lastGoodMs(fixes, flags, leadIn?.count ?? 0)
  const heardMs = heardOf(track).flatMap(({ from, to }) => (to > fromMs ? [Math.max(from, fromMs), to] : []))
  const passes = new Map<string, Passes>()
  for (const line of lines) {
    const whole = passesOf(track, matchTrack(line, track, policy), policy, line.lengthM)
    const ofHour = fromMs === -Infinity ? whole : clipPasses(whole, fromMs, Infinity)
    if (ofHour.count > 0) passes.set(line.id, ofHour)
  }
  return { heardMs, passes }
}

/** Up to the last good fix that leads in, the hour before has said everything. */
function lastGoodMs({ timeMs }: KeptFixes, flags: Uint8Array, count: number): number {
  for (let fix = count - 1; fix >= 0; fix--) if (flags[fix] === 0) return timeMs[fix]!
  return -Infinity
}
