import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { gapAcknowledgement } from '../../data/model/gapAcknowledgement.ts'
import { notice } from '../../data/model/notice.ts'
import { useList, versioned } from './records.ts'
import { askJson, valueOf } from './request.ts'

const wordItem = gapAcknowledgement.and(versioned)
const noticeItem = notice.and(versioned)
export type NoticeItem = z.infer<typeof noticeItem>

const noticeList = z.object({ items: z.array(noticeItem), unread: z.number().int() })

/** Words on gaps of a line that stand now. */
export const useOpenGapWords = (lineId: string) =>
  useList(`/gaps/acknowledgements?open=true&lineId=${lineId}`, {
    kind: 'gap-acknowledgement',
    item: wordItem,
  })

/** What a unit was told in the last day, newest first, and how much of it nobody has read; null asks nothing. */
export function useNotices(unitId: string | null) {
  return useQuery({
    queryKey: ['notices', unitId],
    enabled: unitId !== null,
    queryFn: ({ signal }) => askJson(`/notices?limit=60&unitId=${unitId ?? ''}`, noticeList, signal),
    meta: { follow: { how: 'anew', kinds: ['notice'] } },
    select: valueOf<z.infer<typeof noticeList>>,
    placeholderData: keepPreviousData,
  })
}
