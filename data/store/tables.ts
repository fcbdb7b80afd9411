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
  /** Why it was done, where somebody said so. */
  reason: string | null
  /** Sequence of the act that this one takes back. */
  reverses: number | null
  /** JSON of an `ActOrigin`; null of what says nothing of it. */
  origin: string | null
  previous_hash: string
  /** Of every version that it began or ended and every hour of fixes that it sealed. */
  changes_hash: string
  /** Over the hash of the act before and all that is said here: the chain that `npm run verify` walks. */
  hash: string
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
  /** Of `body`, hexadecimal. */
  sha256: string
}

/** R*Tree of the current versions that lie somewhere; 32-bit floats, rounded outwards. */
interface RecordBoxTable {
  row_id: number
  min_lon: number
  max_lon: number
  min_lat: number
  max_lat: number
}

/**
 * The fixes of one series, a tracker's or those uploaded for a patrol, in one hour of their time.
 * Kept beside the journal: fixes are only ever added to one.
 */
interface TrackChunkTable {
  /** Id of the tracker or of the patrol. */
  series_id: string
  hour_ms: number
  /** Rises with each transaction that writes fixes, so that a reader finds what is new to it. */
  revision: number
  count: number
  from_ms: number
  to_ms: number
  /** When the last of them arrived. */
  received_ms: number
  /** Of `fixes`, hexadecimal. */
  sha256: string
  /** Which lines and which way of deriving the passes were derived for. */
  derived_for: string
  /** Ids of the lines that it has passes on, with a space between. */
  line_ids: string
  /** JSON list of numbers: from and to, in turn, of each interval it was heard in. */
  heard: string
  /** As `encodeFixes` writes them; last, so that reading the rest leaves them on the disk. */
  fixes: Uint8Array
}

/** What the fixes of a chunk saw of one line; derived, and made again whenever the chunk changes. */
interface TrackPassesTable {
  line_id: string
  hour_ms: number
  series_id: string
  revision: number
  /** When the first of them begins; null where there is none any more. */
  from_ms: number | null
  /** As `encodePasses` writes them. */
  passes: Uint8Array
}

/** What an act says of the fixes of one hour: how many there were before the cutoff, and their hash. */
interface TrackSealTable {
  /** The act. */
  sequence: number
  series_id: string
  hour_ms: number
  /** Sealed is what was received before this; what comes later is received no earlier. */
  cutoff_ms: number
  count: number
  /** Of those fixes as `encodeFixes` writes them, hexadecimal. */
  sha256: string
}

/** A photo under the hash of its content. */
interface PhotoTable {
  id: string
  type: string
  bytes: number
  width_px: number
  height_px: number
  received_at: string
  /** By user name; for what no act names. */
  added_by: string
  /** The first act that names it; null while none does. */
  kept_by: number | null
  /** Last, so that reading the rest leaves it on the disk. */
  content: Uint8Array
}

/** What came of a photo that is not whole yet, from one of its bytes on. */
interface PhotoPartTable {
  /** The hash that the whole will have. */
  id: string
  added_by: string
  from_byte: number
  bytes: number
  received_at: string
  content: Uint8Array
}

/** What was read of a file of heights, until an act loads it. */
interface ElevationFileTable {
  id: string
  received_at: string
  /** JSON. */
  facts: string
}

/** Heights of a piece of a grid, under the hash of their content. */
interface ElevationTileTable {
  id: string
  received_at: string
  /** The first act that names it; null while none does. */
  kept_by: number | null
  content: Uint8Array
}

interface SettingTable {
  key: string
  value: string
}

/** Somebody's sign-in, under the id of their account; better-auth writes it, and all of `sign_in_…`. */
interface SignInUserTable {
  id: string
  name: string
  username: string | null
  twoFactorEnabled: number | null
  /** 1 while the password is one that an administrator was shown. */
  mustChangePassword: number | null
}

interface SignInSessionTable {
  id: string
  userId: string
  token: string
  createdAt: string
  /** When it was last used, to some minutes. */
  updatedAt: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
}

interface SignInCredentialTable {
  id: string
  userId: string
  providerId: string
  password: string | null
}

interface SignInVerificationTable {
  id: string
  identifier: string
  value: string
}

interface SignInSecondFactorTable {
  id: string
  userId: string
  lockedUntil: string | null
}

/** Which display a link was first opened on; hashes only, so that nobody opens one who reads this. */
interface DisplayBindingTable {
  link_id: string
  token_hash: string
  bound_hash: string | null
  bound_at: string | null
  bound_address: string | null
}

/** Where an account's own duties are read by a calendar app: only a hash of the address is kept. */
interface CalendarFeedTable {
  account_id: string
  token_hash: string
  /** Who the account was on the rosters when it was made. */
  person_id: string
  language: string
  made_at: string
  /** When it was read last, to some minutes; null before it ever was. */
  read_at: string | null
}

/** Who signed in, who was refused what: only ever added to. */
interface AuditTable {
  id: Generated<number>
  at: string
  kind: string
  account_id: string | null
  user_name: string
  address: string
  detail: string
  /** The browser, where it is known by a cookie that was given to it. */
  device: string | null
}

export interface Tables {
  sign_in_user: SignInUserTable
  sign_in_session: SignInSessionTable
  sign_in_credential: SignInCredentialTable
  sign_in_verification: SignInVerificationTable
  sign_in_second_factor: SignInSecondFactorTable
  display_binding: DisplayBindingTable
  calendar_feed: CalendarFeedTable
  audit: AuditTable
  act: ActTable
  record_version: RecordVersionTable
  record_box: RecordBoxTable
  track_chunk: TrackChunkTable
  track_passes: TrackPassesTable
  track_seal: TrackSealTable
  setting: SettingTable
  photo: PhotoTable
  photo_part: PhotoPartTable
  elevation_file: ElevationFileTable
  elevation_tile: ElevationTileTable
}

/** The database itself; only `commit` writes through it. */
export type Database = Kysely<Tables>
/** The database or the transaction one is in: what every query takes first. */
export type Reader = Kysely<Tables> | Transaction<Tables>
