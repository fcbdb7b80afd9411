import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { historyEntry } from '../../data/model/recordHistory.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { askJson, valueOf } from '../api/request.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'

const history = z.object({ items: z.array(historyEntry), more: z.boolean() })

/** What may lie on a list of a record and so belongs to its history. */
const listed = ['trail-event', 'lost-track', 'patrol-event', 'handover', 'incident', 'field-note'] as const

/** Acts on a record, newest first. */
export function useHistory(kind: RecordKind, id: string, limit: number) {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['history', kind, id, limit, keyOf(knownAt)],
    queryFn: ({ signal }) =>
      askJson(asKnownAt(`/history/${kind}/${id}?limit=${limit}`, knownAt), history, signal),
    placeholderData: ofSameKnowledge(knownAt),
    meta: followKnown({ how: 'anew', kinds: [kind, ...listed] }, knownAt),
    select: valueOf<z.infer<typeof history>>,
  })
}
