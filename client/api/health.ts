import { useQuery } from '@tanstack/react-query'
import { health, type Health } from '../../data/model/health.ts'

const everyMs = 10_000

/** A server that can save nothing answers 503 and says why: that is an answer too. */
async function askHealth(signal: AbortSignal): Promise<Health> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(everyMs)])
  const response = await fetch('/api/health', { signal: patience })
  return health.parse(await response.json())
}

/** How the server is, asked every ten seconds; undefined where it does not answer. */
export function useHealth(): Health | undefined {
  const { data, isError } = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => askHealth(signal),
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
    retry: false,
  })
  return isError ? undefined : data
}
