import type { Charge } from '../../data/model/chief.ts'
import type { RecordKind } from '../../data/model/records.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import { isTopLevel } from '../../data/model/unit.ts'
import type { Ground, PlaceOnLine } from '../../data/model/unitTree.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { locate } from '../../geo/chainage.ts'
import type { LineEntry } from '../lineShelf.ts'

export interface Place extends PlaceOnLine {
  /** That says so. */
  readonly field: string
}

/** Whose a record is, and where on the line; one with neither is the whole county's. */
export interface RecordGround extends Ground {
  /** The field that says so. */
  readonly unitField: string
  readonly places: readonly Place[]
}

/** What another record is, that this one belongs to; undefined where it is not there. */
export type Find = (kind: RecordKind, id: string) => Promise<AnyRecord | undefined>

export const findIn =
  (tx: Reader): Find =>
  async (kind, id) => {
    const stored = await tryGetRecord(tx, kind, id)
    return stored && ({ kind, record: stored.record } as AnyRecord)
  }

const ofCounty: RecordGround = { unitIds: [], unitField: 'unitId', places: [] }
const ofUnits = (...unitIds: (string | null)[]): RecordGround => ({
  ...ofCounty,
  unitIds: unitIds.filter((id) => id !== null),
})

/** Where jurisdiction over a record is decided. Undefined where what it belongs to is not there. */
export async function recordGround(
  find: Find,
  lines: readonly LineEntry[],
  one: AnyRecord,
): Promise<RecordGround | undefined> {
  const groundOf = async (kind: RecordKind, id: string, unitField: string) => {
    const found = await find(kind, id)
    const ground = found && (await recordGround(find, lines, found))
    return ground && { ...ground, unitField }
  }
  switch (one.kind) {
    case 'border-line':
    case 'marker':
    case 'county-settings':
    case 'planning-rules':
    case 'roster-rules':
    case 'filing-deadline':
    case 'holiday':
    case 'rule-layer':
    case 'elevation':
    case 'policy':
    case 'tier-order':
      return ofCounty
    case 'port':
    case 'trade-point':
    case 'checkpoint':
    case 'device': {
      const { lineId, chainageM, unitId } = one.record
      return { ...ofUnits(unitId), places: [{ lineId, atM: chainageM, field: 'position' }] }
    }
    case 'trail': {
      const { lineId, meetsLineAtM, unitId } = one.record
      const places = meetsLineAtM.map((atM) => ({ lineId, atM, field: 'meetsLineAtM' }))
      return { ...ofUnits(unitId), places }
    }
    case 'barrier': {
      const { lineId, parts, unitId } = one.record
      const line = lines.find(({ record }) => record.id === lineId)?.line
      if (line === undefined) return ofUnits(unitId)
      // The middle of each part: its ends may reach a little over.
      const places = parts.flatMap(({ path }) => {
        const middle = path[Math.floor(path.length / 2)]
        if (middle === undefined) return []
        return [{ lineId, atM: locate(line, middle).chainageM, field: 'parts' }]
      })
      return { ...ofUnits(unitId), places }
    }
    case 'gap-acknowledgement': {
      const { lineId, fromM, toM, unitId, handedOnFrom } = one.record
      // Handing a gap on gives it to a unit that need not be one's own.
      if (handedOnFrom !== null) return ofUnits(unitId, handedOnFrom)
      return { ...ofUnits(unitId), places: [{ lineId, atM: (fromM + toM) / 2, field: 'fromM' }] }
    }
    case 'stretch': {
      const { lineId, fromM, toM, unitId } = one.record
      const places = [
        { lineId, atM: fromM, field: 'fromM' },
        { lineId, atM: toM, field: 'toM' },
      ]
      return { ...ofUnits(unitId), places }
    }
    case 'charge':
      return { ...ofUnits(one.record.unitId), places: await chargedPlaces(find, lines, one.record.of) }
    case 'scenario':
    case 'desk':
    case 'person':
    case 'patrol':
    case 'team':
    case 'patrol-plan':
    case 'patrol-template':
    case 'plan-on-file':
    case 'tracker':
    case 'notice':
    case 'account':
    case 'display-link':
    case 'wall-arrangement':
      return ofUnits(one.record.unitId)
    case 'plan-filing': {
      const { unitId, state } = one.record
      if (state === 'filed' || state === 'replaced') return ofUnits(unitId)
      // What was decided is the unit's above: nobody accepts the own plan, nor takes a return back.
      const unit = await find('unit', unitId)
      return ofUnits(unit?.kind === 'unit' ? (unit.record.parentId ?? unitId) : unitId)
    }
    case 'unit': {
      // Whoever is above a unit says what it holds and where it belongs: else it would help itself.
      const { id, parentId, level } = one.record
      const ground = isTopLevel(level) ? ofUnits(id, parentId) : ofUnits(parentId ?? id)
      return { ...ground, unitField: 'parentId' }
    }
    case 'staff-need':
    case 'shift':
    case 'staffing-log':
      return groundOf(one.record.place.kind, one.record.place.id, 'place.id')
    case 'handover':
      return groundOf(one.record.place.kind, one.record.place.id, 'place.id')
    case 'leave':
      return groundOf('person', one.record.personId, 'personId')
    case 'incident':
    case 'field-note': {
      const { lineId, chainageM, position } = one.record
      const field = position === null ? 'chainageM' : 'position'
      return { ...ofCounty, places: [{ lineId, atM: chainageM, field }] }
    }
    case 'barrier-proposal':
    case 'barrier-event':
      return groundOf('barrier', one.record.barrierId, 'barrierId')
    case 'trail-event':
      return groundOf('trail', one.record.trailId, 'trailId')
    case 'patrol-event':
    case 'lost-track':
      return groundOf('patrol', one.record.patrolId, 'patrolId')
    case 'delegation':
      return groundOf('account', one.record.fromAccountId, 'fromAccountId')
  }
}

/** Where what somebody answers for lies; of a unit's ground the middle of each piece. */
async function chargedPlaces(
  find: Find,
  lines: readonly LineEntry[],
  { kind, id }: Charge['of'],
): Promise<readonly Place[]> {
  const charged = await find(kind, id)
  if (charged === undefined) return []
  if (charged.kind === 'unit')
    return charged.record.ground.map(({ lineId, fromM, toM }) => ({
      lineId,
      atM: (fromM + toM) / 2,
      field: 'of.id',
    }))
  const ground = await recordGround(find, lines, charged)
  return (ground?.places ?? []).map((place) => ({ ...place, field: 'of.id' }))
}
