import type { Change } from '../../data/journal/commit.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import { reachesOf, rightOfAct, type Reach } from '../../data/model/access.ts'
import type { ActKind } from '../../data/model/journalEntry.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Acting } from '../actOf.ts'
import { recordGround, type RecordGround } from './recordGround.ts'
import type { UnitTree } from './unitTree.ts'
import { forbidden } from './whoAsks.ts'

/**
 * Refuses an act whose kind whoever does it has no right to, or that changes what is not theirs to
 * change: each record is looked at as it was and as it would be, so that nothing is taken from another
 * unit nor given to it unasked.
 */
export async function checkJurisdiction(
  acting: Acting,
  kind: ActKind,
  changes: readonly Pick<Change, 'kind' | 'id' | 'record'>[],
): Promise<void> {
  const { actor, app, tx, lines } = acting
  const right = rightOfAct[kind]
  if (right === null) throw forbidden()
  const reaches = reachesOf(actor, right)
  if (reaches.length === 0) throw forbidden()
  if (reaches.some(({ scope }) => scope === 'county')) return
  const units = await app.units.at(tx)
  for (const { kind: of, id, record } of changes) {
    // What units are told follows from what is done.
    if (of === 'notice' && kind !== 'notice-read') continue
    const before = (await tryGetRecord(tx, of, id))?.record
    for (const version of [before, record]) {
      if (version === undefined || version === null) continue
      const one = { kind: of, record: version } as AnyRecord
      if (isOwn(one, actor.id, reaches)) continue
      const ground = (await recordGround(tx, lines, one)) ?? groundAmong(one, changes)
      if (ground === undefined || !isWithin(units, reaches, ground)) throw outside(one, units)
    }
  }
}

/** An event of a trail that is found by the same act is where that trail is. */
function groundAmong(
  one: AnyRecord,
  changes: readonly Pick<Change, 'kind' | 'id' | 'record'>[],
): RecordGround | undefined {
  if (one.kind !== 'trail-event') return undefined
  const trail = changes.find(({ kind, id }) => kind === 'trail' && id === one.record.trailId)?.record
  if (typeof trail !== 'object' || trail === null) return undefined
  const { lineId, meetsLineAtM, unitId } = trail as Extract<AnyRecord, { kind: 'trail' }>['record']
  return {
    unitIds: unitId === null ? [] : [unitId],
    place: { lineId, atM: meetsLineAtM[0] ?? 0 },
  }
}

const isOwn = (one: AnyRecord, accountId: string | null, reaches: readonly Reach[]): boolean =>
  one.kind === 'delegation' &&
  one.record.fromAccountId === accountId &&
  reaches.some(({ scope }) => scope === 'self')

export function isWithin(
  units: UnitTree,
  reaches: readonly Reach[],
  { unitIds, place }: RecordGround,
): boolean {
  return reaches.some(({ scope, unitId: own }) => {
    if (scope === 'county' || own === null) return scope !== 'self'
    if (scope === 'self' || (unitIds.length === 0 && place === undefined)) return false
    const isOfUnit = unitIds.length === 0 || unitIds.some((id) => units.isWithin(id, own))
    return isOfUnit && (place === undefined || units.holds(own, place.lineId, place.atM))
  })
}

function outside(one: AnyRecord, units: UnitTree): Refusal {
  const unitId = 'unitId' in one.record ? one.record.unitId : null
  const unit = unitId === null ? undefined : units.tryUnit(unitId)?.name
  return new Refusal(
    'outside-jurisdiction',
    unit === undefined
      ? {
          en: 'This is not on your unit’s ground.',
          zh: '此处不在本单位辖区。',
        }
      : {
          en: `This is not your unit’s to change: it belongs to ${unit.en}, or lies outside your ground.`,
          zh: `此项不属本单位管辖：属于${unit.zh}，或位于辖区之外。`,
        },
    unitId === null ? undefined : 'unitId',
  )
}
