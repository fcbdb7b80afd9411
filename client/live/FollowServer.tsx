import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { askCounty, setClockOffset, tryKnownCounty, useCountyNow } from '../api/county.ts'
import { noteStorage } from '../api/health.ts'
import { LivePages } from './livePages.ts'
import { openTabFeed } from './tabFeed.ts'
import { LiveProvider } from './useLive.ts'

/** Follows the server's journal from the county's first answer on, for all that is shown within. */
export function FollowServer({ children }: { children: ReactNode }) {
  // Suspends until the county is there.
  useCountyNow()
  const client = useQueryClient()
  const [live] = useState(
    () =>
      new LivePages({
        client,
        openFeed: openTabFeed,
        askCounty: async () => {
          const { sequence, value } = await askCounty(client)
          return { sequence, ...value }
        },
        setClockOffset: (offsetMs) => setClockOffset(client, offsetMs),
        noteStorage: (storage) => noteStorage(client, storage),
      }),
  )
  useEffect(() => {
    const known = tryKnownCounty(client)
    return known === undefined ? undefined : live.start({ sequence: known.sequence, ...known.value })
  }, [client, live])
  return <LiveProvider value={live}>{children}</LiveProvider>
}
