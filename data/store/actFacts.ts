import type { Selectable } from 'kysely'
import type { ActFacts } from '../journal/actHash.ts'
import { actHeadColumns, actHeadOf } from './actHead.ts'
import type { Tables } from './tables.ts'

/** The columns of an act that its hash is made from, beside what it changed. */
export const actFactColumns = [...actHeadColumns, 'request_hash', 'reply_status', 'reply_body'] as const

type ActRow = Selectable<Tables['act']>

export const actFactsOf = (row: Pick<ActRow, (typeof actFactColumns)[number]>): ActFacts => ({
  ...actHeadOf(row),
  origin: row.origin,
  requestHash: row.request_hash,
  replyStatus: row.reply_status,
  replyBody: row.reply_body,
})
