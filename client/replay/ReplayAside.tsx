import { ReplayCurve } from './ReplayCurve.tsx'
import { ReplayFigures } from './ReplayFigures.tsx'
import { ReplayGaps } from './ReplayGaps.tsx'
import { ReplayHour } from './ReplayHour.tsx'
import type { ReplayView } from './useReplayView.ts'

/** Beside map and chart while a replay runs: nothing there is of now. */
export function ReplayAside({ view }: { view: ReplayView }) {
  return (
    <div className="replay-aside">
      <div className="replay-figures">
        <ReplayFigures view={view} />
      </div>
      <section className="replay-panel">
        <ReplayCurve view={view} />
      </section>
      <ReplayGaps view={view} />
      <ReplayHour view={view} />
    </div>
  )
}
