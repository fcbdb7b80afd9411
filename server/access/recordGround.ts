import type { AnyRecord } from '../../data/model/recordPlace.ts'
import type { Reader } from '../../data/store/tables.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import { locate } from '../../geo/chainage.ts'
import type { LineEntry } from '../lineShelf.ts'

/** Whose a record is, and where on the line; one with neither is the whole county's. */
export interface RecordGround {
  /** Any of them will do; none where nobody in particular answers for it. */
  readonly unitIds: readonly string[]
  /** Of what stands or is drawn somewhere: the middle of it. */
  readonly place: { readonly lineId: string; readonly atM: number } | undefined
}

const ofCounty: RecordGround = { unitIds: [], place: undefined }
const ofUnits = (...unitIds: (string | null)[]): RecordGround => ({
  unitIds: unitIds.filter((id) => id !== null),
  place: undefined,
})

/** Where jurisdiction over a record is decided. Undefined where what it belongs to is not there. */
export async function recordGround(
  tx: Reader,
  lines: readonly LineEntry[],
  one: AnyRecord,
): Promise<RecordGround | undefined> {
  const groundOf = async (kind: AnyRecord['kind'], id: string): Promise<RecordGround | undefined> => {
    const stored = await tryGetRecord(tx, kind, id)
    return stored && recordGround(tx, lines, { kind, record: stored.record } as AnyRecord)
  }
  switch (one.kind) {
    case 'border-line':
    case 'marker':
    case 'policy':
    case 'tier-order':
      return ofCounty
    case 'port':
    case 'trade-point':
    case 'checkpoint':
    case 'device':
      return {
        ...ofUnits(one.record.unitId),
        place: { lineId: one.record.lineId, atM: one.record.chainageM },
      }
    case 'trail': {
      const { lineId, meetsLineAtM, unitId } = one.record
      return { ...ofUnits(unitId), place: { lineId, atM: meetsLineAtM[0] ?? 0 } }
    }
    case 'barrier': {
      const { lineId, parts, unitId } = one.record
      const path = parts[Math.floor(parts.length / 2)]?.path ?? []
      const middle = path[Math.floor(path.length / 2)]
      const line = lines.find(({ record }) => record.id === lineId)?.line
      if (middle === undefined || line === undefined) return ofUnits(unitId)
      return { ...ofUnits(unitId), place: { lineId, atM: locate(line, middle).chainageM } }
    }
    case 'gap-acknowledgement': {
      const { lineId, fromM, toM, unitId, handedOnFrom } = one.record
      // Handing a gap on gives it to a unit that need not be one's own.
      return handedOnFrom === null
        ? { ...ofUnits(unitId), place: { lineId, atM: (fromM + toM) / 2 } }
        : ofUnits(unitId, handedOnFrom)
    }
    case 'desk':
    case 'stretch':
    case 'person':
    case 'patrol':
    case 'tracker':
    case 'notice':
    case 'account':
    case 'display-link':
      return ofUnits(one.record.unitId)
    case 'unit':
      return ofUnits(one.record.id, one.record.parentId)
    case 'shift':
    case 'staffing-log':
      return groundOf(one.record.place.kind, one.record.place.id)
    case 'trail-event':
      return groundOf('trail', one.record.trailId)
    case 'lost-track':
      return groundOf('patrol', one.record.patrolId)
    case 'delegation':
      return groundOf('account', one.record.fromAccountId)
  }
}
