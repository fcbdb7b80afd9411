import type { Change } from '../../data/journal/commit.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import { reachesOf, rightOfAct, type Reach } from '../../data/model/access.ts'
import type { ActKind } from '../../data/model/journalEntry.ts'
import type { RecordOf } from '../../data/model/records.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import { isWithin, type UnitTree } from '../../data/model/unitTree.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Acting } from '../actOf.ts'
import { findIn, recordGround, type Find, type RecordGround } from './recordGround.ts'
import { forbidden } from './whoAsks.ts'

type Changed = Pick<Change, 'kind' | 'id' | 'record'>

/**
 * Refuses an act whose kind whoever does it has no right to, or that changes what is not theirs to
 * change: each record is looked at as it was and as it would be, so that nothing is taken from another
 * unit nor given to it unasked.
 */
export async function checkJurisdiction(
  acting: Acting,
  kind: ActKind,
  changes: readonly Changed[],
): Promise<void> {
  const { actor, app, tx, lines } = acting
  const right = rightOfAct[kind]
  if (right === null) throw forbidden()
  const reaches = reachesOf(actor, right)
  if (reaches.length === 0) throw forbidden()
  if (reaches.some(({ scope }) => scope === 'county')) return
  const units = await app.units.at(tx)
  const asItStands = findIn(tx)
  const asItWouldBe = findAmong(changes, asItStands)
  const check = async (one: AnyRecord, find: Find, field?: string): Promise<void> => {
    if (isOwn(one, actor.id, reaches)) return
    const found = await recordGround(find, lines, one)
    const ground = found && { ...found, unitField: field ?? found.unitField }
    if (ground === undefined || !isWithin(units, reaches, ground)) throw outside(units, reaches, ground)
  }
  for (const change of changes) {
    // What units are told follows from what is done.
    if (change.kind === 'notice' && kind !== 'notice-read') continue
    // With a place ends who was named for it, whoever named them.
    if (change.kind === 'charge' && right !== 'assign-chiefs') continue
    const before = (await tryGetRecord(tx, change.kind, change.id))?.record
    const versions = [
      [before, asItStands],
      [change.record, asItWouldBe],
    ] as const
    for (const [record, find] of versions)
      if (record !== undefined && record !== null)
        await check(judged({ kind: change.kind, record } as AnyRecord, before, change.record), find)
    const taken = trackerTaken(change, before)
    const tracker = taken === undefined ? undefined : await asItStands('tracker', taken)
    if (tracker !== undefined) await check(tracker, asItStands, 'trackerId')
  }
}

function judged(one: AnyRecord, before: unknown, after: unknown): AnyRecord {
  if (one.kind === 'gap-acknowledgement') return ofHolder(one, before, after)
  return one.kind === 'unit' ? ofNaming(one, before, after) : one
}

/**
 * Whoever hands a gap on says so, and takes that back as long as nothing came of it; from then on it is
 * the unit's that has it now, and not theirs to end any more.
 */
function ofHolder(
  one: AnyRecord & { kind: 'gap-acknowledgement' },
  before: unknown,
  after: unknown,
): AnyRecord {
  const { record } = one
  const begins = before === undefined || after === null
  return begins || record.handedOnFrom === null
    ? one
    : { ...one, record: { ...record, handedOnFrom: record.unitId } }
}

/** Any unit may say what it is called; where it belongs and what it holds is not its own to say. */
function ofNaming(one: AnyRecord & { kind: 'unit' }, before: unknown, after: unknown): AnyRecord {
  if (!isUnit(before) || !isUnit(after)) return one
  const standing = ({ parentId, level, ground }: RecordOf<'unit'>) =>
    JSON.stringify([parentId, level, ground.map(({ lineId, fromM, toM }) => [lineId, fromM, toM])])
  if (standing(before) !== standing(after)) return one
  return { kind: 'unit', record: { ...one.record, parentId: one.record.id } }
}

const isUnit = (record: unknown): record is RecordOf<'unit'> => typeof record === 'object' && record !== null

/** A patrol, or a team that goes on one, shows where its tracker is: nobody sees another unit's people by taking their tracker along. */
function trackerTaken({ kind, record }: Changed, before: object | undefined): string | undefined {
  if ((kind !== 'patrol' && kind !== 'team') || record === null) return undefined
  const { trackerId } = record as RecordOf<'patrol' | 'team'>
  const hadBefore = (before as RecordOf<'patrol' | 'team'> | undefined)?.trackerId === trackerId
  return trackerId === null || hadBefore ? undefined : trackerId
}

/** What an act itself begins or changes, as it will be; all else as it stands. */
function findAmong(changes: readonly Changed[], asItStands: Find): Find {
  const changed = new Map(changes.map((change) => [change.id, change]))
  return async (kind, id) => {
    const found = changed.get(id)
    return found?.kind === kind && found.record !== null
      ? ({ kind, record: found.record } as AnyRecord)
      : asItStands(kind, id)
  }
}

const isOwn = (one: AnyRecord, accountId: string | null, reaches: readonly Reach[]): boolean =>
  one.kind === 'delegation' &&
  one.record.fromAccountId === accountId &&
  reaches.some(({ scope }) => scope === 'self')

/** Says whose it is, at the field that says so. */
/** Why something is not theirs, with the field that says so. */
export function outside(
  units: UnitTree,
  reaches: readonly Reach[],
  ground: RecordGround | undefined,
): Refusal {
  const { unitIds = [], unitField, places = [] } = ground ?? {}
  const place = places.find((one) => !isWithin(units, reaches, { unitIds: [], places: [one] }))
  const isOfUnit = unitIds.length === 0 || isWithin(units, reaches, { unitIds, places: [] })
  const isElsewhere = isOfUnit && place !== undefined
  const unit = isElsewhere ? units.tryOnGround(place.lineId, place.atM) : units.tryUnit(unitIds[0] ?? '')
  const [en, zh] = [unit?.name.en, unit?.name.zh]
  if (isElsewhere)
    return new Refusal(
      'outside-jurisdiction',
      {
        en: `This lies on ${en === undefined ? 'nobody’s ground' : `the ground of ${en}`}, outside your own.`,
        zh:
          zh === undefined
            ? '此处不属任何单位辖区，超出您的管辖范围。'
            : `此处属${zh}辖区，超出您的管辖范围。`,
      },
      place.field,
    )
  return new Refusal(
    'outside-jurisdiction',
    {
      en: `This is not your unit’s to change: it belongs to ${en ?? 'another one'}.`,
      zh: `此项不属您的单位管辖：属于${zh ?? '其他单位'}。`,
    },
    unitField,
  )
}
