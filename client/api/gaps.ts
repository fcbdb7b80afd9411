import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { gapAcknowledgement } from '../../data/model/gapAcknowledgement.ts'
import { notice } from '../../data/model/notice.ts'
import { useMay } from '../account/me.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
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
export function useNotices(of: string | null) {
  const unitId = useMay('see-notices') ? of : null
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['notices', unitId, keyOf(knownAt)],
    enabled: unitId !== null,
    queryFn: ({ signal }) =>
      askJson(asKnownAt(`/notices?limit=60&unitId=${unitId ?? ''}`, knownAt), noticeList, signal),
    meta: followKnown({ how: 'anew', kinds: ['notice'] }, knownAt),
    select: valueOf<z.infer<typeof noticeList>>,
    placeholderData: ofSameKnowledge(knownAt),
  })
}

/** More than these at once no province has; where there are, what is missing is not known. */
const mostStanding = 2000

/** What units were told of gaps that are not over, newest first; undefined where not all of it is known. */
export function useStandingNotices(): readonly NoticeItem[] | undefined {
  const isSeen = useMay('see-notices')
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['standing-notices', keyOf(knownAt)],
    enabled: isSeen,
    queryFn: ({ signal }) =>
      askJson(asKnownAt(`/notices?standing=true&limit=${mostStanding}`, knownAt), noticeList, signal),
    meta: followKnown({ how: 'anew', kinds: ['notice'] }, knownAt),
    select: ({ value: { items } }) => (items.length < mostStanding ? items : undefined),
    placeholderData: ofSameKnowledge(knownAt),
  }).data
}
