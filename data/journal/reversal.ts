import type { ActKind } from '../model/journalEntry.ts'
import type { RecordKind } from '../model/records.ts'
import type { Name } from '../model/values.ts'
import { sequenceAsOf } from '../store/asOf.ts'
import type { AnyRecord } from '../model/recordPlace.ts'
import { readBody } from '../store/records.ts'
import type { Reader } from '../store/tables.ts'
import { Refusal } from './refusal.ts'
import { cannotBeUndone } from './reversible.ts'
import { tellActor, tellInstant } from './tellAct.ts'

/** A record as it is put, or null where it ends, and as it stands; null where it does not. */
export interface Restored {
  readonly kind: RecordKind
  readonly id: string
  readonly before: AnyRecord['record'] | null
  readonly now: AnyRecord['record'] | null
}

/** What takes an act back. */
export interface Reversal {
  readonly sequence: number
  readonly kind: ActKind
  readonly actor: string
  /** Set where the act is itself one that took another back: then this is doing that one again. */
  readonly reverses: number | null
  /** Each record that the act changed, as it was before. */
  readonly restored: readonly Restored[]
  /** Events that it appended to a list: nothing ends them, another event withdraws them. */
  readonly appended: readonly string[]
}

/**
 * Reads what takes an act back. Refuses where the act cannot be taken back, was already, or where a
 * record that it changed was changed by a later act that was not itself taken back. Notices alone keep
 * nothing else from being taken back: they are told, read and over beside it, and one that moved on
 * since is left as it is. Sentences of refusals name instants of the time zone.
 */
export async function readReversal(tx: Reader, sequence: number, timeZone: string): Promise<Reversal> {
  const act = await tx
    .selectFrom('act')
    .select(['kind', 'actor', 'reverses'])
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  if (act === undefined)
    throw new Refusal(
      'not-found',
      { en: `There is no act ${sequence} here.`, zh: `这里没有第 ${sequence} 号操作。` },
      'sequence',
    )
  const kind = act.kind as ActKind
  const why = cannotBeUndone[kind]
  if (why !== undefined) throw new Refusal('not-reversible', why)
  const taker = await takenBackBy(tx, sequence)
  if (taker !== undefined)
    throw movedOn({
      en: `This was taken back already, by act ${taker}.`,
      zh: `此项操作已由第 ${taker} 号操作撤销。`,
    })
  const changed = await readChanges(tx, sequence)
  const changedSince = await lastChanges(
    tx,
    sequence,
    changed.map(({ id }) => id),
  )
  const isAside = changed.some(({ kind }) => kind !== 'notice')
    ? ({ kind }: ActChange) => kind === 'notice'
    : () => false
  const blocking = changed.find((change) => changedSince.has(change.id) && !isAside(change))
  if (blocking !== undefined) throw await changedBy(tx, changedSince.get(blocking.id) ?? 0, timeZone)
  const changes = changed.filter(({ id }) => !changedSince.has(id))
  const isAppended = ({ kind: ofRecord, began, ended }: ActChange) =>
    ofRecord === 'trail-event' &&
    (kind === 'trail-event' || kind === 'act-undone') &&
    ended === undefined &&
    began?.version === 1
  return {
    sequence,
    kind,
    actor: act.actor,
    reverses: act.reverses,
    appended: changes.filter(isAppended).map(({ id }) => id),
    restored: changes
      .filter((change) => !isAppended(change))
      .map(({ kind, id, began, ended }) => ({
        kind,
        id,
        before: ended?.record ?? null,
        now: began?.record ?? null,
      })),
  }
}

/** What kind an act is, and which one it took back; it is there. */
export async function readReversed(
  tx: Reader,
  sequence: number,
): Promise<Pick<Reversal, 'kind' | 'reverses'>> {
  const { kind, reverses } = await tx
    .selectFrom('act')
    .select(['kind', 'reverses'])
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  return { kind: kind as ActKind, reverses }
}

/** The act in force that took this one back; undefined where none did, or that one was taken back itself. */
export async function takenBackBy(tx: Reader, sequence: number): Promise<number | undefined> {
  const takers = await tx
    .selectFrom('act')
    .select('sequence')
    .where('reverses', '=', sequence)
    .where('sequence', '<=', sequenceAsOf(tx) ?? Number.MAX_SAFE_INTEGER)
    .orderBy('sequence', 'desc')
    .execute()
  for (const taker of takers) if ((await takenBackBy(tx, taker.sequence)) === undefined) return taker.sequence
  return undefined
}

interface ActChange {
  readonly kind: RecordKind
  readonly id: string
  readonly began?: VersionRead
  readonly ended?: VersionRead
}

interface VersionRead {
  readonly version: number
  readonly record: AnyRecord['record']
}

async function readChanges(tx: Reader, sequence: number): Promise<ActChange[]> {
  const rows = await tx
    .selectFrom('record_version')
    .select(['row_id', 'id', 'kind', 'version', 'from_sequence', 'body'])
    .where((eb) => eb.or([eb('from_sequence', '=', sequence), eb('to_sequence', '=', sequence)]))
    .orderBy('row_id')
    .execute()
  const changes = new Map<string, ActChange>()
  for (const row of rows) {
    const { id, version } = row
    const kind = row.kind as RecordKind
    const read = { version, record: readBody(kind, row.body) }
    const side = row.from_sequence === sequence ? { began: read } : { ended: read }
    changes.set(id, { ...(changes.get(id) ?? { kind, id }), ...side })
  }
  return [...changes.values()]
}

/** SQLite takes 32,766 parameters a statement. */
const idsAtOnce = 5000

/**
 * Of each record that is not as the act left it, the last later act in force. Where the later acts that
 * changed it took each other back in turn, it is, by nobody else's doing.
 */
async function lastChanges(
  tx: Reader,
  sequence: number,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const later = new Map<string, Map<number, number | null>>()
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const some = ids.slice(start, start + idsAtOnce)
    for (const column of ['from_sequence', 'to_sequence'] as const) {
      const rows = await tx
        .selectFrom('record_version')
        .innerJoin('act', 'act.sequence', `record_version.${column}`)
        .select(['id', 'act.sequence', 'act.reverses'])
        .where('id', 'in', some)
        .where(`record_version.${column}`, '>', sequence)
        .execute()
      for (const { id, sequence: at, reverses } of rows)
        later.set(id, (later.get(id) ?? new Map<number, number | null>()).set(at, reverses))
    }
  }
  const lasts = new Map<string, number>()
  for (const [id, acts] of later) {
    const last = lastInForce(acts)
    if (last !== undefined) lasts.set(id, last)
  }
  return lasts
}

/**
 * Of acts and what each takes back, the last that is left once each that took another back is struck out
 * with it, from the last on: as none could be taken back while one after it stood, these lie within
 * each other.
 */
function lastInForce(acts: ReadonlyMap<number, number | null>): number | undefined {
  const struckOut = new Set<number>()
  for (const [at, reverses] of [...acts].toSorted(([a], [b]) => b - a)) {
    if (struckOut.has(at)) continue
    if (reverses === null || !acts.has(reverses) || struckOut.has(reverses)) return at
    struckOut.add(reverses)
  }
  return undefined
}

async function changedBy(tx: Reader, sequence: number, timeZone: string): Promise<Refusal> {
  const act = await tx
    .selectFrom('act')
    .select(['actor', 'received_at', 'kind'])
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  const [en, zh] =
    cannotBeUndone[act.kind as ActKind] === undefined
      ? ['take that back first.', '请先撤销该操作。']
      : ['that stays, and so does this.', '该操作不能撤销，故此项操作也不能撤销。']
  const [by, when] = [tellActor(act.actor), tellInstant(act.received_at, timeZone)]
  return movedOn({
    en: `What this changed was changed since, by act ${sequence} of ${by.en} on ${when.en}: ${en}`,
    zh: `此项操作涉及的记录其后已被修改（第 ${sequence} 号操作，${by.zh}，${when.zh}）：${zh}`,
  })
}

const movedOn = (sentence: Name): Refusal => new Refusal('precondition-failed', sentence)
