import type { TrailState } from './trailStatus.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What the policy in force asks for under the tier in force. */
export interface SealRules {
  /** A second person stands at a new seal within so many hours. */
  readonly verificationHours: number
  /** Somebody stands at a seal again after so many days. */
  readonly reinspectionDays: number
}

/** What a seal that stands asks for. At the very instant that something is due it is not late yet. */
export interface SealDue {
  /** Since when it waits for a second person; null once one was there. */
  readonly unverifiedSinceMs: number | null
  readonly verificationDueMs: number | null
  /** When somebody who confirmed it stood there last. */
  readonly confirmedMs: number
  readonly reinspectionDueMs: number
}

/** What a trail asks for in its state; undefined where no seal stands on it, so that nothing is owed. */
export function sealDue(
  state: Pick<TrailState, 'status' | 'sinceMs' | 'lastConfirmedMs'> | undefined,
  { verificationHours, reinspectionDays }: SealRules,
): SealDue | undefined {
  if (state?.status !== 'sealed' && state?.status !== 'verified') return undefined
  const { status, sinceMs, lastConfirmedMs } = state
  const isVerified = status === 'verified'
  return {
    unverifiedSinceMs: isVerified ? null : sinceMs,
    verificationDueMs: isVerified ? null : sinceMs + verificationHours * hourMs,
    confirmedMs: lastConfirmedMs,
    reinspectionDueMs: lastConfirmedMs + reinspectionDays * dayMs,
  }
}

export const isLate = (dueMs: number | null, atMs: number): boolean => dueMs !== null && dueMs < atMs
