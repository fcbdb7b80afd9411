import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { recurringShiftAnswer } from '../../../data/model/recurringShift.ts'
import { refusalOf, sendWrite } from '../../api/request.ts'

export interface RosterPreview {
  windows: readonly { from: string; to: string }[] | undefined
  /** Why the server would not take the rule. */
  refusal: string | undefined
}

const settleMs = 300

/** The times that a rule would give, as the server tells them; nothing is kept by asking. */
export function useRosterPreview(body: object | undefined): RosterPreview {
  const [asked] = useDebouncedValue(body === undefined ? '' : JSON.stringify(body), settleMs)
  const { data, error } = useQuery({
    queryKey: ['roster-preview', asked],
    enabled: asked !== '',
    retry: false,
    refetchInterval: false,
    staleTime: 0,
    meta: { follow: { how: 'anew', kinds: ['shift'] } },
    queryFn: async ({ signal }) =>
      recurringShiftAnswer.parse(
        await sendWrite({
          method: 'POST',
          address: '/shifts/recurring',
          body: { ...(JSON.parse(asked) as object), dryRun: true },
          signal,
        }),
      ).windows,
  })
  return {
    windows: asked === '' ? undefined : data,
    refusal: refusalOf(error, undefined),
  }
}
