import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { journalEntry } from '../../data/model/journalEntry.ts'
import { patrol } from '../../data/model/patrol.ts'
import { desk } from '../../data/model/place.ts'
import { policy, tierOrder } from '../../data/model/policy.ts'
import { shift } from '../../data/model/shift.ts'
import { trailEvent } from '../../data/model/trail.ts'
import { person, unit } from '../../data/model/unit.ts'
import { useCounty } from './county.ts'
import { getJson } from './request.ts'

/** Records come with their version, to be given back when one is changed. */
export const versioned = z.object({ version: z.number().int() })
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) })

/** All records of a list; asked anew when the journal moves on. */
export function useList<Item extends z.ZodType>(address: string | null, item: Item) {
  const { sequence } = useCounty()
  return useQuery({
    queryKey: ['list', address, sequence],
    enabled: address !== null,
    queryFn: async ({ signal }) => (await getJson(address ?? '', listOf(item), signal)).items,
    placeholderData: keepPreviousData,
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

/** Patrol assignments whose window meets the given one. */
export const usePatrols = (window: RecordWindow) => useList(`/patrols?${windowQuery(window)}`, patrolItem)
export const useShifts = (window: RecordWindow, placeId?: string) =>
  useList(`/shifts?${windowQuery(window)}${placeId === undefined ? '' : `&placeId=${placeId}`}`, shiftItem)
export const useUnits = () => useList('/units', unitItem)
export const usePeople = () => useList('/people', personItem)
export const useDesks = () => useList('/desks', deskItem)
export const usePolicies = () => useList('/policies', policyItem)
export const useTierOrders = () => useList('/tier-orders', tierOrderItem)
export const useTrailEvents = (trailId: string | null) =>
  useList(trailId === null ? null : `/trails/${trailId}/events`, trailEvent)
/** Newest first. */
export const useActs = (limit = 50) => useList(`/acts?limit=${limit}`, journalEntry)
