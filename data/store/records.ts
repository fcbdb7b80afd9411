import { sql, type ExpressionBuilder } from 'kysely'
import type { TimeWindow } from '../../geo/units.ts'
import { addedToAnswering } from '../model/chief.ts'
import { defaultTrailReach, defaultVerificationHours } from '../model/policy.ts'
import type { Port, TradePoint } from '../model/place.ts'
import { firstPlanningRules } from '../model/planningRules.ts'
import { firstNotice } from '../model/sealingNotice.ts'
import type { RecordKind, RecordOf } from '../model/records.ts'
import { sequenceAsOf } from './asOf.ts'
import type { Box } from './box.ts'
import type { Reader, Tables } from './tables.ts'
import { withinBox } from './withinBox.ts'

/** A record as it stands, with the version that `If-Match` names. */
export interface Stored<Kind extends RecordKind> {
  readonly record: RecordOf<Kind>
  readonly version: number
}

export const recordsOf = <Kind extends RecordKind>(stored: readonly Stored<Kind>[]): RecordOf<Kind>[] =>
  stored.map(({ record }) => record)

/** Everything given has to hold; nothing given selects all of a kind. */
export interface Selection {
  readonly id?: string | undefined
  readonly lineId?: string | undefined
  readonly parentId?: string | undefined
  /** Whose time meets the window; a record without time of its own always does. */
  readonly window?: TimeWindow | undefined
  /** An id that stands anywhere in it. */
  readonly naming?: string | undefined
  readonly box?: Box | undefined
}

/** Kinds whose every record has a time, so that an index on it serves. */
const alwaysTimed: ReadonlySet<RecordKind> = new Set([
  'patrol',
  'patrol-plan',
  'shift',
  'staffing-log',
  'lost-track',
  'handover',
  'patrol-event',
  'incident',
  'field-note',
  'trail-event',
  'stretch',
  'charge',
  'barrier-proposal',
  'barrier-event',
  'gap-acknowledgement',
  'notice',
  'leave',
])

/** Bodies parsed before, by row: a version never changes. */
export type ParsedBodies = Map<number, unknown>

/** From before it was kept whether people pass. */
function withoutPassage<Kept extends Port | TradePoint>(kept: Kept): Kept {
  return withAdded<Port | TradePoint>(kept, { passage: null, localNames: {} }) as Kept
}

/** How records of a kind are read that were kept before it became what it is: no version is written again. */
const readNow: { readonly [Kind in RecordKind]?: (kept: RecordOf<Kind>) => RecordOf<Kind> } = {
  port: withoutPassage,
  'trade-point': withoutPassage,
  patrol: (kept) => withAdded(kept, addedToPatrol),
  'patrol-event': (kept) => ({ ...kept, plan: withAdded(kept.plan, addedToPatrol) }),
  policy: (kept) => ({
    ...withAdded(kept, { verificationHours: defaultVerificationHours, ...defaultTrailReach }),
    tiers: kept.tiers.map((tier) => withAdded(tier, { reinspectionDays: null })),
  }),
  trail: (kept) => withAdded(kept, { course: null }),
  'trail-event': (kept) =>
    withAdded(kept, { notByGps: null, personId: null, breach: null, peopleSeen: null, photos: [] }),
  'staffing-log': (kept) => withAdded(kept, { others: 0 }),
  'county-settings': (kept) => withAdded(kept, { sealingNotice: firstNotice }),
  unit: (kept) => withAdded(kept, { seat: null }),
  'display-link': (kept) =>
    withAdded(kept, { wallId: null, madeBy: null, approval: 'not-needed', approvedBy: null }),
  barrier: (kept) => ({
    ...withAdded(kept, { scenarioId: null }),
    parts: kept.parts.map((part) => withAdded(part, { difficulty: 'ordinary' })),
  }),
  shift: (kept) => withAdded(kept, { onCall: false }),
  stretch: (kept) => withAdded(kept, addedToAnswering),
  'wall-arrangement': (kept) => withAdded(kept, { language: null }),
  'planning-rules': (kept) => withAdded(kept, slopeRules),
  'barrier-proposal': (kept) => withAdded(kept, { terrain: null }),
  account(kept) {
    // A name in one language, at first.
    const name: unknown = kept.name
    return typeof name === 'string' ? { ...kept, name: { en: name, zh: name } } : kept
  },
}

const { slopeBoundsDeg, slopeFactors, greatestSlopeDeg } = firstPlanningRules
const slopeRules = { slopeBoundsDeg, slopeFactors, greatestSlopeDeg }

const addedToPatrol = { trackerId: null, teamId: null, planId: null, planItemId: null }

const withAdded = <Kept extends object>(kept: Kept, added: Partial<Kept>): Kept =>
  Object.keys(added).every((field) => field in kept) ? kept : { ...added, ...kept }

export function readBody<Kind extends RecordKind>(kind: Kind, body: string): RecordOf<Kind> {
  const kept = JSON.parse(body) as RecordOf<Kind>
  return readNow[kind]?.(kept) ?? kept
}

/** Standing records of a kind, along the line, then by time and id. */
export async function listRecords<Kind extends RecordKind>(
  db: Reader,
  kind: Kind,
  selection: Selection = {},
): Promise<Stored<Kind>[]> {
  const rows = await selectStanding(db, kind, selection).select(['body', 'version']).execute()
  return rows.map(({ body, version }) => ({ record: readBody(kind, body), version }))
}

/** The same, reading only those bodies that were not parsed before. */
export async function listParsedRecords<Kind extends RecordKind>(
  db: Reader,
  kind: Kind,
  selection: Selection,
  parsed: ParsedBodies,
): Promise<Stored<Kind>[]> {
  const rows = await selectStanding(db, kind, selection).select(['row_id', 'version']).execute()
  const unread = rows.map((row) => row.row_id).filter((rowId) => !parsed.has(rowId))
  for (let start = 0; start < unread.length; start += mostParameters) {
    const bodies = await db
      .selectFrom('record_version')
      .select(['row_id', 'body'])
      .where('row_id', 'in', unread.slice(start, start + mostParameters))
      .execute()
    for (const { row_id, body } of bodies) parsed.set(row_id, readBody(kind, body))
  }
  return rows.map(({ row_id, version }) => ({ record: parsed.get(row_id) as RecordOf<Kind>, version }))
}

/** SQLite takes 32,766 in a statement. */
const mostParameters = 10_000

/**
 * Those that stand: now, or as of the sequence that the handle reads. Of the past the ones that stand
 * still and the ones ended since are looked for apart, as each lie in an index of their own.
 */
function selectStanding(db: Reader, kind: RecordKind, selection: Selection) {
  const asOf = sequenceAsOf(db)
  const current = selectVersions(db, kind, selection).where('to_sequence', 'is', null)
  // Boxes are kept of current versions only: whoever asks for a box looks at the geometry too.
  const past = asOf === undefined ? undefined : rowsAsOf(db, kind, { ...selection, box: undefined }, asOf)
  return (past === undefined ? current : db.selectFrom('record_version').where('row_id', 'in', past))
    .orderBy('line_id')
    .orderBy('from_m')
    .orderBy('from_ms')
    .orderBy('id')
}

/** Rows of the versions that stood as of a sequence, as a query to select from. */
export function rowsAsOf(db: Reader, kind: RecordKind, selection: Selection, asOf: number) {
  const begun = selectVersions(db, kind, selection).where('from_sequence', '<=', asOf).select('row_id')
  return begun.where('to_sequence', 'is', null).unionAll(begun.where('to_sequence', '>', asOf))
}

function selectVersions(
  db: Reader,
  kind: RecordKind,
  { id, lineId, parentId, window, naming, box }: Selection,
) {
  return db
    .selectFrom('record_version')
    .where('kind', '=', kind)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(lineId !== undefined, (query) => query.where('line_id', '=', lineId ?? ''))
    .$if(parentId !== undefined, (query) => query.where('parent_id', '=', parentId ?? ''))
    .$if(window !== undefined, (query) =>
      query
        .where((eb) =>
          alwaysTimed.has(kind)
            ? eb('from_ms', '<', window?.toMs ?? 0)
            : eb.or([eb('from_ms', 'is', null), eb('from_ms', '<', window?.toMs ?? 0)]),
        )
        .where((eb) => eb.or([eb('to_ms', 'is', null), eb('to_ms', '>', window?.fromMs ?? 0)])),
    )
    .$if(naming !== undefined, (query) => query.where('body', 'like', `%"${naming}"%`))
    .$if(box !== undefined, (query) =>
      box === undefined ? query : query.where('row_id', 'in', withinBox(db, box)),
    )
}

/** Whether a version stands, for whoever finds it by its id. */
function stands(db: Reader) {
  const asOf = sequenceAsOf(db)
  return (eb: ExpressionBuilder<Tables, 'record_version'>) =>
    asOf === undefined
      ? eb('to_sequence', 'is', null)
      : eb.and([
          eb('from_sequence', '<=', asOf),
          // Not as two cases: SQLite would look for each in another index, and the id finds both.
          eb(eb.fn.coalesce('to_sequence', sql<number>`9e15`), '>', asOf),
        ])
}

export async function tryGetRecord<Kind extends RecordKind>(
  db: Reader,
  kind: Kind,
  id: string,
): Promise<Stored<Kind> | undefined> {
  const row = await db
    .selectFrom('record_version')
    .select(['body', 'version'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where(stands(db))
    .executeTakeFirst()
  return row && { record: readBody(kind, row.body), version: row.version }
}

/** When the act arrived that made each of some records what it is; nothing of those that do not stand. */
export async function lastChanges(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const versions = await db
    .selectFrom('record_version')
    .select(['id', 'from_sequence'])
    .where('id', 'in', ids)
    .where(stands(db))
    .execute()
  const sequences = [...new Set(versions.map((version) => version.from_sequence))]
  const acts = await db
    .selectFrom('act')
    .select(['sequence', 'received_at'])
    .where('sequence', 'in', sequences)
    .execute()
  const arrival = new Map(acts.map((act) => [act.sequence, act.received_at]))
  return new Map(versions.map((version) => [version.id, arrival.get(version.from_sequence) ?? '']))
}

/** The record as it was when it stood last, where it stands no more. */
export async function tryGetLastRecord<Kind extends RecordKind>(
  db: Reader,
  kind: Kind,
  id: string,
): Promise<RecordOf<Kind> | undefined> {
  const asOf = sequenceAsOf(db)
  const row = await db
    .selectFrom('record_version')
    .select('body')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .$if(asOf !== undefined, (query) => query.where('from_sequence', '<=', asOf ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && readBody(kind, row.body)
}

/** Sequence of the last act that changed a record of a kind; 0 where none ever did. */
export async function lastChangeOf(db: Reader, kind: RecordKind): Promise<number> {
  // Asked apart, as what stands and what was ended each lie in an index of their own.
  const ofKind = db.selectFrom('record_version').where('kind', '=', kind)
  const { begun } = await ofKind
    .where('to_sequence', 'is', null)
    .select((eb) => eb.fn.max<number | null>('from_sequence').as('begun'))
    .executeTakeFirstOrThrow()
  const { ended } = await ofKind
    .where('to_sequence', 'is not', null)
    .select((eb) => eb.fn.max<number | null>('to_sequence').as('ended'))
    .executeTakeFirstOrThrow()
  return Math.max(begun ?? 0, ended ?? 0)
}

/** Which of these ids name a standing record of the kind. */
export async function knownIds(db: Reader, kind: RecordKind, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('record_version')
    .select('id')
    .where('id', 'in', ids)
    .where('kind', '=', kind)
    .where(stands(db))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Whether any record of a kind stands. */
export async function holdsKind(db: Reader, kind: RecordKind): Promise<boolean> {
  return (await selectStanding(db, kind, {}).select('row_id').limit(1).executeTakeFirst()) !== undefined
}

export async function holdsRecords(db: Reader): Promise<boolean> {
  return (await db.selectFrom('record_version').select('row_id').limit(1).executeTakeFirst()) !== undefined
}
