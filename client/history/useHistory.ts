import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { historyEntry } from '../../data/model/recordHistory.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { askJson, valueOf } from '../api/request.ts'

const history = z.object({ items: z.array(historyEntry), more: z.boolean() })

/** Acts on a record, newest first. */
export const useHistory = (kind: RecordKind, id: string, limit: number) =>
  useQuery({
    queryKey: ['history', kind, id, limit],
    queryFn: ({ signal }) => askJson(`/history/${kind}/${id}?limit=${limit}`, history, signal),
    placeholderData: keepPreviousData,
    meta: { follow: { how: 'anew', kinds: [kind, 'trail-event', 'lost-track'] } },
    select: valueOf<z.infer<typeof history>>,
  })
