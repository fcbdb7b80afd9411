import { createHash } from 'node:crypto'
import type { BorderLine } from '../geo/borderLine.ts'
import type { Passes } from '../geo/passes.ts'
import type { KeptFixes } from './store/keptFixes.ts'

/** What an hour of fixes says once it is cleaned and matched to the lines. */
export interface DerivedHour {
  /** From and to, epoch milliseconds, in turn: when the series was heard, as far as bridging reaches. */
  readonly heardMs: readonly number[]
  /** By line id; lines it saw nothing of are left out. */
  readonly passes: ReadonlyMap<string, Passes>
}

/** Counts the ways of deriving: what was derived in another is derived again. */
const derivation = 1

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
  _lines: readonly BorderLine[],
  _before: KeptFixes | undefined,
  _hour: KeptFixes,
): DerivedHour {
  return { heardMs: [], passes: new Map() }
}
