import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { journalEntry, type JournalEntry } from '../../data/model/journalEntry.ts'
import { patrol } from '../../data/model/patrol.ts'
import { desk } from '../../data/model/place.ts'
import { policy, tierOrder } from '../../data/model/policy.ts'
import { shift } from '../../data/model/shift.ts'
import { trailEvent } from '../../data/model/trail.ts'
import { person, unit } from '../../data/model/unit.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { useMay } from '../account/me.ts'
import type { ListSelection } from '../live/recordOrder.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { askJson, getJson, valueOf } from './request.ts'

/** Records come with their version, to be given back when one is changed. */
export const versioned = z.object({ version: z.number().int() })
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) })

/** What a list holds, so that acts can be worked into it. */
interface ListContent<Item extends z.ZodType> extends ListSelection {
  kind: RecordKind
  item: Item
}

/** All records of a list as they stand now; nothing for no address. */
export function useList<Item extends z.ZodType>(address: string | null, content: ListContent<Item>) {
  const knownAt = useKnownAt()
  return useQuery({ ...listQuery(address, content, knownAt), placeholderData: ofSameKnowledge(knownAt) })
}

export function listQuery<Item extends z.ZodType>(
  address: string | null,
  content: ListContent<Item>,
  knownAt?: string,
) {
  const { kind, item, ...selection } = content
  return queryOptions({
    queryKey: ['list', address, keyOf(knownAt)],
    enabled: address !== null,
    queryFn: async ({ signal }) => {
      const { sequence, value } = await askJson(asKnownAt(address ?? '', knownAt), listOf(item), signal)
      return { sequence, value: value.items }
    },
    meta: followKnown({ how: 'list', list: { kind, selection, item } }, knownAt),
    select: valueOf<readonly z.infer<Item>[]>,
  })
}

export interface RecordWindow {
  fromMs: number
  toMs: number
}

export const windowQuery = (window: RecordWindow) =>
  `from=${new Date(window.fromMs).toISOString()}&to=${new Date(window.toMs).toISOString()}`

const patrolItem = patrol.and(versioned)
const shiftItem = shift.and(versioned)
const tierOrderItem = tierOrder.and(versioned)
const policyItem = policy.and(versioned)
const unitItem = unit.and(versioned)
const personItem = person.and(versioned)
const deskItem = desk.and(versioned)

export type PatrolItem = z.infer<typeof patrolItem>
export type ShiftItem = z.infer<typeof shiftItem>
export type UnitItem = z.infer<typeof unitItem>
export type PersonItem = z.infer<typeof personItem>

/** Patrol assignments whose window meets the given one. */
export const usePatrols = (window: RecordWindow) =>
  useList(`/patrols?${windowQuery(window)}`, { kind: 'patrol', item: patrolItem, window })
const shifts = (window: RecordWindow, placeId?: string) =>
  [
    `/shifts?${windowQuery(window)}${placeId === undefined ? '' : `&placeId=${placeId}`}`,
    { kind: 'shift', item: shiftItem, window, parentId: placeId },
  ] as const
export const useShifts = (window: RecordWindow, placeId?: string) => useList(...shifts(window, placeId))
export const shiftsQuery = (window: RecordWindow, placeId: string) => listQuery(...shifts(window, placeId))
export const useUnits = () => useList('/units', { kind: 'unit', item: unitItem })
const people = { kind: 'person', item: personItem } as const
/** Nothing for whoever may not see them. */
export const usePeople = () => useList(useMay('see-people') ? '/people' : null, people)
export const peopleQuery = listQuery('/people', people)
export const useDesks = () => useList('/desks', { kind: 'desk', item: deskItem })
const policies = { kind: 'policy', item: policyItem } as const
export const usePolicies = () => useList('/policies', policies)
export const policiesQuery = listQuery('/policies', policies)
const tierOrders = { kind: 'tier-order', item: tierOrderItem } as const
export const useTierOrders = () => useList('/tier-orders', tierOrders)
export const tierOrdersQuery = listQuery('/tier-orders', tierOrders)
const trailEvents = (trailId: string | null) =>
  [
    trailId === null ? null : `/trails/${trailId}/events`,
    { kind: 'trail-event', item: trailEvent, parentId: trailId ?? undefined },
  ] as const
export const useTrailEvents = (trailId: string | null) => useList(...trailEvents(trailId))
export const trailEventsQuery = (trailId: string) => listQuery(...trailEvents(trailId))

const acts = listOf(journalEntry)

/** Newest first. */
export function useActs(limit = 50) {
  const knownAt = useKnownAt()
  return useQuery({ ...actsQuery(limit, knownAt), placeholderData: ofSameKnowledge(knownAt) })
}

export const actsQuery = (limit: number, knownAt?: string) =>
  queryOptions({
    queryKey: ['acts', limit, keyOf(knownAt)],
    queryFn: async ({ signal }) => {
      const { sequence, value } = await askJson(asKnownAt(`/acts?limit=${limit}`, knownAt), acts, signal)
      return { sequence, value: value.items }
    },
    meta: followKnown(
      {
        how: 'journal',
        limit,
        askBefore: async (sequence, most) =>
          (await getJson(`/acts?limit=${most}&before=${sequence}`, acts)).items,
      },
      knownAt,
    ),
    select: valueOf<readonly JournalEntry[]>,
  })
