import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { patrolWalk } from '../../data/model/patrolWalk.ts'
import { staffingLog } from '../../data/model/staffingLog.ts'
import { teamsNow, type TeamsNow } from '../../data/model/teamsNow.ts'
import { lostTrack, tracker } from '../../data/model/tracker.ts'
import { useCounty } from './county.ts'
import { askAgain } from './coverage.ts'
import { useList, versioned, windowQuery, type RecordWindow } from './records.ts'
import { getJson } from './request.ts'

const trackerItem = tracker.and(versioned)
export type TrackerItem = z.infer<typeof trackerItem>
const staffingLogItem = staffingLog.and(versioned)
const lostTrackItem = lostTrack.and(versioned)

export const useTrackers = () => useList('/trackers', trackerItem)
export const useStaffingLogs = (placeId: string, window: RecordWindow) =>
  useList(`/staffing-logs?placeId=${placeId}&${windowQuery(window)}`, staffingLogItem)
export const useLostTracks = (patrolId: string) => useList(`/lost-tracks?patrolId=${patrolId}`, lostTrackItem)

/** What became of an assignment by its tracks; nothing for no patrol. */
export function usePatrolWalk(patrolId: string | null) {
  const { sequence } = useCounty()
  return useQuery({
    queryKey: ['patrol-walk', patrolId, sequence],
    enabled: patrolId !== null,
    queryFn: ({ signal }) => getJson(`/patrols/${patrolId}/walk`, patrolWalk, signal),
    placeholderData: (previous) => (previous?.patrolId === patrolId ? previous : undefined),
    refetchInterval: askAgain('actual'),
  })
}

export type TeamNow = TeamsNow['features'][number]

const askTeamsEveryMs = 15_000

/** Where each tracker was last heard of, while it is wanted; asked every quarter of a minute. */
export function useTeamsNow(wanted = true) {
  const answer = useQuery({
    queryKey: ['teams-now'],
    enabled: wanted,
    queryFn: async ({ signal }) => (await getJson('/teams-now', teamsNow, signal)).features,
    refetchInterval: askTeamsEveryMs,
  })
  return wanted ? answer : { ...answer, data: undefined }
}
