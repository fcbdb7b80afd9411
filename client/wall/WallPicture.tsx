import { useMemo, useState } from 'react'
import { useCoverage } from '../api/coverage.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { fadeToUnknown } from './fadeToUnknown.ts'
import { Headline } from './Headline.tsx'
import { LastHour } from './LastHour.tsx'
import { NoDataBand } from './NoDataBand.tsx'
import { listedGaps } from './rankedGaps.ts'
import { useWallReplay } from '../replay/useWallReplay.ts'
import { WallReplay } from '../replay/WallReplay.tsx'
import { useArrangement } from './useArrangement.ts'
import { useBrightness } from './useBrightness.ts'
import { useNewGaps } from './useNewGaps.ts'
import { useScene } from './useScene.ts'
import { useSilentSince } from './useHeartbeat.ts'
import { useWallFrame } from './useWallFrame.ts'
import { useWallSize } from './useWallSize.ts'
import { WallMarks } from './WallMarks.tsx'
import { WallMap } from './WallMap.tsx'
import { WallUnrolled } from './WallUnrolled.tsx'
import { WorstGaps } from './WorstGaps.tsx'

const hourMs = 3_600_000
const halfWindowMs = 12 * hourMs

export function WallPicture() {
  const { unitPx } = useWallSize()
  const nowMs = useServerNow(5000)
  const atMs = Math.floor(nowMs / 60_000) * 60_000
  const hourBeganMs = Math.floor(atMs / hourMs) * hourMs
  const [fromMs, toMs] = [hourBeganMs - halfWindowMs, hourBeganMs + halfWindowMs]
  const arrangement = useArrangement()
  const kind = arrangement.coverage
  const arrived = useCoverage({ kind, fromMs, toMs, atMs }).data
  // A question that fails has no answer; the last one stays, and `useSilentSince` judges its age.
  const [last, setLast] = useState(arrived)
  if (arrived !== undefined && arrived !== last) setLast(arrived)
  const answer = arrived ?? last
  const silentSinceMs = useSilentSince(answer === undefined ? undefined : Date.parse(answer.at))
  const silent = silentSinceMs !== undefined
  const lines = useMemo(() => (silent ? answer?.lines.map(fadeToUnknown) : answer?.lines), [answer, silent])
  const gaps = useMemo(() => (lines === undefined ? undefined : listedGaps(lines)), [lines])
  const scene = useScene(arrangement, gaps?.length ?? 0)
  const isSignalled = useNewGaps(arrangement.newGapSignal, silent ? undefined : gaps)
  const brightness = useBrightness(arrangement.dim, nowMs)
  const frame = useWallFrame(atMs)
  // What calls now goes before what was.
  const replay = useWallReplay(scene, { kind, elseMs: atMs, isHeld: silent || isSignalled })

  return (
    <main className="wall" data-silent={silent} data-replay={replay !== undefined} {...frame}>
      <div className="wall-drift">
        <Headline
          kind={kind}
          answer={silent ? undefined : answer}
          atMs={atMs}
          silentSinceMs={silentSinceMs}
        />
        <WallMap
          kind={kind}
          lines={lines}
          gaps={gaps}
          atMs={atMs}
          scene={scene}
          units={answer?.units}
          unitPx={unitPx}
          silent={silent}
          replay={replay?.view}
        />
        <aside className="wall-side">
          <WorstGaps
            kind={kind}
            gaps={silent ? undefined : gaps}
            silent={silent}
            atMs={atMs}
            scene={scene}
            signalled={isSignalled}
          />
          <LastHour answer={silent ? undefined : answer} atMs={atMs} />
        </aside>
        <WallUnrolled
          kind={kind}
          knownUntilMs={answer === undefined ? undefined : Date.parse(answer.knownUntil)}
          lines={lines}
          fromMs={fromMs}
          toMs={toMs}
          atMs={silentSinceMs ?? atMs}
          unitPx={unitPx}
          silent={silent}
        />
        {replay !== undefined && <WallReplay {...replay} unitPx={unitPx} />}
      </div>
      <WallMarks brightness={brightness} />
      {silentSinceMs !== undefined && <NoDataBand sinceMs={silentSinceMs} />}
    </main>
  )
}
