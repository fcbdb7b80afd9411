import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { BrowserRouter } from 'react-router'
import { AccountGate } from '../account/AccountGate.tsx'
import { WatchSession } from '../account/WatchSession.tsx'
import { RestoredBand } from '../keeping/RestoredBand.tsx'
import { StorageBand } from '../keeping/StorageBand.tsx'
import { FollowServer } from '../live/FollowServer.tsx'
import { mantineTheme } from '../theme/mantineTheme.ts'
import { styleNonce } from '../theme/styleNonce.ts'
import { surfaceVariables } from '../theme/surfaceVariables.ts'
import { CountyGate } from './CountyGate.tsx'

/** What every page stands in, at a desk and in the field: who asks, of which county, and its journal. */
export function ProductFrame({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={mantineTheme}
        cssVariablesResolver={surfaceVariables}
        defaultColorScheme="light"
        getStyleNonce={styleNonce}
      >
        <Notifications position="bottom-center" />
        <BrowserRouter>
          <StorageBand />
          <AccountGate>
            <CountyGate>
              <FollowServer>
                <WatchSession />
                <RestoredBand />
                {children}
              </FollowServer>
            </CountyGate>
          </AccountGate>
        </BrowserRouter>
      </MantineProvider>
    </QueryClientProvider>
  )
}
