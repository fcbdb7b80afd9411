import { recordPlace, type AnyRecord, type RecordPlace } from '../../data/model/recordPlace.ts'
import type { RecordKind } from '../../data/model/records.ts'

/** Lists of these are asked for anew instead of being patched. */
const askedAnew: readonly RecordKind[] = ['border-line', 'marker', 'gap-acknowledgement', 'notice']

/** Where a record stands in a list, as the server orders it; undefined where the list is asked for anew. */
export const placeOf = (one: AnyRecord): RecordPlace | undefined =>
  askedAnew.includes(one.kind) ? undefined : recordPlace(one)

export interface Placed {
  readonly id: string
  readonly place: RecordPlace
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
export function isSelected(place: RecordPlace, { parentId, window }: ListSelection): boolean {
  if (parentId !== undefined && place.parentId !== parentId) return false
  if (window === undefined) return true
  return (
    (place.fromMs === null || place.fromMs < window.toMs) &&
    (place.toMs === null || place.toMs > window.fromMs)
  )
}
