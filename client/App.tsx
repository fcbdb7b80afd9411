import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { pages } from '../data/model/pages.ts'
import { AccountGate } from './account/AccountGate.tsx'
import { OnlyWall } from './account/OnlyWall.tsx'
import { WatchSession } from './account/WatchSession.tsx'
import { RestoredBand } from './keeping/RestoredBand.tsx'
import { StorageBand } from './keeping/StorageBand.tsx'
import { KnowledgeBand } from './knowledge/KnowledgeBand.tsx'
import { FollowServer } from './live/FollowServer.tsx'
import { CountyGate } from './shell/CountyGate.tsx'
import { NoPage } from './shell/NoPage.tsx'
import { Waiting } from './shell/Waiting.tsx'
import { mantineTheme } from './theme/mantineTheme.ts'
import { styleNonce } from './theme/styleNonce.ts'
import { surfaceVariables } from './theme/surfaceVariables.ts'

const Overview = lazy(async () => ({ default: (await import('./overview/Overview.tsx')).Overview }))
const Wall = lazy(async () => ({ default: (await import('./wall/Wall.tsx')).Wall }))
const Plan = lazy(async () => ({ default: (await import('./plan/Plan.tsx')).Plan }))
const Field = lazy(async () => ({ default: (await import('./field/Field.tsx')).Field }))
const Admin = lazy(async () => ({ default: (await import('./admin/Admin.tsx')).Admin }))
const Account = lazy(async () => ({ default: (await import('./account/Account.tsx')).Account }))
const About = lazy(async () => ({ default: (await import('./about/About.tsx')).About }))

const askAgainMs = 10_000

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What is shown follows the server's journal: it does not grow old by itself.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: 1,
      // On a closed network the browser thinks it is offline; it must ask all the same.
      networkMode: 'always',
      // What failed is asked again by itself: nobody stands at a wall to do it.
      refetchInterval: ({ state }) => (state.status === 'error' ? askAgainMs : false),
    },
    mutations: { networkMode: 'always' },
  },
})

/** One page a workplace; each is loaded when it is first opened. */
export function App() {
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
                <KnowledgeBand>
                  <OnlyWall>
                    <Suspense fallback={<Waiting />}>
                      <Routes>
                        <Route path={pages.overview} element={<Overview />} />
                        <Route path={pages.wall} element={<Wall />} />
                        <Route path={pages.planner} element={<Plan />} />
                        <Route path={pages.field} element={<Field />} />
                        <Route path={pages.admin} element={<Admin />} />
                        <Route path={pages.account} element={<Account />} />
                        <Route path={pages.about} element={<About />} />
                        <Route path="*" element={<NoPage />} />
                      </Routes>
                    </Suspense>
                  </OnlyWall>
                </KnowledgeBand>
              </FollowServer>
            </CountyGate>
          </AccountGate>
        </BrowserRouter>
      </MantineProvider>
    </QueryClientProvider>
  )
}
