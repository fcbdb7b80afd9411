import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { patrolWalk, type PatrolWalk } from '../../data/model/patrolWalk.ts'
import { staffingLog } from '../../data/model/staffingLog.ts'
import { teamsNow, type TeamsNow } from '../../data/model/teamsNow.ts'
import { lostTrack, tracker } from '../../data/model/tracker.ts'
import type { Asked } from '../live/patchList.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { useMay } from '../account/me.ts'
import { useCounty } from './county.ts'
import { listQuery, useList, versioned, windowQuery, type RecordWindow } from './records.ts'
import { askJson, valueOf } from './request.ts'

const trackerItem = tracker.and(versioned)
export type TrackerItem = z.infer<typeof trackerItem>
const staffingLogItem = staffingLog.and(versioned)
const lostTrackItem = lostTrack.and(versioned)

/** Nothing for whoever may not see them. */
export const useTrackers = () =>
  useList(useMay('see-trackers') ? '/trackers' : null, { kind: 'tracker', item: trackerItem })
const staffingLogs = (placeId: string, window: RecordWindow) =>
  [
    `/staffing-logs?placeId=${placeId}&${windowQuery(window)}`,
    { kind: 'staffing-log', item: staffingLogItem, window, parentId: placeId },
  ] as const
export const useStaffingLogs = (placeId: string, window: RecordWindow) =>
  useList(...staffingLogs(placeId, window))
export const staffingLogsQuery = (placeId: string, window: RecordWindow) =>
  listQuery(...staffingLogs(placeId, window))
export const useLostTracks = (patrolId: string) =>
  useList(`/lost-tracks?patrolId=${patrolId}`, {
    kind: 'lost-track',
    item: lostTrackItem,
    parentId: patrolId,
  })

/** What became of an assignment by its tracks; nothing for no patrol. */
export function usePatrolWalk(patrolId: string | null) {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['patrol-walk', patrolId, keyOf(knownAt)],
    enabled: patrolId !== null,
    queryFn: ({ signal }) => askJson(asKnownAt(`/patrols/${patrolId}/walk`, knownAt), patrolWalk, signal),
    meta: followKnown(
      {
        how: 'anew',
        kinds: ['patrol', 'tracker', 'lost-track', 'border-line'],
        tracksEveryMs: 10_000,
      },
      knownAt,
    ),
    select: valueOf<PatrolWalk>,
  })
}

export type TeamNow = TeamsNow['features'][number]

const featuresOf = ({ value }: Asked<TeamsNow>) => value.features

/** Patrols begin and end by the clock, and who is off duty is forgotten. */
const askTeamsAfterMs = 60_000

/** Where each tracker was last heard of, while it is wanted and may be seen. */
export function useTeamsNow(isWanted = true) {
  const wanted = useMay('see-positions') && isWanted
  const { clockOffsetMs } = useCounty()
  const knownAt = useKnownAt()
  const answer = useQuery({
    queryKey: ['teams-now', keyOf(knownAt)],
    enabled: wanted,
    queryFn: async ({ signal }): Promise<Asked<TeamsNow>> => ({
      ...(await askJson(asKnownAt('/teams-now', knownAt), teamsNow, signal)),
      ...(knownAt === undefined && { changesAtMs: Date.now() + clockOffsetMs + askTeamsAfterMs }),
    }),
    meta: followKnown(
      { how: 'anew', kinds: ['tracker', 'patrol', 'border-line'], tracksEveryMs: 5000 },
      knownAt,
    ),
    select: featuresOf,
  })
  return wanted ? answer : { ...answer, data: undefined }
}
