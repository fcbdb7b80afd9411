import { hash } from 'node:crypto'

/** What an act says of itself; every field is part of its hash. */
export interface ActFacts {
  readonly sequence: number
  readonly actId: string
  readonly kind: string
  readonly actor: string
  readonly observedAt: string
  readonly receivedAt: string
  readonly requestHash: string
  readonly replyStatus: number
  /** JSON as it is kept; null where the answer has no body. */
  readonly replyBody: string | null
  readonly reason: string | null
  readonly reverses: number | null
  /** JSON as it is kept; null of acts that say nothing of it, which is also of all that were kept before. */
  readonly origin: string | null
}

/** Stands where the first act would name the hash of the one before it. */
export const noActHash = '0'.repeat(64)

export const sha256 = (text: string): string => hash('sha256', text)

/** A line for each version that an act began or ended, and each hour of fixes that it sealed. */
export const begunLine = (version: { kind: string; id: string; version: number; sha256: string }): string =>
  `+ ${version.kind} ${version.id} ${version.version} ${version.sha256}`
export const endedLine = (version: { kind: string; id: string; version: number }): string =>
  `- ${version.kind} ${version.id} ${version.version}`
export const sealLine = (seal: {
  series_id: string
  hour_ms: number
  cutoff_ms: number
  count: number
  sha256: string
}): string => `= ${seal.series_id} ${seal.hour_ms} ${seal.cutoff_ms} ${seal.count} ${seal.sha256}`

/** Of all that an act changed, in an order that no store decides: that of the lines' code units. */
export const changesHash = (lines: readonly string[]): string => sha256(lines.toSorted().join('\n'))

/** Over the hash of the act before and all that this one says and did, so that none can be altered alone. */
export const actHash = (previousHash: string, facts: ActFacts, changes: string): string =>
  sha256(
    JSON.stringify([
      facts.origin === null ? 'borderkeep act 1' : 'borderkeep act 2',
      previousHash,
      facts.sequence,
      facts.actId,
      facts.kind,
      facts.actor,
      facts.observedAt,
      facts.receivedAt,
      facts.requestHash,
      facts.replyStatus,
      facts.replyBody,
      facts.reason,
      facts.reverses,
      ...(facts.origin === null ? [] : [facts.origin]),
      changes,
    ]),
  )
