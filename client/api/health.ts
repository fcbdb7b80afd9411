import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { health, type Health, type Storage } from '../../data/model/health.ts'
import { tryKnownCounty } from './county.ts'
import { sendWrite } from './request.ts'

const everyMs = 10_000
/** Nothing tells of it when somebody dismisses a notice. */
const whileToldMs = 60_000

/** A server that can save nothing answers 503 and says why: that is an answer too. */
async function askHealth(signal: AbortSignal): Promise<Health> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(everyMs)])
  const response = await fetch('/api/health', { signal: patience })
  return health.parse(await response.json())
}

const healthKey = ['health'] as const

/**
 * How the server is; undefined where it does not answer. Its heartbeat says when that changes, so that
 * it is asked again and again only before there is one.
 */
export function useHealth(): Health | undefined {
  const client = useQueryClient()
  const { data, isError } = useQuery({
    queryKey: healthKey,
    queryFn: ({ signal }) => askHealth(signal),
    meta: { follow: { how: 'never' } },
    refetchInterval: ({ state }) =>
      state.status === 'error' || tryKnownCounty(client) === undefined
        ? everyMs
        : state.data?.restored?.isTold === true && whileToldMs,
    refetchIntervalInBackground: true,
    retry: false,
  })
  return isError ? undefined : data
}

/**
 * Which journal the server goes on with: another one once a backup was put back. Null where none ever
 * was, undefined while that is not known.
 */
export function useJournalId(): string | null | undefined {
  const health = useHealth()
  return health === undefined ? undefined : (health.restored?.id ?? null)
}

/** Asks how the server is where it is not known to be so; without a heartbeat in any case. */
export function noteStorage(client: QueryClient, heard?: Pick<Storage, 'state' | 'isLow'>): void {
  const known = client.getQueryData<Health>(healthKey)?.storage
  if (heard !== undefined && heard.state === known?.state && heard.isLow === known.isLow) return
  void client.refetchQueries({ queryKey: healthKey, type: 'active' }, { cancelRefetch: false })
}

/** Everybody who needs to know that a backup was put back does. */
export function useDismissRestored() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => sendWrite({ method: 'POST', address: '/health/restored/dismiss' }),
    onSettled: () => client.invalidateQueries({ queryKey: healthKey }),
  })
}
