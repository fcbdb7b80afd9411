import { useQuery } from '@tanstack/react-query'
import { onDuty, type OnDuty } from '../../data/model/onDuty.ts'
import { overdue, type Overdue } from '../../data/model/overdue.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { askJson, valueOf } from './request.ts'

const overdueKinds = ['trail', 'trail-event', 'policy', 'tier-order'] as const
const onDutyKinds = ['shift', 'patrol', 'desk', 'checkpoint', 'person', 'unit', 'county-settings'] as const

/** A burst of acts, as a roster of many, changes what is read from afar once. */
const restMs = 10_000

/** Seals that are late to be verified or inspected; a new answer comes when the clock makes another one late. */
export function useOverdue(): Overdue | undefined {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['overdue', keyOf(knownAt)],
    queryFn: ({ signal }) => askJson(asKnownAt('/overdue', knownAt), overdue, signal),
    meta: followKnown({ how: 'anew', kinds: overdueKinds }, knownAt),
    select: valueOf<Overdue>,
    placeholderData: ofSameKnowledge(knownAt),
  }).data
}

/** Who rosters and assignments have on duty now. */
export function useOnDuty(): OnDuty | undefined {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['on-duty', keyOf(knownAt)],
    queryFn: ({ signal }) => askJson(asKnownAt('/on-duty', knownAt), onDuty, signal),
    meta: followKnown({ how: 'anew', kinds: onDutyKinds, restMs }, knownAt),
    select: valueOf<OnDuty>,
    placeholderData: ofSameKnowledge(knownAt),
  }).data
}
