import type { Selectable } from 'kysely'
import type { ActFacts } from '../journal/actHash.ts'
import type { Tables } from './tables.ts'

/** The columns of an act that its hash is made from, beside what it changed. */
export const actFactColumns = [
  'sequence',
  'act_id',
  'kind',
  'actor',
  'observed_at',
  'received_at',
  'request_hash',
  'reply_status',
  'reply_body',
  'reason',
  'reverses',
] as const

type ActRow = Selectable<Tables['act']>

export const actFactsOf = (row: Pick<ActRow, (typeof actFactColumns)[number]>): ActFacts => ({
  sequence: row.sequence,
  actId: row.act_id,
  kind: row.kind,
  actor: row.actor,
  observedAt: row.observed_at,
  receivedAt: row.received_at,
  requestHash: row.request_hash,
  replyStatus: row.reply_status,
  replyBody: row.reply_body,
  reason: row.reason,
  reverses: row.reverses,
})
