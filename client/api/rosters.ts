import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { holiday, leave } from '../../data/model/leave.ts'
import { rosterRules } from '../../data/model/rosterRules.ts'
import { staffNeed } from '../../data/model/staffNeed.ts'
import { useMay } from '../account/me.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { useList, versioned, windowQuery, type RecordWindow } from './records.ts'
import { getJson } from './request.ts'

const needItem = staffNeed.and(versioned)
const leaveItem = leave.and(versioned)
const holidayItem = holiday.and(versioned)
const rulesItem = rosterRules.and(versioned)

export type NeedItem = z.infer<typeof needItem>
export type LeaveItem = z.infer<typeof leaveItem>
export type HolidayItem = z.infer<typeof holidayItem>

export const useStaffNeeds = () => useList('/staff-needs', { kind: 'staff-need', item: needItem })
export const useHolidays = () => useList('/holidays', { kind: 'holiday', item: holidayItem })
/** Nothing for whoever may not see people. */
export const useLeaves = (window: RecordWindow) =>
  useList(useMay('see-people') ? `/leaves?${windowQuery(window)}` : null, {
    kind: 'leave',
    item: leaveItem,
    window,
  })

const rosterRulesQuery = (knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['roster-rules', keyOf(knownAt)],
    queryFn: ({ signal }) => getJson(asKnownAt('/roster-rules', knownAt), rulesItem, signal),
    meta: followKnown({ how: 'anew', kinds: ['roster-rules'] }, knownAt),
  })

/** What rosters are judged by; version 0 before anybody set it. */
export function useRosterRules() {
  const knownAt = useKnownAt()
  return useQuery({ ...rosterRulesQuery(knownAt), placeholderData: ofSameKnowledge(knownAt) })
}
