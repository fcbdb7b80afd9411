import type { Generated, Kysely, Transaction } from 'kysely'
import type { RecordColumns } from './recordColumns.ts'

/** An act of the journal: who did what, when it was seen, when it arrived, what was answered. */
interface ActTable {
  sequence: Generated<number>
  act_id: string
  kind: string
  actor: string
  observed_at: string
  received_at: string
  /** SHA-256 of what was asked, so that the same act id with another request is noticed. */
  request_hash: string
  reply_status: number
  /** JSON; null where the answer has no body. */
  reply_body: string | null
}

/**
 * One version of one record of any kind. It is current while `to_sequence` is null. What a query
 * selects by is a column; everything else is in the body.
 */
interface RecordVersionTable extends RecordColumns {
  row_id: Generated<number>
  id: string
  kind: string
  from_sequence: number
  to_sequence: number | null
  version: number
  body: string
}

/** R*Tree of the current versions that lie somewhere; 32-bit floats, rounded outwards. */
interface RecordBoxTable {
  row_id: number
  min_lon: number
  max_lon: number
  min_lat: number
  max_lat: number
}

interface SettingTable {
  key: string
  value: string
}

export interface Tables {
  act: ActTable
  record_version: RecordVersionTable
  record_box: RecordBoxTable
  setting: SettingTable
}

/** The database itself; only `commit` writes through it. */
export type Database = Kysely<Tables>
/** The database or the transaction one is in: what every query takes first. */
export type Reader = Kysely<Tables> | Transaction<Tables>
