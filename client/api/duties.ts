import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ownDuty } from '../../data/model/ownDuty.ts'
import { windowQuery, type RecordWindow } from './records.ts'
import { askJson } from './request.ts'

const duties = z.object({ items: z.array(ownDuty) })

/** What says where, when and with whom somebody is on. */
const kinds = ['shift', 'patrol', 'person', 'checkpoint', 'desk', 'trade-point', 'unit'] as const

/** Shifts and patrols of one person; nothing for nobody. */
export const dutiesQuery = (personId: string | null, window: RecordWindow) =>
  queryOptions({
    queryKey: ['duties', personId, window.fromMs],
    enabled: personId !== null,
    queryFn: async ({ signal }) => {
      const address = `/duties?personId=${personId ?? ''}&${windowQuery(window)}`
      const { sequence, value } = await askJson(address, duties, signal)
      return { sequence, value: value.items }
    },
    meta: { follow: { how: 'anew', kinds, restMs: 20_000 } },
    select: ({ value }) => value,
  })
