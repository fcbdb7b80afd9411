import type { RecordKind, RecordOf } from '../../data/model/records.ts'

/** Where a record stands in a list: along the line, then by time and id, as the server orders them. */
export interface Place {
  readonly lineId: string | null
  readonly fromM: number | null
  readonly fromMs: number | null
  /** Undefined where its time has no end. */
  readonly toMs: number | null
  readonly parentId: string | null
}

export type AnyRecord = { [Kind in RecordKind]: { kind: Kind; record: RecordOf<Kind> } }[RecordKind]

const nowhere: Place = { lineId: null, fromM: null, fromMs: null, toMs: null, parentId: null }

/** Where a record of a kind stands; undefined for kinds whose lists are asked for anew instead. */
export function placeOf({ kind, record }: AnyRecord): Place | undefined {
  switch (kind) {
    case 'desk':
      return nowhere
    case 'unit':
      return { ...nowhere, parentId: record.parentId }
    case 'person':
    case 'tracker':
      return { ...nowhere, parentId: record.unitId }
    case 'policy':
      return { ...nowhere, fromMs: Date.parse(record.validFrom) }
    case 'tier-order':
      return { ...nowhere, fromMs: Date.parse(record.from) }
    case 'trail-event':
      return { ...nowhere, fromMs: Date.parse(record.observedAt), parentId: record.trailId }
    case 'shift':
    case 'staffing-log':
      return { ...nowhere, ...timesOf(record), parentId: record.place.id }
    case 'lost-track':
      return { ...nowhere, ...timesOf(record), parentId: record.patrolId }
    case 'patrol':
      return { lineId: record.lineId, fromM: record.fromM, ...timesOf(record), parentId: record.unitId }
    case 'stretch':
      return { lineId: record.lineId, fromM: record.fromM, ...timesOf(record), parentId: record.unitId }
    case 'port':
    case 'trade-point':
    case 'checkpoint':
      return { ...nowhere, lineId: record.lineId, fromM: record.chainageM }
    case 'trail':
      return { ...nowhere, lineId: record.lineId, fromM: Math.min(...record.meetsLineAtM) }
    case 'device': {
      const fromMs = Math.min(...record.states.map(({ from }) => Date.parse(from)))
      return { ...nowhere, lineId: record.lineId, fromM: record.range.fromM, fromMs }
    }
    case 'barrier': {
      const statuses = record.parts.flatMap((part) => part.statuses)
      const fromMs = Math.min(...statuses.map(({ from }) => Date.parse(from)))
      return { ...nowhere, lineId: record.lineId, fromMs }
    }
    case 'border-line':
    case 'marker':
    case 'gap-acknowledgement':
    case 'notice':
      return undefined
  }
}

const timesOf = ({ from, to }: { from: string; to: string | null }) => ({
  fromMs: Date.parse(from),
  toMs: to === null ? null : Date.parse(to),
})

export interface Placed {
  readonly id: string
  readonly place: Place
}

export function comparePlaces(a: Placed, b: Placed): number {
  return (
    compareKeys(a.place.lineId, b.place.lineId) ||
    compareKeys(a.place.fromM, b.place.fromM) ||
    compareKeys(a.place.fromMs, b.place.fromMs) ||
    compareKeys(a.id, b.id)
  )
}

/** What has none stands first, as in the store. */
function compareKeys<Key extends string | number>(a: Key | null, b: Key | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}

/** What a list was asked for; everything given has to hold. */
export interface ListSelection {
  readonly parentId?: string | undefined
  readonly window?: { readonly fromMs: number; readonly toMs: number } | undefined
}

/** Whether a record belongs into a list: a record without a time of its own is in every window. */
export function isSelected(place: Place, { parentId, window }: ListSelection): boolean {
  if (parentId !== undefined && place.parentId !== parentId) return false
  if (window === undefined) return true
  return (
    (place.fromMs === null || place.fromMs < window.toMs) &&
    (place.toMs === null || place.toMs > window.fromMs)
  )
}
