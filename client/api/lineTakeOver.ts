import { useQuery } from '@tanstack/react-query'
import { lineTakeOver } from '../../data/model/lineTakeOver.ts'
import { getJson } from './request.ts'

export const takeOverAddress = (lineId: string): string =>
  `/collections/border-lines/items/${lineId}/take-over`

/** What would move onto a line, as things stand when it is asked. */
export function useLineTakeOver(lineId: string) {
  return useQuery({
    queryKey: ['line-take-over', lineId],
    queryFn: ({ signal }) => getJson(takeOverAddress(lineId), lineTakeOver, signal),
    meta: { follow: { how: 'never' } },
    retry: false,
    gcTime: 0,
  })
}
