import type { RecordKind, RecordOf } from '../model/records.ts'
import { boxOf, type Box } from './box.ts'

/** What queries select a version by, taken from its record. */
export interface RecordColumns {
  line_id: string | null
  from_m: number | null
  to_m: number | null
  from_ms: number | null
  to_ms: number | null
  parent_id: string | null
}

export type AnyRecord = { [Kind in RecordKind]: { kind: Kind; record: RecordOf<Kind> } }[RecordKind]

const none: RecordColumns = {
  line_id: null,
  from_m: null,
  to_m: null,
  from_ms: null,
  to_ms: null,
  parent_id: null,
}

/** Where and when a record lies; a time without end has `to_ms` null. */
export function recordColumns(one: AnyRecord): RecordColumns {
  switch (one.kind) {
    case 'border-line':
    case 'desk':
      return none
    case 'marker':
    case 'port':
    case 'trade-point':
    case 'checkpoint':
      return { ...none, line_id: one.record.lineId, from_m: one.record.chainageM, to_m: one.record.chainageM }
    case 'device':
      return {
        ...none,
        line_id: one.record.lineId,
        from_m: one.record.range.fromM,
        to_m: one.record.range.toM,
        from_ms: Math.min(...one.record.states.map((state) => Date.parse(state.from))),
        parent_id: one.record.deskId,
      }
    case 'trail':
      return {
        ...none,
        line_id: one.record.lineId,
        from_m: Math.min(...one.record.meetsLineAtM),
        to_m: Math.max(...one.record.meetsLineAtM),
      }
    case 'trail-event':
      return { ...none, from_ms: Date.parse(one.record.observedAt), parent_id: one.record.trailId }
    case 'barrier':
      return {
        ...none,
        line_id: one.record.lineId,
        from_ms: Math.min(
          ...one.record.parts.flatMap((part) => part.statuses.map((status) => Date.parse(status.from))),
        ),
      }
    case 'stretch':
      return {
        line_id: one.record.lineId,
        from_m: one.record.fromM,
        to_m: one.record.toM,
        from_ms: Date.parse(one.record.from),
        to_ms: one.record.to === null ? null : Date.parse(one.record.to),
        parent_id: one.record.unitId,
      }
    case 'patrol':
      return {
        line_id: one.record.lineId,
        from_m: one.record.fromM,
        to_m: one.record.toM,
        from_ms: Date.parse(one.record.from),
        to_ms: Date.parse(one.record.to),
        parent_id: one.record.unitId,
      }
    case 'gap-acknowledgement':
      return {
        line_id: one.record.lineId,
        from_m: one.record.fromM,
        to_m: one.record.toM,
        from_ms: Date.parse(one.record.at),
        to_ms: one.record.closedAt === null ? null : Date.parse(one.record.closedAt),
        parent_id: one.record.unitId,
      }
    case 'notice':
      // Its time is how long there was something to tell of.
      return {
        line_id: one.record.lineId,
        from_m: one.record.fromM,
        to_m: one.record.toM,
        from_ms: Date.parse(one.record.at),
        to_ms: one.record.overAt === null ? null : Date.parse(one.record.overAt),
        parent_id: one.record.unitId,
      }
    case 'shift':
    case 'staffing-log':
      return {
        ...none,
        from_ms: Date.parse(one.record.from),
        to_ms: Date.parse(one.record.to),
        parent_id: one.record.place.id,
      }
    case 'lost-track':
      return {
        ...none,
        from_ms: Date.parse(one.record.from),
        to_ms: Date.parse(one.record.to),
        parent_id: one.record.patrolId,
      }
    case 'unit':
      return { ...none, parent_id: one.record.parentId }
    case 'tracker':
    case 'person':
      return { ...none, parent_id: one.record.unitId }
    case 'policy':
      return { ...none, from_ms: Date.parse(one.record.validFrom) }
    case 'tier-order':
      return { ...none, from_ms: Date.parse(one.record.from) }
  }
}

/** The box of what is stored of a record's place; undefined where it has none of its own. */
export function recordBox(one: AnyRecord): Box | undefined {
  switch (one.kind) {
    case 'border-line':
    case 'trail':
      return boxOf(one.record.path)
    case 'barrier':
      return boxOf(one.record.parts.flatMap((part) => part.path))
    case 'marker':
    case 'port':
    case 'trade-point':
    case 'checkpoint':
    case 'device':
      return boxOf([one.record.position])
    case 'desk':
    case 'trail-event':
    case 'stretch':
    case 'patrol':
    case 'shift':
    case 'staffing-log':
    case 'lost-track':
    case 'tracker':
    case 'unit':
    case 'person':
    case 'policy':
    case 'tier-order':
    case 'gap-acknowledgement':
    case 'notice':
      return undefined
  }
}
