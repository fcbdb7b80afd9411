import type { CoverageAnswer, CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useActs } from '../api/records.ts'
import { useOverdue } from '../api/standing.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { LastHour } from './LastHour.tsx'
import type { ListedGap } from './rankedGaps.ts'
import { DutyByUnit, OverdueList } from './SideDetails.tsx'
import { sidePageAt, type SidePage } from './sidePage.ts'
import { useWallSize } from './useWallSize.ts'
import type { Scene } from './wallScenes.ts'
import { WorstGaps } from './WorstGaps.tsx'

export interface WallSideProps {
  kind: CoverageKind
  answer: CoverageAnswer | undefined
  gaps: readonly ListedGap[] | undefined
  /** The instant that it is of, and whether that is not now. */
  atMs: number
  isFixed: boolean
  silent: boolean
  scene: Scene
  /** A new gap is being signalled. */
  signalled: boolean
}

/** The worst gaps, and below or beside them the last hour, what is late and who is on duty. */
export function WallSide({ kind, answer, gaps, scene, signalled, ...dated }: WallSideProps) {
  const { shape } = useWallSize()
  // Without gaps there is room for what else is to be known.
  const isCalm = gaps?.length === 0
  const hasRoom = shape !== 'wide' || isCalm
  // Acts of a replay appear in the last hour, and nowhere else.
  const page = useSidePage(hasRoom, scene.kind === 'replay')
  return (
    <aside className="wall-side" data-calm={isCalm}>
      <WorstGaps kind={kind} gaps={gaps} scene={scene} signalled={signalled} {...dated} />
      {(hasRoom || page === 'hour') && <LastHour answer={answer} {...dated} />}
      {page === 'overdue' && <OverdueList atMs={dated.atMs} silent={dated.silent} />}
      {page === 'duty' && <DutyByUnit silent={dated.silent} />}
    </aside>
  )
}

/** Which card has its turn; where the last hour has a place of its own, it takes none. */
function useSidePage(hasRoom: boolean, isHourKept: boolean): SidePage | undefined {
  const nowMs = useServerNow(2000)
  const isPast = useKnownAt() !== undefined
  const newest = useActs(50).data?.[0]
  const overdue = useOverdue()
  const isLate = overdue !== undefined && overdue.verifications.overdue + overdue.reinspections.overdue > 0
  const pages: SidePage[] = [
    ...(hasRoom ? [] : ['hour' as const]),
    ...(isLate ? ['overdue' as const] : []),
    'duty',
  ]
  if (isPast || isHourKept) return pages[0]
  return sidePageAt({
    pages,
    nowMs,
    newestActMs: newest === undefined ? undefined : Date.parse(newest.receivedAt),
  })
}
