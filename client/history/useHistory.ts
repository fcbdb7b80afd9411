import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { historyEntry } from '../../data/model/recordHistory.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { askJson, valueOf } from '../api/request.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'

const history = z.object({ items: z.array(historyEntry), more: z.boolean() })

/** Acts on a record, newest first. */
export function useHistory(kind: RecordKind, id: string, limit: number) {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['history', kind, id, limit, keyOf(knownAt)],
    queryFn: ({ signal }) =>
      askJson(asKnownAt(`/history/${kind}/${id}?limit=${limit}`, knownAt), history, signal),
    placeholderData: ofSameKnowledge(knownAt),
    meta: followKnown({ how: 'anew', kinds: [kind, 'trail-event', 'lost-track'] }, knownAt),
    select: valueOf<z.infer<typeof history>>,
  })
}
