import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { closeGapsQuestion } from '../../data/model/closeGaps.ts'
import { proposalTeams } from '../../data/model/closeGaps.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { followCoverage } from './coverage.ts'
import { windowQuery } from './records.ts'
import { askJson, valueOf } from './request.ts'

export type ProposalTeams = z.infer<typeof proposalTeams>

/** Teams that patrols of a line may be proposed for, as the server has them; undefined until it said so. */
export function useProposalTeams(lineId: string, window: TimeWindow, isAsked: boolean) {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['proposal-teams', lineId, window.fromMs, window.toMs, keyOf(knownAt)],
    enabled: isAsked,
    queryFn: ({ signal }) =>
      askJson(
        asKnownAt(`/close-gaps/teams?lineId=${lineId}&${windowQuery(window)}`, knownAt),
        proposalTeams,
        signal,
      ),
    meta: followKnown(followCoverage('planned'), knownAt),
    select: valueOf<ProposalTeams>,
  }).data?.items
}

/** A question; what it leaves out is as the server has it. */
export type AskedCloseGaps = z.input<typeof closeGapsQuestion>
