import type { RecordKind, RecordOf } from './records.ts'

export type AnyRecord = { [Kind in RecordKind]: { kind: Kind; record: RecordOf<Kind> } }[RecordKind]

/** What of a record's place, time and belonging lists are selected and ordered by; null where it has none. */
export interface RecordPlace {
  readonly lineId: string | null
  readonly fromM: number | null
  readonly toM: number | null
  readonly fromMs: number | null
  /** Null too where its time has no end. */
  readonly toMs: number | null
  readonly parentId: string | null
}

const nowhere: RecordPlace = {
  lineId: null,
  fromM: null,
  toM: null,
  fromMs: null,
  toMs: null,
  parentId: null,
}

/** Where and when a record lies, as it is found by and listed in order. */
export function recordPlace(one: AnyRecord): RecordPlace {
  switch (one.kind) {
    case 'border-line':
    case 'desk':
    case 'county-settings':
    case 'planning-rules':
    case 'roster-rules':
    case 'filing-deadline':
    case 'holiday':
    case 'rule-layer':
    case 'elevation':
      return nowhere
    case 'scenario':
      return { ...nowhere, lineId: one.record.lineId }
    case 'marker':
    case 'port':
    case 'trade-point':
    case 'checkpoint':
      return { ...nowhere, lineId: one.record.lineId, fromM: one.record.chainageM, toM: one.record.chainageM }
    case 'device':
      return {
        ...nowhere,
        lineId: one.record.lineId,
        fromM: one.record.range.fromM,
        toM: one.record.range.toM,
        fromMs: Math.min(...one.record.states.map((state) => Date.parse(state.from))),
        parentId: one.record.deskId,
      }
    case 'trail':
      return {
        ...nowhere,
        lineId: one.record.lineId,
        fromM: Math.min(...one.record.meetsLineAtM),
        toM: Math.max(...one.record.meetsLineAtM),
      }
    case 'trail-event':
      return { ...nowhere, fromMs: Date.parse(one.record.observedAt), parentId: one.record.trailId }
    case 'barrier':
      return {
        ...nowhere,
        lineId: one.record.lineId,
        fromMs: Math.min(
          ...one.record.parts.flatMap((part) => part.statuses.map((status) => Date.parse(status.from))),
        ),
      }
    case 'barrier-proposal':
      return {
        ...nowhere,
        lineId: one.record.lineId,
        fromMs: Date.parse(one.record.sentAt),
        parentId: one.record.barrierId,
      }
    case 'barrier-event':
      return {
        ...nowhere,
        lineId: one.record.lineId,
        fromMs: Date.parse(one.record.at),
        parentId: one.record.barrierId,
      }
    case 'stretch':
    case 'patrol':
      return { ...onStretch(one.record), ...during(one.record.from, one.record.to) }
    case 'patrol-plan': {
      const { lineId, from, to, unitId } = one.record
      return { ...nowhere, lineId, ...during(from, to), parentId: unitId }
    }
    case 'patrol-template':
      return { ...nowhere, lineId: one.record.lineId, parentId: one.record.unitId }
    case 'plan-on-file':
      return { ...nowhere, parentId: one.record.unitId }
    case 'plan-filing':
      return { ...nowhere, ...at(one.record.filedAt), parentId: one.record.planId }
    case 'charge':
      return { ...nowhere, ...during(one.record.from, one.record.to), parentId: one.record.of.id }
    case 'gap-acknowledgement':
      return { ...onStretch(one.record), ...during(one.record.at, one.record.closedAt) }
    case 'notice':
      // Its time is how long there was something to tell of.
      return { ...onStretch(one.record), ...during(one.record.at, one.record.overAt) }
    case 'incident':
      return { ...atSpot(one.record), ...at(one.record.observedAt), parentId: one.record.trailId }
    case 'field-note': {
      const { about } = one.record
      const parentId = about.kind === 'ground' ? null : about.id
      return { ...atSpot(one.record), ...at(one.record.observedAt), parentId }
    }
    case 'handover':
      return { ...nowhere, ...at(one.record.at), parentId: one.record.place.id }
    case 'patrol-event':
      return { ...nowhere, ...at(one.record.at), parentId: one.record.patrolId }
    case 'shift':
    case 'staffing-log':
      return { ...nowhere, ...during(one.record.from, one.record.to), parentId: one.record.place.id }
    case 'staff-need':
      return { ...nowhere, parentId: one.record.place.id }
    case 'leave':
      return { ...nowhere, ...during(one.record.from, one.record.to), parentId: one.record.personId }
    case 'lost-track':
      return { ...nowhere, ...during(one.record.from, one.record.to), parentId: one.record.patrolId }
    case 'unit':
      return { ...nowhere, parentId: one.record.parentId }
    case 'tracker':
    case 'team':
    case 'person':
    case 'account':
    case 'display-link':
    case 'wall-arrangement':
      return { ...nowhere, parentId: one.record.unitId }
    case 'delegation':
      return {
        ...nowhere,
        ...during(one.record.from, one.record.to),
        parentId: one.record.fromAccountId,
      }
    case 'policy':
      return { ...nowhere, fromMs: Date.parse(one.record.validFrom) }
    case 'tier-order':
      return { ...nowhere, fromMs: Date.parse(one.record.from) }
  }
}

const onStretch = (record: { lineId: string; fromM: number; toM: number; unitId: string }) => ({
  lineId: record.lineId,
  fromM: record.fromM,
  toM: record.toM,
  parentId: record.unitId,
})

const atSpot = ({ lineId, chainageM }: { lineId: string; chainageM: number }) => ({
  lineId,
  fromM: chainageM,
  toM: chainageM,
})

/** So short that it lies within a window that begins with it, and in none that ends with it. */
const at = (instant: string) => ({ fromMs: Date.parse(instant), toMs: Date.parse(instant) + 1 })

const during = (from: string, to: string | null) => ({
  fromMs: Date.parse(from),
  toMs: to === null ? null : Date.parse(to),
})
