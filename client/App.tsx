import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { innerPages, pages } from '../data/model/pages.ts'
import { OnlyWall } from './account/OnlyWall.tsx'
import { makeQueries } from './api/queries.ts'
import { KnowledgeBand } from './knowledge/KnowledgeBand.tsx'
import { NoPage } from './shell/NoPage.tsx'
import { OtherDocument } from './shell/OtherDocument.tsx'
import { ProductFrame } from './shell/ProductFrame.tsx'
import { Waiting } from './shell/Waiting.tsx'

const Overview = lazy(async () => ({ default: (await import('./overview/Overview.tsx')).Overview }))
const Wall = lazy(async () => ({ default: (await import('./wall/Wall.tsx')).Wall }))
const Plan = lazy(async () => ({ default: (await import('./plan/Plan.tsx')).Plan }))
const Trails = lazy(async () => ({ default: (await import('./trails/Trails.tsx')).Trails }))
const Notice = lazy(async () => ({ default: (await import('./trails/notice/Notice.tsx')).Notice }))
const People = lazy(async () => ({ default: (await import('./chiefs/People.tsx')).People }))
const Patrols = lazy(async () => ({ default: (await import('./patrols/Patrols.tsx')).Patrols }))
const Rosters = lazy(async () => ({ default: (await import('./rosters/Rosters.tsx')).Rosters }))
const PlansOnFile = lazy(async () => ({
  default: (await import('./plansOnFile/PlansOnFile.tsx')).PlansOnFile,
}))
const Admin = lazy(async () => ({ default: (await import('./admin/Admin.tsx')).Admin }))
const Account = lazy(async () => ({ default: (await import('./account/Account.tsx')).Account }))
const About = lazy(async () => ({ default: (await import('./about/About.tsx')).About }))

const queries = makeQueries()

/** One page a workplace; each is loaded when it is first opened. The phone's is a document of its own. */
export function App() {
  return (
    <ProductFrame queries={queries}>
      <KnowledgeBand>
        <OnlyWall>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route path={pages.overview} element={<Overview />} />
              <Route path={pages.wall} element={<Wall />} />
              <Route path={pages.planner} element={<Plan />} />
              <Route path={pages.trails} element={<Trails />} />
              <Route path={innerPages.trail} element={<Trails />} />
              <Route path={innerPages.notice} element={<Notice />} />
              <Route path={pages.people} element={<People />} />
              <Route path={pages.patrols} element={<Patrols />} />
              <Route path={pages.rosters} element={<Rosters />} />
              <Route path={pages.plansOnFile} element={<PlansOnFile />} />
              <Route path={pages.field} element={<OtherDocument />} />
              <Route path={pages.admin} element={<Admin />} />
              <Route path={pages.account} element={<Account />} />
              <Route path={pages.about} element={<About />} />
              <Route path="*" element={<NoPage />} />
            </Routes>
          </Suspense>
        </OnlyWall>
      </KnowledgeBand>
    </ProductFrame>
  )
}
