import type { z } from 'zod'
import type { RecordKind } from '../../data/model/records.ts'
import type { HeardAct, HeardChange } from './heardAct.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import { comparePlaces, isSelected, placeOf, type ListSelection } from './recordOrder.ts'

/** What was asked for, with the sequence of the journal that the answer was read at. */
export interface Asked<Value> {
  readonly sequence: number
  readonly value: Value
  /** When the clock alone changes it next, on the server's clock; never where left out. */
  readonly changesAtMs?: number
}

/** A list of records as it was asked for, so that an act can be worked into it. */
export interface FollowedList {
  readonly kind: RecordKind
  readonly selection: ListSelection
  readonly item: z.ZodType
}

type Items = readonly unknown[]

/**
 * The list as it stands after an act, given what it was before: the same object where the act does
 * not touch it, undefined where the act does not tell enough and it has to be asked for anew.
 */
export function patchList(
  before: Asked<Items>,
  list: FollowedList,
  act: Pick<HeardAct, 'sequence' | 'kinds' | 'changes' | 'more'>,
): Asked<Items> | undefined {
  if (act.sequence <= before.sequence) return before
  if (!act.kinds.includes(list.kind)) return before
  const changes = act.changes.filter(({ kind }) => kind === list.kind)
  // What is not listed may be of any of the kinds.
  if (act.more > 0) return undefined
  let items: Items | undefined = before.value
  for (const change of changes) items = items === undefined ? undefined : patchItem(items, list, change)
  return items === undefined ? undefined : { ...before, sequence: act.sequence, value: items }
}

/** The list with one record as it is now; undefined where that cannot be told. */
export function patchItem(items: Items, list: FollowedList, change: HeardChange): Items | undefined {
  const others = items.filter((item) => idOf(item) !== change.id)
  if (change.record === null || change.record === undefined)
    return others.length === items.length ? items : others
  const place = placeIn(list, change.record)
  if (place === undefined) return undefined
  if (!isSelected(place, list.selection)) return others.length === items.length ? items : others
  const parsed = list.item.safeParse(withVersion(change.record, change.version))
  if (!parsed.success) return undefined
  return inserted(others, list, { id: change.id, place, item: parsed.data })
}

/** A policy's own version is what people know it by. */
const withVersion = (record: unknown, version: number | null) => ({ version, ...(record as object) })

const idOf = (item: unknown) => (item as { id: string }).id
const placeIn = ({ kind }: FollowedList, record: unknown) => placeOf({ kind, record } as AnyRecord)

function inserted(
  items: Items,
  list: FollowedList,
  { item, ...placed }: { id: string; place: NonNullable<ReturnType<typeof placeIn>>; item: unknown },
): Items {
  const at = items.findIndex((other) => {
    const place = placeIn(list, other)
    return place !== undefined && comparePlaces({ id: idOf(other), place }, placed) > 0
  })
  return at === -1 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at)]
}
