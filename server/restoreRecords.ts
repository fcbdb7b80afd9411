import { sql } from 'kysely'
import { trailEventFact } from '../data/coverageFacts.ts'
import type { Change } from '../data/journal/commit.ts'
import { referencesOf } from '../data/journal/references.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { Restored } from '../data/journal/reversal.ts'
import type { GapAcknowledgement } from '../data/model/gapAcknowledgement.ts'
import type { PatrolEvent } from '../data/model/patrolEvent.ts'
import { recordKinds, type RecordKind } from '../data/model/records.ts'
import type { Tracker } from '../data/model/tracker.ts'
import type { Unit } from '../data/model/unit.ts'
import type { AnyRecord } from '../data/model/recordPlace.ts'
import { knownIds, listRecords, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { withdrawnEvents } from '../geo/trailStatus.ts'
import type { Acting } from './actOf.ts'
import { endChargesOf } from './chiefs/endCharges.ts'
import { checkUnit } from './administration/units.ts'
import { checkEveryTierHasLimit, readRules } from './rules.ts'
import { aheadOfTeam } from './teams.ts'
import { checkKeyIsFree } from './trackers.ts'

/**
 * Puts records as they were, each begun again, changed back or ended. Refuses where something rests on
 * what would end, or where what would stand again names what is not there any more.
 */
export async function restore(acting: Acting, restored: readonly Restored[]): Promise<Change[]> {
  const { tx } = acting
  const ending = restored.filter(({ before }) => before === null)
  const endingIds = new Set(ending.map(({ id }) => id))
  const also: Change[] = []
  for (const { kind, id, now } of ending)
    if (kind === 'trail') {
      also.push(...(await endTrailEvents(tx, id, endingIds)))
      also.push(...(await endChargesOf(tx, id)).filter((charge) => !endingIds.has(charge.id)))
    } else if (kind === 'gap-acknowledgement')
      also.push(...(await endNotices(tx, now as GapAcknowledgement, endingIds)))
    else if (kind === 'patrol-event') await checkLastSaid(tx, now as PatrolEvent, endingIds)
    else await checkNothingRestsOn(acting, kind, id, endingIds)
  await checkOnNoRoster(
    tx,
    ending.filter(({ kind }) => kind === 'person'),
    endingIds,
  )
  await checkReferencesHold(tx, restored)
  const together: RestoredTogether = {
    restoredIds: new Set(restored.map(({ id }) => id)),
    isWithLine: restored.some(
      ({ kind, now, before }) => kind === 'border-line' && now === null && before !== null,
    ),
  }
  for (const one of restored) if (one.before !== null) await checkMayStandAgain(acting, one, together)
  await checkRules(tx, restored)
  return [...restored.map(({ kind, id, before }) => ({ kind, id, record: before })), ...also]
}

/** With a trail end the events of it that do not count any more; one that does keeps it. */
async function endTrailEvents(
  tx: Reader,
  trailId: string,
  endingIds: ReadonlySet<string>,
): Promise<Change[]> {
  const events = recordsOf(await listRecords(tx, 'trail-event', { parentId: trailId }))
  const others = events.filter(({ id }) => !endingIds.has(id))
  const withdrawn = withdrawnEvents(events.map(trailEventFact))
  const counting = others.filter(({ id, kind }) => kind !== 'withdrawn' && !withdrawn.has(id))
  if (counting.length > 0) throw stillInUse(counting.length)
  return others.map(({ id }) => ({ kind: 'trail-event', id, record: null }))
}

/** With a word end the notices about it, whoever read them: there is nothing that they tell of any more. */
async function endNotices(
  tx: Reader,
  { id: wordId, lineId, at }: GapAcknowledgement,
  endingIds: ReadonlySet<string>,
): Promise<Change[]> {
  const window = { fromMs: Date.parse(at), toMs: 8.64e15 + 1 }
  return recordsOf(await listRecords(tx, 'notice', { lineId, window }))
    .filter(({ id, acknowledgementId }) => acknowledgementId === wordId && !endingIds.has(id))
    .map(({ id }) => ({ kind: 'notice', id, record: null }))
}

/** What a team said next goes on from what it said before: there is no pause without a start. */
async function checkLastSaid(
  tx: Reader,
  { patrolId, at }: PatrolEvent,
  endingIds: ReadonlySet<string>,
): Promise<void> {
  const said = recordsOf(await listRecords(tx, 'patrol-event', { parentId: patrolId }))
  const later = said.filter((one) => Date.parse(one.at) > Date.parse(at) && !endingIds.has(one.id))
  if (later.length > 0) throw stillInUse(later.length)
}

/** These are named in so many places that all that stands is looked through; they end once in years. */
const namedAnywhere: ReadonlySet<RecordKind> = new Set(['border-line', 'unit'])

async function checkNothingRestsOn(
  { tx, nowMs }: Acting,
  kind: RecordKind,
  id: string,
  endingIds: ReadonlySet<string>,
): Promise<void> {
  const standing = tx.selectFrom('record_version').select('id').where('to_sequence', 'is', null)
  const resting: { id: string }[] = namedAnywhere.has(kind)
    ? await standing
        .where('id', '!=', id)
        .where(sql<boolean>`instr(body, ${id}) > 0`)
        .execute()
    : // Every kind is named, as the index begins with it.
      await standing.where('kind', 'in', recordKinds).where('parent_id', '=', id).execute()
  if (kind === 'tracker') {
    const ahead = await listRecords(tx, 'patrol', { window: { fromMs: nowMs, toMs: 8.64e15 } })
    resting.push(...recordsOf(ahead).filter(({ trackerId }) => trackerId === id))
    resting.push(...recordsOf(await listRecords(tx, 'team')).filter(({ trackerId }) => trackerId === id))
  }
  if (kind === 'team') resting.push(...(await aheadOfTeam(tx, id, nowMs)))
  if (kind === 'scenario')
    resting.push(...recordsOf(await listRecords(tx, 'barrier')).filter(({ scenarioId }) => scenarioId === id))
  if (kind === 'tracker' || kind === 'patrol') {
    const chunks = tx.selectFrom('track_chunk').select('series_id as id')
    resting.push(...(await chunks.where('series_id', '=', id).limit(1).execute()))
  }
  const left = resting.filter((one) => !endingIds.has(one.id))
  if (left.length > 0) throw stillInUse(left.length)
}

/** People are named in lists, which no index finds; of a file of thousands all are looked for at once. */
async function checkOnNoRoster(
  tx: Reader,
  people: readonly Restored[],
  endingIds: ReadonlySet<string>,
): Promise<void> {
  if (people.length === 0) return
  const naming = await tx
    .selectFrom('record_version')
    .select(['id', 'body'])
    .where('to_sequence', 'is', null)
    .where('kind', 'in', [
      'patrol',
      'shift',
      'staffing-log',
      'handover',
      'stretch',
      'charge',
      'account',
      'team',
    ])
    .execute()
  const ids = new Set(people.map(({ id }) => id))
  const resting = naming.filter(
    ({ id, body }) => !endingIds.has(id) && (body.match(uuids) ?? []).some((named) => ids.has(named)),
  )
  if (resting.length > 0) throw stillInUse(resting.length)
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The tree went on since: what stands again must not make a circle of it, nor hold another's ground. */
async function checkUnitFits(acting: Acting, id: string, before: Unit): Promise<void> {
  try {
    await checkUnit(acting, id, before)
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('precondition-failed', error.sentence) : error
  }
}

const stillInUse = (count: number): Refusal =>
  new Refusal('still-in-use', {
    en: `What this made is in use meanwhile: ${count} other ${count === 1 ? 'entry rests' : 'entries rest'} on it. Take back what rests on it first.`,
    zh: `此项操作建立的记录已在使用：另有 ${count} 条记录以其为基础。请先撤销这些记录。`,
  })

/** What stands again must not name what is gone; what it named in between too is left as it is. */
async function checkReferencesHold(tx: Reader, restored: readonly Restored[]): Promise<void> {
  const begun = new Set(restored.filter(({ before }) => before !== null).map(({ id }) => id))
  const wanted = restored.flatMap(({ kind, before, now }) => {
    if (before === null) return []
    const named = now === null ? [] : referencesOf({ kind, record: now } as AnyRecord).map(({ id }) => id)
    return referencesOf({ kind, record: before } as AnyRecord).filter(
      ({ id }) => !begun.has(id) && !named.includes(id),
    )
  })
  for (const kind of new Set(wanted.map((one) => one.kind))) {
    const ofKind = wanted.filter((one) => one.kind === kind)
    const known = await knownIds(tx, kind, [...new Set(ofKind.map(({ id }) => id))])
    const gone = ofKind.find(({ id }) => !known.has(id))
    if (gone !== undefined)
      throw new Refusal('precondition-failed', {
        en: `What would stand again names in ${gone.field} what was taken out of the records since.`,
        zh: `恢复的记录在 ${gone.field} 中引用的内容其后已被移出。`,
      })
  }
}

interface RestoredTogether {
  readonly restoredIds: ReadonlySet<string>
  /** A line stands again, and all that was moved off it, the tree of units among it. */
  readonly isWithLine: boolean
}

/** What is restored with it stood beside it before, or ends. */
async function checkMayStandAgain(
  acting: Acting,
  { kind, id, before }: Restored,
  { restoredIds, isWithLine }: RestoredTogether,
): Promise<void> {
  const { tx } = acting
  if (kind === 'tracker') await checkKeyIsFree(tx, (before as Tracker).key, id)
  if (kind === 'unit' && !isWithLine) await checkUnitFits(acting, id, before as Unit)
  if (kind !== 'gap-acknowledgement') return
  const word = before as GapAcknowledgement
  if (word.closedAt !== null) return
  const others = await listRecords(tx, 'gap-acknowledgement', { lineId: word.lineId })
  const meets = (other: GapAcknowledgement) =>
    !restoredIds.has(other.id) &&
    other.closedAt === null &&
    other.kind === word.kind &&
    other.fromM < word.toM &&
    other.toM > word.fromM
  if (recordsOf(others).some(meets))
    throw new Refusal('precondition-failed', {
      en: 'Somebody else deals with this gap meanwhile.',
      zh: '该空档现已由其他单位处置。',
    })
}

/** Coverage needs rules at every instant, with a limit for every tier in force. */
async function checkRules(tx: Reader, restored: readonly Restored[]): Promise<void> {
  if (!restored.some(({ kind }) => kind === 'policy' || kind === 'tier-order')) return
  const standing = await readRules(tx)
  const after = <Rule extends { id: string }>(kind: RecordKind, rules: readonly Rule[]): Rule[] => {
    const changed = restored.filter((one) => one.kind === kind)
    const ids = new Set(changed.map(({ id }) => id))
    const kept = rules.filter(({ id }) => !ids.has(id))
    return [...kept, ...changed.flatMap(({ before }) => (before === null ? [] : [before as unknown as Rule]))]
  }
  const policies = after('policy', standing.policies).sort(
    (a, b) => Date.parse(a.validFrom) - Date.parse(b.validFrom),
  )
  const beganMs = (rules: readonly { validFrom: string }[]) =>
    Math.min(...rules.map(({ validFrom }) => Date.parse(validFrom)))
  if (beganMs(policies) > beganMs(standing.policies))
    throw new Refusal('not-reversible', {
      en: 'These are the first rules of coverage: before them there would be none. Set others instead.',
      zh: '这是最早的覆盖规则，撤销后此前将无规则可循。请改为制定新规则。',
    })
  checkEveryTierHasLimit(policies, after('tier-order', standing.tierOrders), 'tier')
}
