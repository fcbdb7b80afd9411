import { recordPlace, type AnyRecord } from '../model/recordPlace.ts'
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

/** Where and when a record lies; a time without end has `to_ms` null. */
export function recordColumns(one: AnyRecord): RecordColumns {
  const { lineId, fromM, toM, fromMs, toMs, parentId } = recordPlace(one)
  return { line_id: lineId, from_m: fromM, to_m: toM, from_ms: fromMs, to_ms: toMs, parent_id: parentId }
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
    case 'barrier-proposal':
      return boxOf(one.record.parts.flatMap((part) => part.path))
    case 'team':
      return one.record.base?.kind === 'position' ? boxOf([one.record.base.position]) : undefined
    case 'incident':
    case 'field-note':
    case 'barrier-event':
      return one.record.position === null ? undefined : boxOf([one.record.position])
    case 'desk':
    case 'trail-event':
    case 'stretch':
    case 'patrol':
    case 'shift':
    case 'staffing-log':
    case 'handover':
    case 'patrol-event':
    case 'lost-track':
    case 'tracker':
    case 'unit':
    case 'person':
    case 'policy':
    case 'tier-order':
    case 'gap-acknowledgement':
    case 'notice':
    case 'account':
    case 'delegation':
    case 'display-link':
    case 'wall-arrangement':
    case 'county-settings':
    case 'planning-rules':
    case 'rule-layer':
    case 'elevation':
    case 'scenario':
    case 'patrol-plan':
    case 'patrol-template':
    case 'charge':
    case 'staff-need':
    case 'leave':
    case 'holiday':
    case 'roster-rules':
    case 'plan-on-file':
    case 'plan-filing':
    case 'filing-deadline':
      return undefined
  }
}
