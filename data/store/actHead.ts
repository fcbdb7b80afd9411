import type { Selectable } from 'kysely'
import type { ActHead } from '../model/journalEntry.ts'
import type { Tables } from './tables.ts'

/** The columns that say who did what, when and why. */
export const actHeadColumns = [
  'sequence',
  'act_id',
  'kind',
  'actor',
  'observed_at',
  'received_at',
  'reason',
  'reverses',
  'origin',
] as const

type ActHeadRow = Pick<Selectable<Tables['act']>, (typeof actHeadColumns)[number]>

/** Only acts of known kinds and well-formed ids are ever written. */
export const actHeadOf = (row: ActHeadRow): ActHead => ({
  sequence: row.sequence,
  actId: row.act_id as ActHead['actId'],
  kind: row.kind as ActHead['kind'],
  actor: row.actor,
  observedAt: row.observed_at,
  receivedAt: row.received_at,
  reason: row.reason,
  reverses: row.reverses,
  origin: row.origin === null ? null : (JSON.parse(row.origin) as ActHead['origin']),
})
